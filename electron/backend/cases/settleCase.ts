import type { z } from 'zod';
import type { OpenedCase } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import type {
  answerQuestionInput,
  noticeRemindersInput,
  overrideFindingInput,
  restoreFindingInput,
} from '#shared/api/settlements.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { allReminders, matterOfQuestion } from '#shared/filing/question.ts';
import { canBeOverridden, matterOf, type Settlement } from '#shared/filing/settlement.ts';
import type { Desk } from '../desk.ts';
import { transaction } from '../vault/sql.ts';
import { loadApplication, touchCase } from '../vault/store/cases.ts';
import { listMaterials } from '../vault/store/materials.ts';
import { removeSettlements, saveSettlement } from '../vault/store/settlements.ts';
import { digestOf } from './digestOf.ts';
import { caseIdOf, openCase } from './openCase.ts';

/**
 * Stands by a finding with a reason, until what it is about changes.
 *
 * Throws `findingGone` when the case does not have this finding any more, `badInput` for one that no reason helps against, `caseMissing`, `vaultLocked`.
 */
export function overrideFinding(
  desk: Desk,
  { caseNumber, rule, where, message, reason, staff }: z.infer<typeof overrideFindingInput>,
): OpenedCase {
  const found = openCase(desk, caseNumber).findings.find(
    (finding) => finding.rule === rule && finding.where === where && finding.message === message,
  );
  if (!found) throw new DeskError('findingGone');
  if (!canBeOverridden(found)) throw new DeskError('badInput', { detail: '这一条平台也不会收，写理由不管用，请改正' });
  keep(desk, caseNumber, (caseId) => ({
    kind: 'overridden',
    rule,
    place: where,
    about: digestOf(currentMatter(desk, caseId, found)),
    reason,
    staff,
    settledAt: desk.now().toISOString(),
  }));
  return openCase(desk, caseNumber);
}

/** Lets an overridden finding count again. Nothing happens when it does. Throws `caseMissing`, `vaultLocked`. */
export function restoreFinding(
  desk: Desk,
  { caseNumber, rule, where, message }: z.infer<typeof restoreFindingInput>,
): OpenedCase {
  const { db } = desk.vault();
  const stood = openCase(desk, caseNumber).overridden.find(
    ({ finding }) => finding.rule === rule && finding.where === where && finding.message === message,
  );
  if (stood) {
    transaction(db, () => {
      const caseId = caseIdOf(desk, caseNumber);
      const about = digestOf(currentMatter(desk, caseId, stood.finding));
      removeSettlements(db, caseId, { kind: 'overridden', rule, place: where }, about);
      touchCase(db, caseId, desk.now());
    });
  }
  return openCase(desk, caseNumber);
}

/**
 * Answers a question only a person can know, with a name and the moment; or takes the answer back.
 *
 * Throws `badInput` for a question this case is not asked, `caseMissing`, `vaultLocked`.
 */
export function answerQuestion(
  desk: Desk,
  { caseNumber, question, staff, confirmed }: z.infer<typeof answerQuestionInput>,
): OpenedCase {
  const { db } = desk.vault();
  if (confirmed) {
    keep(desk, caseNumber, (caseId) => {
      const matter = matterOfQuestion(question, loadApplication(db, caseId), listMaterials(db, caseId), desk.pack);
      if (matter === null) throw new DeskError('badInput', { detail: '这个案件不用确认这一件事' });
      const settledAt = desk.now().toISOString();
      return { kind: 'confirmed', rule: question, place: '', about: digestOf(matter), reason: null, staff, settledAt };
    });
  } else {
    transaction(db, () => {
      const caseId = caseIdOf(desk, caseNumber);
      if (removeSettlements(db, caseId, { kind: 'confirmed', rule: question, place: '' })) {
        touchCase(db, caseId, desk.now());
      }
    });
  }
  return openCase(desk, caseNumber);
}

/** Keeps that somebody has seen what the desk cannot check. Throws `caseMissing`, `vaultLocked`. */
export function noticeReminders(desk: Desk, { caseNumber, staff }: z.infer<typeof noticeRemindersInput>): OpenedCase {
  keep(desk, caseNumber, () => ({
    kind: 'noticed',
    rule: allReminders,
    place: '',
    about: digestOf(''),
    reason: null,
    staff,
    settledAt: desk.now().toISOString(),
  }));
  return openCase(desk, caseNumber);
}

/** What a finding of a case is about at this moment. What the office shares is in the sentence alone. */
function currentMatter(desk: Desk, caseId: number, finding: Finding): string {
  const { db } = desk.vault();
  return matterOf(finding, loadApplication(db, caseId), listMaterials(db, caseId));
}

function keep(desk: Desk, caseNumber: string, decide: (caseId: number) => Settlement): void {
  const { db } = desk.vault();
  transaction(db, () => {
    const caseId = caseIdOf(desk, caseNumber);
    saveSettlement(db, caseId, decide(caseId));
    touchCase(db, caseId, desk.now());
  });
}
