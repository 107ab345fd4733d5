import type { z } from 'zod';
import type { Retention, setKeepUntilInput } from '#shared/api/erasure.ts';
import { DeskError } from '#shared/api/errors.ts';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import {
  isDueToErase,
  keepUntil,
  type RetainedCase,
  retentionMonthsSchema,
  usualRetention,
} from '#shared/erasure/retention.ts';
import type { Day } from '#shared/filing/date.ts';
import type { Desk } from '../desk.ts';
import type { ReadDatabase } from '../vault/sql.ts';
import { findCaseByNumber } from '../vault/store/cases.ts';
import { type ClosedCase, listClosedCases } from '../vault/store/closedCases.ts';
import { setKeepUntil } from '../vault/store/erasures.ts';
import { getSetting, putSetting } from '../vault/store/settings.ts';

const monthsSetting = 'retention.months';

/** All closed cases and until when each is kept; what is due comes first. Throws `vaultLocked`. */
export function getRetention(desk: Desk): Retention {
  const { db } = desk.vault();
  const months = retentionMonths(db);
  const today = desk.today();
  const cases = listClosedCases(db)
    .map((each) => retained(each, months, today))
    .toSorted((one, other) => (one.keepUntil ?? '9999').localeCompare(other.keepUntil ?? '9999'));
  return { months, due: cases.filter(({ due }) => due).length, cases };
}

/** How many closed cases are due to be erased. Throws `vaultLocked`. */
export function countDueToErase(desk: Pick<Desk, 'vault' | 'today'>): number {
  const { db } = desk.vault();
  const months = retentionMonths(db);
  const today = desk.today();
  // The 工作台 asks for it, and many cases were closed on one day.
  const lasts = new Map<Day, Day | null>();
  const lastOf = (closedOn: Day) => {
    const known = lasts.get(closedOn);
    if (known !== undefined) return known;
    const last = keepUntil(closedOn, null, months);
    lasts.set(closedOn, last);
    return last;
  };
  return listClosedCases(db).filter((each) => isDueToErase(each.keepUntil ?? lastOf(closedDay(each)), today)).length;
}

/** Sets for how long closed cases are kept; null proposes nothing by itself any more. Throws `vaultLocked`. */
export function setRetention(desk: Desk, months: number | null): Retention {
  putSetting(desk.vault().db, monthsSetting, JSON.stringify(months));
  return getRetention(desk);
}

/** Gives one closed case a day of its own. Throws `caseMissing`, `caseUnclosed`, `vaultLocked`. */
export function keepCaseUntil(desk: Desk, { caseNumber, day }: z.infer<typeof setKeepUntilInput>): Retention {
  const { db } = desk.vault();
  setKeepUntil(db, closedCaseId(db, caseNumber), day);
  return getRetention(desk);
}

/** The id of a case that may be erased. Throws `caseMissing`, `caseUnclosed` for one that is worked on. */
export function closedCaseId(db: ReadDatabase, number: string): number {
  const found = findCaseByNumber(db, number);
  if (!found) throw new DeskError('caseMissing', { number });
  if (found.stage !== 'done' && found.removedAt === null) throw new DeskError('caseUnclosed', { number });
  return found.id;
}

function retentionMonths(db: ReadDatabase): number | null {
  const stored = getSetting(db, monthsSetting);
  return stored === null ? usualRetention : retentionMonthsSchema.parse(JSON.parse(stored));
}

function retained(
  { removedAt, doneAt, keepUntil: own, ...rest }: ClosedCase,
  months: number | null,
  today: Day,
): RetainedCase {
  const closedOn = closedDay({ removedAt, doneAt });
  const last = keepUntil(closedOn, own, months);
  const { number, subjectName, miniProgramName } = rest;
  return {
    number,
    subjectName,
    miniProgramName,
    closed: removedAt === null ? 'done' : 'removed',
    closedOn,
    keepUntil: last,
    own: own !== null,
    due: isDueToErase(last, today),
  };
}

function closedDay({ removedAt, doneAt }: Pick<ClosedCase, 'removedAt' | 'doneAt'>): Day {
  return chinaDay(new Date(removedAt ?? doneAt));
}
