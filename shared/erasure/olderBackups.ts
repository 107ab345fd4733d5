import { z } from 'zod';
import { type LivedBackup, outlivedBackups } from '../backups/keptBackups.ts';
import { chinaDay } from '../calendar/chinaDay.ts';
import { addDays } from '../calendar/daysBetween.ts';
import { type Day, daySchema } from '../filing/date.ts';

/** Backups that still hold what is erased now. */
export const olderBackupsSchema = z.object({
  /** Made by the desk itself: they go by and by. */
  automatic: z.int().nonnegative(),
  /** The day the last of those is gone if the desk backs up every day; null when there are none. */
  goneBy: daySchema.nullable(),
  /** Made by hand or before an upgrade: they stay until somebody deletes them. */
  lasting: z.int().nonnegative(),
});
export type OlderBackups = z.infer<typeof olderBackupsSchema>;

/** Longer than any generation lives. Days. */
const longest = 120;

/** What the backups of each place hold beyond an erasure today, and until when. Pure. */
export function olderBackups(places: readonly (readonly LivedBackup[])[], today: Day): OlderBackups {
  const all = places.flat();
  const automatic = all.filter(({ kind }) => kind === 'automatic').length;
  const days = places.map((backups) => goneBy(backups, today)).filter((day) => day !== null);
  return { automatic, goneBy: days.toSorted().at(-1) ?? null, lasting: all.length - automatic };
}

function goneBy(backups: readonly LivedBackup[], today: Day): Day | null {
  let held = backups
    .filter(({ kind }) => kind === 'automatic')
    .map(({ madeAt, kind, life }) => ({ madeAt, kind, life, old: true }));
  if (held.length === 0) return null;
  for (let ahead = 1; ahead <= longest; ahead++) {
    const day = addDays(today, ahead);
    // Noon in China, so that it is that day there.
    held = [...held, { madeAt: `${day}T04:00:00.000Z`, kind: 'automatic', life: undefined, old: false }];
    const outlived = new Set(outlivedBackups(held));
    held = held.filter((backup) => !outlived.has(backup));
    if (!held.some(({ old }) => old)) return chinaDay(new Date(`${day}T04:00:00.000Z`));
  }
  return addDays(today, longest);
}
