import type { z } from 'zod';
import type { OpenedCase } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { attachMaterialInput, scanInSlotInput, signedOnInput } from '#shared/api/materials.ts';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { codeKinds } from '#shared/scans/certificates.ts';
import { caseIdOf, openCase } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { attachScan, detachScan, setSignedOn } from '../vault/store/materials.ts';
import { getScan } from '../vault/store/scans.ts';

type ScanInSlot = z.infer<typeof scanInSlotInput>;

/**
 * Takes a scan out of a slot; the original stays in the vault. `attachMaterial` puts it back.
 *
 * Nothing happens when the slot does not hold it, so that asking twice does no harm. Throws `caseMissing`, `vaultLocked`.
 */
export function removeMaterial(desk: Desk, { caseNumber, slot, scanId }: ScanInSlot): OpenedCase {
  detachScan(desk.vault().db, { caseId: caseIdOf(desk, caseNumber), slot, scanId });
  return openCase(desk, caseNumber);
}

/**
 * Puts a scan of the vault into a slot, at the place it had or else at the end, with the name and the day it had there;
 * nothing happens when the slot holds it there.
 *
 * A slot that is full takes it all the same and the case says so (`material.tooMany`): an undo must never fail.
 * Throws `recordMissing` for a scan the vault does not have, `caseMissing`, `vaultLocked`.
 */
export function attachMaterial(
  desk: Desk,
  { caseNumber, slot, scanId, name, signedOn, position }: z.infer<typeof attachMaterialInput>,
): OpenedCase {
  const { db } = desk.vault();
  const caseId = caseIdOf(desk, caseNumber);
  const scan = getScan(db, scanId);
  if (!scan) throw new DeskError('recordMissing', { what: '扫描件' });
  attachScan(db, { caseId, slot, scanId, now: desk.now(), name, signedOn, position });
  // It may have come in as something else, whose code nobody looks for.
  if (codeKinds.has(materialSlot(slot).scanKind) && scan.facts.codes === null) desk.lookAtPictures();
  return openCase(desk, caseNumber);
}

/**
 * Keeps the day under a letter of a case, by which its age is judged; null takes it back.
 *
 * Throws `recordMissing` for a file the case does not hold, `caseMissing`, `vaultLocked`.
 */
export function keepSignedOn(desk: Desk, { caseNumber, scanId, signedOn }: z.infer<typeof signedOnInput>): OpenedCase {
  const caseId = caseIdOf(desk, caseNumber);
  if (!setSignedOn(desk.vault().db, { caseId, scanId, signedOn }))
    throw new DeskError('recordMissing', { what: '扫描件' });
  return openCase(desk, caseNumber);
}
