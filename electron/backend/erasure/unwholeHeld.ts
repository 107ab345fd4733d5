import { readdir } from 'node:fs/promises';
import { type BackupPlace, unwholeBackups } from '../vault/backups/backupFolder.ts';

/**
 * How many folders of a place are no backup anybody could restore and hold a database all the same: `spoilt` ones, whose record cannot be
 * read, and `recordless` ones that were broken off, or lost it. Rejects where the place cannot be read.
 */
export async function unwholeHeld(
  place: BackupPlace,
): Promise<{ readonly spoilt: number; readonly recordless: number }> {
  const { spoilt, unfinished } = await unwholeBackups(place);
  const names = await Promise.all(unfinished.map((folder) => readdir(folder).catch(() => [])));
  // Half a copy is called so, too, until it is whole.
  const recordless = names.filter((each) => each.some((name) => name.includes('desk.db')));
  return { spoilt: spoilt.length, recordless: recordless.length };
}
