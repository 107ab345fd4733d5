import type { z } from 'zod';
import type { undoRejectionInput } from '#shared/api/caseHistory.ts';
import type { OpenedCase } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import { isAnswered, lastRejection, stageBefore } from '#shared/filing/lastRejection.ts';
import { stageLabels } from '#shared/filing/stage.ts';
import type { Desk } from '../desk.ts';
import { transaction } from '../vault/sql.ts';
import { listCaseEvents, stageSinceOf } from '../vault/store/caseEvents.ts';
import { moveCase } from '../vault/store/cases.ts';
import { deleteRejection, listRejections } from '../vault/store/rejections.ts';
import { caseAtWork, openCase } from './openCase.ts';

/**
 * Takes back a rejection that was recorded by mistake: it is gone with its reasons, the case stands where it stood, and
 * the clock there goes on as before. The history keeps both steps.
 *
 * Throws `recordMissing` for a rejection this case does not have, `editConflict` when the case went on since,
 * `rejectionAnswered` when somebody has worked on it, `caseMissing`, `vaultLocked`.
 */
export function undoRejection(desk: Desk, { caseNumber, rejectionId }: z.infer<typeof undoRejectionInput>): OpenedCase {
  const { db } = desk.vault();
  const now = desk.now();
  transaction(db, () => {
    const { id: caseId, stage } = caseAtWork(db, caseNumber);
    const rejections = listRejections(db, caseId);
    if (!rejections.some(({ id }) => id === rejectionId)) throw new DeskError('recordMissing', { what: '驳回' });
    const events = listCaseEvents(db, caseId);
    const last = lastRejection(events, rejections);
    if (last?.id !== rejectionId) {
      throw new DeskError('editConflict', { field: '当前阶段', current: stageLabels[stage] });
    }
    if (isAnswered(last)) throw new DeskError('rejectionAnswered');
    deleteRejection(db, rejectionId);
    const stood = stageBefore(events, last);
    moveCase(db, caseId, {
      kind: 'stageChanged',
      toStage: stood,
      at: now.toISOString(),
      note: '撤销：这次驳回记错了',
      now,
      since: stageSinceOf(db, caseId, stood),
    });
  });
  return openCase(desk, caseNumber);
}
