import type { Board } from '#shared/api/board.ts';
import { boardOf } from '#shared/filing/board.ts';
import { dueToEraseSentence, unjudgedSentence } from '#shared/filing/boardSentences.ts';
import { smsRecipientsOf } from '#shared/filing/smsRecipients.ts';
import type { Desk } from '../desk.ts';
import { countDueToErase } from '../erasure/retention.ts';
import { firstOpenReason } from '../vault/store/rejections.ts';
import type { CaseEntry } from './caseEntry.ts';

/** The day's work over all cases; of each kind the `mostPerKind` most urgent lines. Throws `vaultLocked`. */
export function boardOfToday(desk: Desk, mostPerKind: number): Board {
  const index = desk.caseIndex();
  const { entries, dueRules, unjudged, failed } = index.current();
  const smsTo = (entry: CaseEntry) => smsRecipientsOf(entry, desk.pack.timelines);
  const { db } = desk.vault();
  const firstUnanswered = ({ id }: CaseEntry) => firstOpenReason(db, id);
  const rules = { ...dueRules, now: desk.now(), mostPerKind, firstUnanswered, smsTo };
  const board = boardOf(entries, rules);
  const due = countDueToErase(desk);
  const remarks = [
    ...(failed.length > 0 ? [unjudgedSentence(failed)] : []),
    ...board.remarks,
    ...(due > 0 ? [dueToEraseSentence(due)] : []),
  ];
  return { today: dueRules.today, totalCases: entries.length, unjudged, ...board, remarks };
}
