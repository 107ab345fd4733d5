import type { z } from 'zod';
import type { AddedMaterials, addMaterialsInput } from '#shared/api/materials.ts';
import { type MaterialSlot, type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import { endOverrides } from '../cases/endOverrides.ts';
import { caseIdOf, openCase } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { inOrder } from '../jobs/inOrder.ts';
import { ingestScan } from '../scans/ingestScan.ts';
import { asksForCodes, measureIn, measureUpload } from '../scans/measureUpload.ts';
import { clearMadeFiles } from '../vault/madeFiles.ts';
import type { ReadDatabase } from '../vault/sql.ts';
import { attachScan, detachScan, freePlace, listMaterials } from '../vault/store/materials.ts';
import { fillSlot, type SlotOutcome } from './fillSlot.ts';
import { noteSource } from './noteSource.ts';
import { picturesFor, type SlotPicture } from './picturesFor.ts';

type Result = AddedMaterials['results'][number];

/** Something whose bytes lie in the vault, on its way into the slot. */
interface Kept {
  readonly at: number;
  readonly scanId: number;
  readonly sha256: string;
  /** What it is called this time. */
  readonly name: string;
  /** The page it is of which file; null for a file as it came. */
  readonly of: { readonly page: number; readonly sourceId: number; readonly path: string } | null;
}

/**
 * Puts files into one slot of a case: originals first, one after the other, then all rows at once.
 *
 * Of a PDF, a bitmap or a TIFF the pages go in as pictures where the slot holds them all (see picturesFor.ts); the file itself is
 * kept beside them. A file that cannot be read stops no other. When it resolves, everything it reports is durable; when it is cancelled,
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
  const measured = inOrder(files, desk.pool.width, (file) => measureUpload(vault, file, measure, signal, [slotId]), {
    signal,
  });
  for await (const each of measured) {
    const at = results.length;
    if (!each.ok) {
      results.push({ file: files[at]?.name ?? '', outcome: 'unreadable', reason: each.reason });
      continue;
    }
    const name = files[at]?.name ?? '';
    const whole: SlotPicture = { name, bytes: each.bytes, facts: each.facts, page: null };
    const pictures = await picturesFor(whole, slot, measure, { pool: desk.pool, codes: asksForCodes(slotId), signal });
    const incoming = [...kept.map(({ sha256 }) => sha256), ...pictures.map(({ facts }) => facts.sha256)];
    const outcome = worst(decide(incoming).outcomes.slice(kept.length));
    results.push(told(at, outcome));
    if (outcome === 'full') continue;
    const origin = name.includes('/') ? name : null;
    const keep = ({ bytes, facts, name: called }: SlotPicture) =>
      ingestScan(vault, { name: called, origin, bytes, facts, now: desk.now() });
    // The file itself stays, too, as in 收件, where it is found under what was put away.
    const sourceId = pictures[0]?.page == null ? null : (await keep(whole)).id;
    for (const picture of pictures) {
      const { id } = await keep(picture);
      const { page, facts } = picture;
      const of = page === null || sourceId === null ? null : { page, sourceId, path: name };
      kept.push({ at, scanId: id, sha256: facts.sha256, name: picture.name, of });
    }
  }
  signal?.throwIfAborted();

  const reach = { type: 'case', caseId } as const;
  const removed = endOverrides({ db: vault.db, now: desk.now(), pack: desk.pack, reach }, () => {
    // Asked again: another window may have moved the case to the 回收站 or filled the slot meanwhile.
    caseIdOf(desk, caseNumber);
    const { outcomes, removed: makingWay } = decide(kept.map(({ sha256 }) => sha256));
    const held = heldIn(vault.db, caseId, slotId);
    const out = makingWay.flatMap((sha256) => held.get(sha256) ?? []);
    for (const scanId of out) detachScan(vault.db, { caseId, slot: slotId, scanId });
    const byFile = Map.groupBy(kept.keys(), (index) => kept[index]?.at ?? 0);
    for (const [at, indices] of byFile)
      results[at] = told(at, worst(indices.map((index) => outcomes[index] ?? 'full')));
    for (const indices of byFile.values()) {
      const stored = indices.filter((index) => outcomes[index] === 'stored').flatMap((index) => kept[index] ?? []);
      // Pages of one paper lie one behind the other.
      const from = freePlace(vault.db, { caseId, slot: slotId }, stored.length);
      for (const [page, { scanId, name, of, sha256 }] of stored.entries()) {
        attachScan(vault.db, { caseId, slot: slotId, scanId, now: desk.now(), name, position: from + page });
        if (of) noteSource(vault.db, { ...of, scanId, sha256, caseId, slot: slotId });
      }
    }
    return out;
  });
  // A better copy goes with the last slot that holds its original.
  await clearMadeFiles(vault);
  return { results, removed, opened: openCase(desk, caseNumber) };
}

/** What is said of a file by what became of its pages: one that found no room is what matters. */
function worst(outcomes: readonly SlotOutcome[]): SlotOutcome {
  if (outcomes.includes('full')) return 'full';
  return outcomes.includes('stored') ? 'stored' : 'already';
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
