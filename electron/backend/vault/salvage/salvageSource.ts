import { basename, join } from 'node:path';
import type { SoundBackup } from '#shared/doctor/wayOut.ts';
import { type BackupPlace, momentFolder, unwholeBackups } from '../backups/backupFolder.ts';
import { isWholeDatabase } from '../databaseCopy.ts';
import type { VaultKeys } from '../keySlots.ts';

/**
 * The folder whose database lost rows are taken from: that of the newest sound backup, or of a newer one whose database is whole,
 * although it was broken off or has lost its record, so that nobody can restore it. Null where there is neither. Changes nothing, throws nothing.
 */
export async function salvageSource(
  keys: VaultKeys,
  places: readonly BackupPlace[],
  sound: SoundBackup | null,
): Promise<string | null> {
  const lists = await Promise.all(
    places.map((place) => unwholeBackups(place).catch(() => ({ unfinished: [], spoilt: [] }))),
  );
  const newer = lists
    .flatMap(({ unfinished, spoilt }) => [...unfinished, ...spoilt])
    .filter((folder) => sound === null || basename(folder) > momentFolder(new Date(sound.madeAt)))
    .toSorted((one, other) => basename(other).localeCompare(basename(one)));
  return newer.find((folder) => isWholeDatabase(join(folder, 'desk.db'), keys.databaseKey)) ?? sound?.folder ?? null;
}
