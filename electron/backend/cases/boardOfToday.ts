import type { Board } from '#shared/api/board.ts';
import { boardOf } from '#shared/filing/board.ts';
import { smsRecipientsOf } from '#shared/filing/smsAddressees.ts';
import type { Desk } from '../desk.ts';
import type { CaseEntry } from './caseEntry.ts';

/** The day's work over all cases; of each kind the `mostPerKind` most urgent lines. Throws `vaultLocked`. */
export function boardOfToday(desk: Desk, mostPerKind: number): Board {
  const index = desk.caseIndex();
  const { entries, dueRules, unjudged } = index.current();
  const smsTo = (entry: CaseEntry) => smsRecipientsOf(entry, desk.pack.timelines);
  const rules = { ...dueRules, now: desk.now(), mostPerKind, firstMust: index.firstMust, smsTo };
  return { today: dueRules.today, totalCases: entries.length, unjudged, ...boardOf(entries, rules) };
}
