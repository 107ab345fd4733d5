import type { z } from 'zod';
import type { OpenedCase } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { attachMaterialInput, scanInSlotInput, signedOnInput } from '#shared/api/materials.ts';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { codeKinds } from '#shared/scans/certificates.ts';
import { endOverrides } from '../cases/endOverrides.ts';
import { caseIdOf, openCase } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { clearMadeFiles } from '../vault/madeFiles.ts';
import { getFixes } from '../vault/store/fixes.ts';
import { attachScan, detachScan, setSignedOn } from '../vault/store/materials.ts';
import { getScan } from '../vault/store/scans.ts';
import { makeFix } from './fixMaterial.ts';

type ScanInSlot = z.infer<typeof scanInSlotInput>;

/**
 * Takes a scan out of a slot; the original stays in the vault, a better copy goes with the last slot. `attachMaterial` puts it back.
 *
 * Nothing happens when the slot does not hold it, so that asking twice does no harm. Throws `caseMissing`, `vaultLocked`.
 */
export async function removeMaterial(desk: Desk, { caseNumber, slot, scanId }: ScanInSlot): Promise<OpenedCase> {
  const vault = desk.vault();
  const caseId = caseIdOf(desk, caseNumber);
  endOverrides({ db: vault.db, now: desk.now(), pack: desk.pack, reach: { type: 'case', caseId } }, () =>
    detachScan(vault.db, { caseId, slot, scanId }),
  );
  await clearMadeFiles(vault);
  return openCase(desk, caseNumber);
}

/**
 * Puts a scan of the vault into a slot, at the place it had or else at the first that is free, with the name and the day it had there,
 * fixed as it was; nothing happens when the slot holds it there.
 *
 * A slot that is full takes it all the same and the case says so (`material.tooMany`): an undo must never fail.
 * Throws `recordMissing` for a scan the vault does not have, `caseMissing`, `vaultLocked`.
 */
export async function attachMaterial(
  desk: Desk,
  { caseNumber, slot, scanId, name, signedOn, position, recipe }: z.infer<typeof attachMaterialInput>,
  signal?: AbortSignal,
): Promise<OpenedCase> {
  const vault = desk.vault();
  const { db } = vault;
  const caseId = caseIdOf(desk, caseNumber);
  const scan = getScan(db, scanId);
  if (!scan) throw new DeskError('recordMissing', { what: '扫描件' });
  const now = desk.now();
  endOverrides({ db, now, pack: desk.pack, reach: { type: 'case', caseId } }, () =>
    attachScan(db, { caseId, slot, scanId, now, name, signedOn, position }),
  );
  // It may have come in as something else, whose code nobody looks for.
  if (codeKinds.has(materialSlot(slot).scanKind) && scan.facts.codes === null) desk.lookAtPictures();
  if (recipe && getFixes(db, scanId).fix === null) {
    await makeFix(desk, vault, { scanId, slots: [slot], recipe }, signal).catch((error: unknown) => {
      // What is put back is there, if only as it came: an undo must never fail.
      if (!(error instanceof DeskError) || error.code === 'vaultLocked') throw error;
    });
  }
  return openCase(desk, caseNumber);
}

/**
 * Keeps the day under a letter of a case, by which its age is judged; null takes it back.
 *
 * Throws `recordMissing` for a file the case does not hold, `caseMissing`, `vaultLocked`.
 */
export function keepSignedOn(desk: Desk, { caseNumber, scanId, signedOn }: z.infer<typeof signedOnInput>): OpenedCase {
  const caseId = caseIdOf(desk, caseNumber);
  const { db } = desk.vault();
  const kept = endOverrides({ db, now: desk.now(), pack: desk.pack, reach: { type: 'case', caseId } }, () =>
    setSignedOn(db, { caseId, scanId, signedOn }),
  );
  if (!kept) throw new DeskError('recordMissing', { what: '扫描件' });
  return openCase(desk, caseNumber);
}
