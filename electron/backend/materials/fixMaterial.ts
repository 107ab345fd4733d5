import type { z } from 'zod';
import type { OpenedCase } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { fixMaterialInput, undoFixesInput, undoFixInput } from '#shared/api/materials.ts';
import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import { contentLabels } from '#shared/scans/contentType.ts';
import { allBounds, fixedBytes } from '#shared/scans/fixedBytes.ts';
import { limitsFor } from '#shared/scans/profile.ts';
import { changesNothing, type Recipe } from '#shared/scans/recipe.ts';
import { caseIdOf, openCase } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { fixableScan } from '../fit/previewFix.ts';
import { chosenProfile } from '../settings/chosenProfile.ts';
import { clearMadeFiles, keepMadeFile } from '../vault/madeFiles.ts';
import type { Vault } from '../vault/openVault.ts';
import { transaction } from '../vault/sql.ts';
import { getFixes, insertFix, setFixAside, swapFixes } from '../vault/store/fixes.ts';
import { isHeld, listMaterials } from '../vault/store/materials.ts';

/**
 * Lets a better copy of a scan count, wherever the scan is held: what is judged, shown, packed and printed from now on is
 * the copy. The original and its row stay as they are. A recipe that changes nothing lets the original count again.
 *
 * When it resolves, the copy is durable. Throws `caseMissing`, `recordMissing` for a scan the case does not hold,
 * `pictureUnavailable` for what is no picture, `pictureChanged` when another copy counts by now, `vaultLocked`,
 * `cannotWrite`.
 */
export async function fixMaterial(
  desk: Desk,
  { caseNumber, scanId, recipe, over }: z.infer<typeof fixMaterialInput>,
  signal?: AbortSignal,
): Promise<OpenedCase> {
  const slots = slotsHolding(desk, caseNumber, scanId);
  const vault = desk.vault();
  const assertOver = () => {
    if (over === undefined || (getFixes(vault.db, scanId).fix?.fileId ?? null) === over) return;
    throw new DeskError('pictureChanged');
  };
  assertOver();
  if (changesNothing(recipe)) {
    transaction(vault.db, () => setFixAside(vault.db, scanId));
    await clearMadeFiles(vault);
  } else await makeFix(desk, vault, { scanId, slots, recipe, assertOver }, signal);
  return openCase(desk, caseNumber);
}

/**
 * Makes a copy and lets it count; the id of the copy. Nothing is kept when it is called off, or when nobody holds the
 * scan any more by the time it is made. Throws like `fixMaterial`.
 */
export async function makeFix(
  desk: Desk,
  vault: Vault,
  {
    scanId,
    slots,
    recipe,
    assertOver,
  }: {
    readonly scanId: number;
    /** Where it is held: what they ask of the bytes and the original keeps to, the copy keeps to. */
    readonly slots: readonly MaterialSlotId[];
    readonly recipe: Recipe;
    /** Asked again the moment it is to count: others may have fixed it while it was made. */
    readonly assertOver?: () => void;
  },
  signal: AbortSignal | undefined,
): Promise<string> {
  const scan = fixableScan(vault, scanId);
  const profile = chosenProfile(vault.db, desk.pack);
  const asked = slots.map((slot) => fixedBytes(scan.facts.bytes, limitsFor(profile, materialSlot(slot).scanKind)));
  const within = { bounds: allBounds(asked), leastQuality: desk.pack.copyLimits.leastQuality };
  const bytes = new Uint8Array(await vault.files.read(scan.fileId)).buffer;
  const made = await desk.pool
    .run('fix', { bytes, name: scan.facts.name, recipe, within }, { signal, transfer: [bytes] })
    .catch((error: unknown) => {
      if (signal?.aborted) throw error;
      throw new DeskError('pictureUnavailable', { kind: contentLabels[scan.facts.contentType] }, { cause: error });
    });
  let id = '';
  await keepMadeFile(vault, made.bytes, (fileId) => {
    signal?.throwIfAborted();
    if (!isHeld(vault.db, scanId)) throw new DeskError('recordMissing', { what: '扫描件' });
    assertOver?.();
    insertFix(vault.db, { scanId, fileId, recipe, facts: made.facts, madeAt: desk.now().toISOString() });
    id = fileId;
  });
  return id;
}

/** Brings back what counted before, in one step; again, and it is undone. Throws `caseMissing`, `recordMissing`, `vaultLocked`. */
export function undoFix(desk: Desk, { caseNumber, scanId }: z.infer<typeof undoFixInput>): OpenedCase {
  slotsHolding(desk, caseNumber, scanId);
  swapFixes(desk.vault().db, scanId);
  return openCase(desk, caseNumber);
}

/** Takes back many copies at once, all or none; one that does not count any more is left alone. Throws `vaultLocked`. */
export function undoFixes(desk: Desk, fixes: z.infer<typeof undoFixesInput>['fixes']): { undone: number } {
  const { db } = desk.vault();
  return transaction(db, () => {
    const still = fixes.filter(({ scanId, fix }) => getFixes(db, scanId).fix?.fileId === fix);
    return { undone: still.filter(({ scanId }) => swapFixes(db, scanId)).length };
  });
}

/** Where a case holds a scan. Throws `caseMissing`, and `recordMissing` where it does not. */
function slotsHolding(desk: Desk, caseNumber: string, scanId: number): MaterialSlotId[] {
  const held = listMaterials(desk.vault().db, caseIdOf(desk, caseNumber)).filter(({ scan }) => scan.id === scanId);
  if (held.length === 0) throw new DeskError('recordMissing', { what: '扫描件' });
  return held.map(({ slot }) => slot);
}
