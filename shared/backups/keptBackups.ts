import { chinaDay } from '../calendar/chinaDay.ts';
import { daysBetween } from '../calendar/daysBetween.ts';
import type { Backup } from './backup.ts';

/** How many generations are kept: the newest of so many days, then the newest of so many weeks. */
export const generations = { days: 7, weeks: 8 } as const;

const daysPerWeek = 7;
/** A Monday, to count weeks from. */
const someMonday = '2024-01-01';

/**
 * Which of the backups in one place have had their time, oldest first.
 *
 * Those made by hand, or before an upgrade, are never among them, nor is the newest one. Pure.
 */
export function outlivedBackups<B extends Pick<Backup, 'kind' | 'madeAt'>>(backups: readonly B[]): B[] {
  const automatic = backups
    .filter(({ kind }) => kind === 'automatic')
    .toSorted((one, other) => other.madeAt.localeCompare(one.madeAt));
  const days = new Set<string>();
  const weeks = new Set<number>();
  const outlived = automatic.filter(({ madeAt }) => {
    const day = chinaDay(new Date(madeAt));
    const week = Math.floor(daysBetween(someMonday, day) / daysPerWeek);
    const newestOfDay = !days.has(day);
    const newestOfWeek = !weeks.has(week);
    if (newestOfDay && days.size < generations.days) {
      days.add(day);
      weeks.add(week);
      return false;
    }
    if (newestOfWeek && weeks.size < generations.weeks) {
      weeks.add(week);
      return false;
    }
    return true;
  });
  return outlived.reverse();
}
