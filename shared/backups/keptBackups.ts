import { chinaDay } from '../calendar/chinaDay.ts';
import { daysBetween } from '../calendar/daysBetween.ts';
import type { Backup } from './backup.ts';

/** A backup with the life of the vault that made it, where that is known: one made of a backup shares the places of the first. */
export type LivedBackup = Pick<Backup, 'kind' | 'madeAt'> & { readonly life?: string | undefined };

/** How many generations are kept: the newest of so many days, then the newest of so many weeks. */
export const generations = { days: 7, weeks: 8 } as const;

const daysPerWeek = 7;
/** A Monday, to count weeks from. */
const someMonday = '2024-01-01';

/**
 * Which of the backups in one place have had their time, oldest first.
 *
 * Those made by hand, or before an upgrade, are never among them, nor is the newest one. Of a day that is kept the newest of each life of the
 * vault is: looking into a restored one takes no backup of the office's own away. Pure.
 */
export function outlivedBackups<B extends LivedBackup>(backups: readonly B[]): B[] {
  const automatic = backups
    .filter(({ kind }) => kind === 'automatic')
    .toSorted((one, other) => other.madeAt.localeCompare(one.madeAt));
  const days = new Map<string, Set<string>>();
  const weeks = new Set<number>();
  const outlived = automatic.filter(({ madeAt, life = '' }) => {
    const day = chinaDay(new Date(madeAt));
    const week = Math.floor(daysBetween(someMonday, day) / daysPerWeek);
    const lives = days.get(day);
    const newestOfWeek = !weeks.has(week);
    if (lives !== undefined && !lives.has(life)) {
      lives.add(life);
      return false;
    }
    if (lives === undefined && days.size < generations.days) {
      days.set(day, new Set([life]));
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
