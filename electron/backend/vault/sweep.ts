import type { Dirent } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asDiskError } from '../diskErrors.ts';
import { makeFolder, syncFolder, temporaryName } from './atomicWrite.ts';
import { filePath, listFiles } from './files.ts';
import type { VaultLayout } from './layout.ts';
import { all, type ReadDatabase, sql } from './sql.ts';

/**
 * Clears up after a crash: run once after opening, before anything is put, while the vault is ours alone.
 *
 * - Temporary names are half-written files nobody was told about: deleted.
 * - A file no row names was put, but its row never committed, so nobody was told about it either. It is moved to
 *   files/unclaimed rather than deleted: after an older copy of the database was put back, the same look means
 *   "received since then", and an original is never destroyed on a guess.
 * - A file in files/unclaimed that a row names (the newer database is back) returns to its place.
 */
export async function sweep(layout: VaultLayout, db: ReadDatabase): Promise<void> {
  try {
    await removeTemporaries(layout);
    const named = new Set(
      all<{ id: string }>(db, sql`SELECT file_id AS id FROM scans UNION SELECT file_id FROM letters`).map(
        ({ id }) => id,
      ),
    );
    const present = new Set(await listFiles(layout.files));
    for (const id of present) if (!named.has(id)) await setAside(layout, id);
    for (const id of await unclaimedIds(layout)) if (named.has(id) && !present.has(id)) await bringBack(layout, id);
  } catch (error) {
    throw asDiskError(error, layout.files);
  }
}

async function removeTemporaries(layout: VaultLayout): Promise<void> {
  const shelves = (await entries(layout.files)).filter((entry) => entry.isDirectory());
  const folders = [layout.dir, layout.keys, layout.backups, ...shelves.map(({ name }) => join(layout.files, name))];
  for (const folder of folders) {
    for (const { name } of await entries(folder)) {
      if (temporaryName.test(name)) await rm(join(folder, name), { force: true });
    }
  }
}

async function setAside(layout: VaultLayout, id: string): Promise<void> {
  await makeFolder(layout.unclaimed);
  await rename(filePath(layout.files, id), join(layout.unclaimed, `${id}.age`));
  await syncFolder(layout.unclaimed);
}

async function bringBack(layout: VaultLayout, id: string): Promise<void> {
  const place = filePath(layout.files, id);
  await makeFolder(join(place, '..'));
  await rename(join(layout.unclaimed, `${id}.age`), place);
  await syncFolder(join(place, '..'));
}

async function unclaimedIds(layout: VaultLayout): Promise<string[]> {
  return (await entries(layout.unclaimed)).flatMap(({ name }) => /^([0-9a-f]{32})\.age$/.exec(name)?.[1] ?? []);
}

async function entries(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
