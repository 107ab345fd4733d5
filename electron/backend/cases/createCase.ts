import type { z } from 'zod';
import type { createCaseInput } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import { emptyMiniProgram } from '#shared/filing/miniProgram.ts';
import { emptySubject } from '#shared/filing/subject.ts';
import type { Desk } from '../desk.ts';
import { transaction, type WriteDatabase } from '../vault/sql.ts';
import { insertCase } from '../vault/store/cases.ts';
import { markSubjectUsed } from '../vault/store/knownRecords.ts';
import { getMiniProgram, insertMiniProgram } from '../vault/store/miniPrograms.ts';
import { getSubject, insertSubject } from '../vault/store/subjects.ts';

type NewCaseInput = z.infer<typeof createCaseInput>;

/**
 * Takes on a case of a known or a new subject and mini program; everything new is stored, or nothing.
 *
 * Throws `recordMissing` for a subject that is not known and for a mini program that is not this subject's,
 * `vaultLocked`.
 */
export function createCase(
  desk: Desk,
  { subject, miniProgram, filingType, entrance, staff }: NewCaseInput,
): { caseNumber: string } {
  const { db } = desk.vault();
  return transaction(db, () => {
    const subjectId = subjectIdOf(db, subject);
    const miniProgramId = miniProgramIdOf(db, subjectId, miniProgram);
    const decided = { filingType, entrance, staff, plannedOn: null, note: null };
    return { caseNumber: insertCase(db, { miniProgramId, ...decided, now: desk.now() }).number };
  });
}

function subjectIdOf(db: WriteDatabase, subject: NewCaseInput['subject']): number {
  if (!('id' in subject)) {
    return insertSubject(db, {
      subject: { ...emptySubject, ...subject },
      legalRepresentativeId: null,
      principalId: null,
    });
  }
  if (getSubject(db, subject.id) === null) throw new DeskError('recordMissing', { what: '主体' });
  markSubjectUsed(db, subject.id);
  return subject.id;
}

function miniProgramIdOf(db: WriteDatabase, subjectId: number, miniProgram: NewCaseInput['miniProgram']): number {
  if (!('id' in miniProgram)) {
    return insertMiniProgram(db, {
      subjectId,
      principalId: null,
      miniProgram: { ...emptyMiniProgram, ...miniProgram },
    });
  }
  if (getMiniProgram(db, miniProgram.id)?.subjectId !== subjectId) {
    throw new DeskError('recordMissing', { what: '小程序' });
  }
  return miniProgram.id;
}
