import { chinaDay } from '../calendar/chinaDay.ts';
import type { Day } from '../filing/date.ts';
import type { LivedBackup } from './keptBackups.ts';

/**
 * Whether a place has had no backup yet on this day of China, made by whomever, but for another `life` of the vault: one made of a backup
 * shares its places, and knows nothing of the work of the day. One of a day that is still to come says nothing: the clock
 * was ahead when it was made, and nobody may be left without backups until then. Pure.
 */
export function isDue(
  backups: readonly Pick<LivedBackup, 'madeAt' | 'life'>[],
  today: Day,
  life: string | null,
): boolean {
  return !backups.some(
    ({ madeAt, life: by }) =>
      chinaDay(new Date(madeAt)) === today && (by === undefined || life === null || by === life),
  );
}
