import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import type { CaseDesk } from './caseDesk.ts';

/** Puts files into a slot of the desk's case, as dropping them there does. */
export function addFiles({ client, caseNumber }: CaseDesk, slot: MaterialSlotId, files: File[], replace = false) {
  return client.materials.add({ caseNumber, slot, files, replace });
}

/** Names of what a slot of the desk's case holds, in order. */
export async function heldNames({ client, caseNumber }: CaseDesk, slot: MaterialSlotId): Promise<string[]> {
  const { materials } = await client.cases.open({ caseNumber });
  return materials.filter((each) => each.slot === slot).map(({ facts }) => facts.name);
}
