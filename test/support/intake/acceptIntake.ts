import type { Client } from '#backend/createBackend.ts';
import type { AcceptedIntake } from '#shared/api/intake.ts';

/** Accepts items where the tray has them at this moment, as somebody does who has just looked. */
export async function acceptIntake(client: Client, ids: readonly number[], replace = false): Promise<AcceptedIntake> {
  return client.intake.accept({ items: await seenIntake(client, ids), replace });
}

/** What accepting these items sends along of what is on the screen now. */
export async function seenIntake(client: Client, ids: readonly number[]) {
  const items = await client.intake.items({ ids: [...ids] });
  return items.map(({ id, placeMark }) => ({ id, placeMark }));
}
