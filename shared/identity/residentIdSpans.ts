import { addDays } from '../calendar/daysBetween.ts';
import { type Day, forever } from '../filing/date.ts';
import { yearsOld } from './yearsOld.ts';

/** How long a 居民身份证 is valid: full years, or 长期. */
export type ResidentIdSpan = 5 | 10 | 20 | typeof forever;

/** 《居民身份证法》第十二条: a card is issued within 60 days of the application. */
const mostDaysToIssue = 60;

/**
 * How long a card issued on a day can be valid, by the age of its holder: under 16 five years, 16–25 ten, 26–45 twenty,
 * from 46 长期 (《居民身份证法》第五条). Two answers where a birthday fell between applying for it and its issue.
 */
export function residentIdSpans(birthday: Day, issued: Day): ResidentIdSpan[] {
  return [...new Set([addDays(issued, -mostDaysToIssue), issued].map((day) => spanAt(yearsOld(birthday, day))))];
}

function spanAt(age: number): ResidentIdSpan {
  if (age < 16) return 5;
  if (age < 26) return 10;
  return age < 46 ? 20 : forever;
}
