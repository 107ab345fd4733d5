import type { z } from 'zod';
import type { followCaseInput } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import { filingTypeLabels } from '#shared/filing/filingCase.ts';
import { canBeFollowed, carriedSlots } from '#shared/filing/followUp.ts';
import type { Desk } from '../desk.ts';
import { transaction } from '../vault/sql.ts';
import { getCaseLinks, insertFollow } from '../vault/store/caseFollows.ts';
import { getCase, getCaseParts, insertCase } from '../vault/store/cases.ts';
import { markSubjectUsed } from '../vault/store/knownRecords.ts';
import { attachScan, listMaterials } from '../vault/store/materials.ts';
import { caseIdOf } from './openCase.ts';

/**
 * Starts a change or a cancellation from a case that is done, of the same subject and mini program, with its papers.
 *
 * The two cases know of each other. Throws `followImpossible` for a case that is not done, is itself a cancellation or was cancelled,
 * `followUnderWay` while another filing of this type is under way, `caseMissing`, `vaultLocked`.
 */
export function followCase(
  desk: Desk,
  { caseNumber, filingType }: z.infer<typeof followCaseInput>,
): { caseNumber: string } {
  const { db } = desk.vault();
  return transaction(db, () => {
    const followed = caseIdOf(desk, caseNumber);
    const old = getCase(db, followed);
    const links = getCaseLinks(db, followed);
    if (old === null || !canBeFollowed({ ...old, cancelled: links.cancelled })) {
      throw new DeskError('followImpossible', { number: caseNumber, what: filingTypeLabels[filingType] });
    }
    const open = links.followedBy.find((each) => each.filingType === filingType && each.stage !== 'done');
    if (open) throw new DeskError('followUnderWay', { number: open.number, what: filingTypeLabels[filingType] });
    const now = desk.now();
    const { subjectId, miniProgramId } = getCaseParts(db, followed);
    const decided = { filingType, entrance: 'listedApp', staff: old.staff, plannedOn: null, note: null } as const;
    const made = insertCase(db, { miniProgramId, ...decided, now });
    markSubjectUsed(db, subjectId);
    insertFollow(db, made.id, followed);
    const carried = carriedSlots(filingType);
    for (const { slot, position, scan, signedOn } of listMaterials(db, followed))
      if (carried.includes(slot))
        attachScan(db, { caseId: made.id, slot, position, scanId: scan.id, now, name: scan.facts.name, signedOn });
    return { caseNumber: made.number };
  });
}
