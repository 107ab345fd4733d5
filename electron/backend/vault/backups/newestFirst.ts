import { dirname } from 'node:path';
import type { Backup } from '#shared/backups/backup.ts';

/** A backup, as far as its age goes; `round` counts those of its place (filesToOpen.ts), the first versions noted none. */
type Aged = Pick<Backup, 'folder' | 'madeAt'> & { readonly round?: number };

/** Orders the backups of one place, the newest first: by their round, whatever the clock said then, and by their moment within one. Pure. */
export function newestOfPlaceFirst(one: Aged, other: Aged): number {
  return (
    (other.round ?? 0) - (one.round ?? 0) ||
    other.madeAt.localeCompare(one.madeAt) ||
    other.folder.localeCompare(one.folder)
  );
}

/**
 * Backups of several places, the newest first. Within a place they go by their round. Across places one counts as made no earlier than
 * those before it in its place, and a moment that is still to come says nothing: the clock was ahead. Where all are still to come it is
 * the clock of today that is behind, and they are believed. Pure.
 */
export function newestFirst<B extends Aged>(backups: readonly B[], now: Date): B[] {
  const present = now.toISOString();
  const isBehind = backups.every(({ madeAt }) => madeAt > present);
  const aged: { readonly backup: B; readonly since: string; readonly place: string; readonly at: number }[] = [];
  for (const [place, held] of Object.entries(Object.groupBy(backups, ({ folder }) => dirname(folder)))) {
    let since = '';
    for (const [at, backup] of (held ?? []).toSorted(newestOfPlaceFirst).reverse().entries()) {
      const { madeAt } = backup;
      if ((isBehind || madeAt <= present) && madeAt > since) since = madeAt;
      aged.push({ backup, since, place, at });
    }
  }
  return aged
    .toSorted(
      (one, other) => other.since.localeCompare(one.since) || other.place.localeCompare(one.place) || other.at - one.at,
    )
    .map(({ backup }) => backup);
}
