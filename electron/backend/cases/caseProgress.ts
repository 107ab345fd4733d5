import type { z } from 'zod';
import type {
  answerRejectionInput,
  CaseHistory,
  markCaseInput,
  moveCaseInput,
  noteCaseInput,
  RejectedCase,
  rejectCaseInput,
} from '#shared/api/caseHistory.ts';
import type { OpenedCase } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import { clocksOf } from '#shared/filing/caseClocks.ts';
import { alsoTakenBack, markTime } from '#shared/filing/caseMark.ts';
import { belatedStep, correctedStep } from '#shared/filing/lastRejection.ts';
import { officialNamesOf, officialWordsOf } from '#shared/filing/officialState.ts';
import { sayRecipients, smsRecipientsOf } from '#shared/filing/smsRecipients.ts';
import { isEarlier, type Stage, stageLabels } from '#shared/filing/stage.ts';
import { judgeMove, type MeantMove, type MoveKind } from '#shared/filing/stageMachine.ts';
import { hindranceWords } from '#shared/filing/stageSteps.ts';
import type { Desk } from '../desk.ts';
import { type ReadDatabase, transaction } from '../vault/sql.ts';
import { insertCaseEvent, lastMoveFrom, listCaseEvents, stageSinceOf } from '../vault/store/caseEvents.ts';
import { listCaseMarks, setCaseMark } from '../vault/store/caseMarks.ts';
import { getCase, moveCase as moveStoredCase, type StoredCase, touchCase } from '../vault/store/cases.ts';
import { listOwnRules } from '../vault/store/ownRules.ts';
import { answerReason, getRejectionReason, insertRejection, listRejections } from '../vault/store/rejections.ts';
import { caseAtWork, caseIdOf, openCase } from './openCase.ts';
import { notEntered, quoted } from './readableValue.ts';
import { readRejection } from './readRejection.ts';

/**
 * What happened to a case, oldest first, its rejections, newest first, and the clocks that run in it now.
 *
 * Throws `caseMissing`, `vaultLocked`.
 */
export function caseHistory(desk: Desk, caseNumber: string): CaseHistory {
  const { db } = desk.vault();
  const caseId = caseIdOf(desk, caseNumber);
  const { byNumber, dueRules } = desk.caseIndex().current();
  const entry = byNumber.get(caseNumber);
  if (!entry) throw new DeskError('caseMissing', { number: caseNumber });
  const made = listOwnRules(db);
  const recipients = smsRecipientsOf(entry, desk.pack.timelines);
  return {
    events: listCaseEvents(db, caseId),
    rejections: listRejections(db, caseId).map((rejection) => readRejection(rejection, desk.pack, made)),
    marks: listCaseMarks(db, caseId),
    clocks: clocksOf(entry, { ...dueRules, now: desk.now() }, recipients),
    smsTo: sayRecipients(recipients),
    smsNote: desk.pack.timelines.smsRecipients.note,
    officialNames: officialNamesOf(desk.pack.officialStates, entry.stage),
    officialWords: officialWordsOf(desk.pack.officialStates, entry),
  };
}

/**
 * Ticks off something beside the stages, or takes the tick back, and answers with the history.
 *
 * What is begun anew is neither failed nor done. Throws `badInput` for a moment that cannot be and for a
 * tick that does not belong to the stage the case is in, `caseMissing`, `vaultLocked`.
 */
export function markCase(desk: Desk, { caseNumber, kind, on, at }: z.infer<typeof markCaseInput>): CaseHistory {
  const now = desk.now();
  const happenedAt = momentOf(at, now);
  const { db } = desk.vault();
  transaction(db, () => {
    const { id: caseId, stage } = caseAtWork(db, caseNumber);
    const time = markTime(kind, stage);
    if (on && time !== 'now') {
      const why = time === 'later' ? '还不能记这一项' : '已经不用记这一项';
      throw new DeskError('badInput', { detail: `案件现在在“${stageLabels[stage]}”，${why}` });
    }
    for (const other of alsoTakenBack(kind, on)) setCaseMark(db, caseId, other, null);
    setCaseMark(db, caseId, kind, on ? happenedAt : null);
    touchCase(db, caseId, now);
  });
  return caseHistory(desk, caseNumber);
}

/**
 * Moves a case as the machine of stages allows; the last move can always be undone, and the clock then goes on as before.
 *
 * Throws `editConflict` when the case is no longer at `from`, `moveImpossible` for a step that cannot be,
 * `reasonNeeded` for an unusual one without a note, `badInput` for a moment that cannot be, `caseMissing`,
 * `vaultLocked`.
 */
export function moveCase(desk: Desk, { caseNumber, from, to, at, note }: z.infer<typeof moveCaseInput>): OpenedCase {
  const now = desk.now();
  const happenedAt = momentOf(at, now);
  const { db } = desk.vault();
  transaction(db, () => {
    const caseId = caseIdOf(desk, caseNumber);
    const { filingType } = expectStage(db, caseId, from);
    const kind = allowedMove({ from, to, filingType, cameFrom: lastMoveFrom(db, caseId) }, note);
    // What was moved by mistake was never elsewhere: the 24 hours of an SMS do not begin anew.
    const since = kind === 'takenBack' && at === null ? stageSinceOf(db, caseId, to) : null;
    moveStoredCase(db, caseId, { kind: 'stageChanged', toStage: to, at: happenedAt, note, now, since });
  });
  return openCase(desk, caseNumber);
}

function allowedMove(move: MeantMove, note: string | null): MoveKind {
  const verdict = judgeMove(move);
  const between = { from: stageLabels[move.from], to: stageLabels[move.to] };
  if (!verdict.possible) throw new DeskError('moveImpossible', { ...between, ...hindranceWords[verdict.hindrance] });
  if (verdict.needsReason && note === null) throw new DeskError('reasonNeeded', between);
  return verdict.kind;
}

/** Keeps a remark on a case and answers with its history. Throws `caseMissing`, `vaultLocked`. */
export function noteCase(desk: Desk, { caseNumber, note }: z.infer<typeof noteCaseInput>): CaseHistory {
  const { db } = desk.vault();
  transaction(db, () => {
    const caseId = caseIdOf(desk, caseNumber);
    const now = desk.now();
    insertCaseEvent(db, { caseId, kind: 'noted', at: now.toISOString(), fromStage: null, toStage: null, note });
    touchCase(db, caseId, now);
  });
  return caseHistory(desk, caseNumber);
}

/**
 * Keeps a rejection with all its reasons and sends the case back to where it is corrected; see undoRejection.ts.
 *
 * Where nobody recorded that the case stood there, it is recorded with it. Throws `editConflict` when the case is no
 * longer where it was seen, `moveImpossible` for one that is filed, `badInput` for a moment that cannot be,
 * `caseMissing`, `vaultLocked`.
 */
export function rejectCase(
  desk: Desk,
  { caseNumber, from, seen = from, backTo, at, reasons }: z.infer<typeof rejectCaseInput>,
): RejectedCase {
  const now = desk.now();
  const happenedAt = momentOf(at, now);
  const { db } = desk.vault();
  const rejectionId = transaction(db, () => {
    const caseId = caseIdOf(desk, caseNumber);
    expectStage(db, caseId, seen);
    if (seen !== from) {
      if (seen === 'done')
        throw new DeskError('moveImpossible', {
          from: stageLabels[seen],
          to: stageLabels[backTo],
          ...hindranceWords.filed,
        });
      const note = isEarlier(seen, from) ? belatedStep : correctedStep;
      moveStoredCase(db, caseId, { kind: 'stageChanged', toStage: from, at: happenedAt, note, now });
    }
    moveStoredCase(db, caseId, { kind: 'rejected', toStage: backTo, at: happenedAt, note: null, now });
    return insertRejection(db, { caseId, stage: from, at: happenedAt, reasons });
  });
  return { rejectionId, opened: openCase(desk, caseNumber) };
}

/**
 * Answers one reason of a rejection of this case, or takes the answer back (null), and tells the history.
 *
 * A reason that is answered so already is fine, whatever was expected. Throws `editConflict` when another answer than
 * the person saw is there, `recordMissing` for a reason of another case, `caseMissing`, `vaultLocked`.
 */
export function answerRejection(
  desk: Desk,
  { caseNumber, reasonId, answer, expected }: z.infer<typeof answerRejectionInput>,
): CaseHistory {
  const { db } = desk.vault();
  transaction(db, () => {
    const caseId = caseIdOf(desk, caseNumber);
    const reason = getRejectionReason(db, caseId, reasonId);
    if (!reason) throw new DeskError('recordMissing', { what: '驳回原因' });
    if (reason.answer === answer) return;
    if (reason.answer !== expected) {
      throw new DeskError('editConflict', { field: reason.keyName, current: quoted(reason.answer ?? notEntered) });
    }
    const now = desk.now();
    answerReason(db, reasonId, answer, now.toISOString());
    touchCase(db, caseId, now);
  });
  return caseHistory(desk, caseNumber);
}

function expectStage(db: ReadDatabase, caseId: number, expected: Stage): StoredCase {
  const stored = getCase(db, caseId);
  if (stored === null) throw new Error('no such case');
  if (stored.stage !== expected) {
    throw new DeskError('editConflict', { field: '当前阶段', current: stageLabels[stored.stage] });
  }
  return stored;
}

/**
 * The moment in the form the vault keeps; now when none is given.
 *
 * Throws `badInput` for one that is to come, and for one of more than ten years ago: there was nothing to file then, so
 * the year was mistyped.
 */
function momentOf(at: string | null, now: Date): string {
  const moment = at === null ? now : new Date(at);
  if (moment > now) throw new DeskError('badInput', { detail: '发生的时间晚于现在' });
  const earliest = new Date(now);
  earliest.setUTCFullYear(now.getUTCFullYear() - 10);
  if (moment < earliest) throw new DeskError('badInput', { detail: '发生的时间早于十年前，年份可能写错了' });
  return moment.toISOString();
}
