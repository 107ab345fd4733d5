import type { z } from 'zod';
import type { OpenedCase } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { answerAlikeInput } from '#shared/api/materials.ts';
import { caseIdOf, openCase } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { transaction } from '../vault/sql.ts';
import { touchCase } from '../vault/store/cases.ts';
import { listMaterials } from '../vault/store/materials.ts';
import { removePictureAnswer, savePictureAnswer } from '../vault/store/samePictures.ts';
import { getScan } from '../vault/store/scans.ts';

/**
 * Keeps whether a picture of a case and one of another client are the same; `same` null takes the answer back.
 *
 * The answer is about the two files, wherever they are used: a file never changes, so it stands until one is exchanged.
 * Throws `recordMissing` for a picture the case does not hold or the vault does not have, `caseMissing`, `caseRemoved`,
 * `vaultLocked`.
 */
export function answerAlike(
  desk: Desk,
  { caseNumber, scanId, otherScanId, same, staff }: z.infer<typeof answerAlikeInput>,
): OpenedCase {
  const { db } = desk.vault();
  const [one, other] = scanId < otherScanId ? [scanId, otherScanId] : [otherScanId, scanId];
  transaction(db, () => {
    const caseId = caseIdOf(desk, caseNumber);
    const holds = listMaterials(db, caseId).some(({ scan }) => scan.id === scanId);
    if (!holds || scanId === otherScanId || !getScan(db, otherScanId))
      throw new DeskError('recordMissing', { what: '扫描件' });
    if (same === null) removePictureAnswer(db, { one, other });
    else savePictureAnswer(db, { one, other, same, staff, answeredAt: desk.now().toISOString() });
    touchCase(db, caseId, desk.now());
  });
  return openCase(desk, caseNumber);
}
