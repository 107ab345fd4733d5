import type { z } from 'zod';
import type { AddedMaterials, addMaterialsInput } from '#shared/api/materials.ts';
import { type MaterialSlot, type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import { caseIdOf, openCase } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { inOrder } from '../jobs/inOrder.ts';
import { ingestScan } from '../scans/ingestScan.ts';
import { measureIn, measureUpload } from '../scans/measureUpload.ts';
import { clearMadeFiles } from '../vault/madeFiles.ts';
import { type ReadDatabase, transaction } from '../vault/sql.ts';
import { attachScan, detachScan, listMaterials } from '../vault/store/materials.ts';
import { fillSlot, type SlotOutcome } from './fillSlot.ts';

type Result = AddedMaterials['results'][number];

/** A file whose original lies in the vault. */
interface Kept {
  readonly at: number;
  readonly scanId: number;
  readonly sha256: string;
  /** What it is called this time. */
  readonly name: string;
}

/**
 * Puts files into one slot of a case: originals first, one after the other, then all rows at once.
 *
 * A file that cannot be read stops no other. When it resolves, everything it reports is durable; when it is cancelled,
 * the slot is as it was. Throws `caseMissing`, `caseRemoved` (also for a case that is moved to the 回收站 while its files are
 * read), `vaultLocked`, `cannotWrite`.
 */
export async function addMaterials(
  desk: Desk,
  { caseNumber, slot: slotId, files, replace }: z.infer<typeof addMaterialsInput>,
  signal?: AbortSignal,
): Promise<AddedMaterials> {
  const vault = desk.vault();
  const caseId = caseIdOf(desk, caseNumber);
  const slot = materialSlot(slotId);
  const decide = (incoming: readonly string[]) =>
    fillSlot({ held: [...heldIn(vault.db, caseId, slotId).keys()], incoming, most: slot.most, replace });

  const told = (at: number, outcome: SlotOutcome = 'full'): Result => ({
    file: files[at]?.name ?? '',
    outcome,
    reason: reasonOf(outcome, slot, replace),
  });

  const results: Result[] = [];
  const kept: Kept[] = [];
  const measure = measureIn(desk.pool, signal);
  const measured = inOrder(
    files,
    desk.pool.width,
    (file) => measureUpload(vault, file, measure, signal, [slotId]),
    signal,
  );
  for await (const each of measured) {
    const at = results.length;
    if (!each.ok) {
      results.push({ file: files[at]?.name ?? '', outcome: 'unreadable', reason: each.reason });
      continue;
    }
    const { bytes, facts } = each;
    results.push(told(at, decide([...kept.map(({ sha256 }) => sha256), facts.sha256]).outcomes.at(-1)));
    if (results[at]?.outcome === 'full') continue;
    const name = files[at]?.name ?? '';
    const origin = name.includes('/') ? name : null;
    const { id } = await ingestScan(vault, { name, origin, bytes, facts, now: desk.now() });
    kept.push({ at, scanId: id, sha256: facts.sha256, name });
  }
  signal?.throwIfAborted();

  const removed = transaction(vault.db, () => {
    // Asked again: another window may have moved the case to the 回收站 or filled the slot meanwhile.
    caseIdOf(desk, caseNumber);
    const { outcomes, removed: makingWay } = decide(kept.map(({ sha256 }) => sha256));
    const held = heldIn(vault.db, caseId, slotId);
    const out = makingWay.flatMap((sha256) => held.get(sha256) ?? []);
    for (const scanId of out) detachScan(vault.db, { caseId, slot: slotId, scanId });
    for (const [index, { at, scanId, name }] of kept.entries()) {
      results[at] = told(at, outcomes[index]);
      if (outcomes[index] === 'stored') attachScan(vault.db, { caseId, slot: slotId, scanId, now: desk.now(), name });
    }
    return out;
  });
  // A better copy goes with the last slot that holds its original.
  await clearMadeFiles(vault);
  return { results, removed, opened: openCase(desk, caseNumber) };
}

/** The scans of a slot, in order, by the SHA-256 of their bytes. */
function heldIn(db: ReadDatabase, caseId: number, slot: MaterialSlotId): Map<string, number> {
  const held = listMaterials(db, caseId).filter((material) => material.slot === slot);
  return new Map(held.map(({ scan }) => [scan.facts.sha256, scan.id]));
}

function reasonOf(outcome: SlotOutcome, { label, most }: MaterialSlot, replace: boolean): string | null {
  if (outcome === 'stored') return null;
  if (outcome === 'already') return `这份文件已经在“${label}”里`;
  return most === 1 && !replace
    ? `“${label}”已有另一份文件，没有替换`
    : `“${label}”最多放 ${most} 份，这一份没有放进去`;
}
