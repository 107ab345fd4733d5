import { chinaDay } from '../calendar/chinaDay.ts';
import type { Day } from '../filing/date.ts';
import type { Backup } from './backup.ts';

/**
 * Whether a place has had no backup yet on this day of China, made by whomever. One of a day that is still to come says nothing: the clock
 * was ahead when it was made, and nobody may be left without backups until then. Pure.
 */
export function isDue(backups: readonly Pick<Backup, 'madeAt'>[], today: Day): boolean {
  return !backups.some(({ madeAt }) => chinaDay(new Date(madeAt)) === today);
}
