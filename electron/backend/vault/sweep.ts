import { readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asDiskError, errorCode } from '../diskErrors.ts';
import { makeFolder, syncFolder, temporaryName } from './atomicWrite.ts';
import { ownBackupPlace } from './backups/backupFolder.ts';
import { exists } from './exists.ts';
import { filePath, idOfFile, listShelves, listStrays } from './files.ts';
import type { VaultLayout } from './layout.ts';

/**
 * Clears up after a crash: run once after opening, before anything is put, while the vault is ours alone. `named` are the
 * ids that rows name.
 *
 * - Temporary names are half-written files nobody was told about: deleted.
 * - A file no row names was put, but its row never committed, so nobody was told about it either. It is moved to
 *   files/unclaimed rather than deleted: after an older copy of the database was put back, the same look means
 *   "received since then", and an original is never destroyed on a guess.
 * - So is a file that no row can mean: under another name, or on another shelf.
 * - A file in files/unclaimed that a row names (the newer database is back) returns to its place.
 *
 * What the desk made itself was cleared away before: see madeFiles.ts.
 */
export async function sweep(layout: VaultLayout, named: ReadonlySet<string>): Promise<void> {
  const { files, unclaimed } = layout;
  try {
    const shelved = await listShelves(files);
    const copies = await keyFolders(layout);
    const elsewhere = await Promise.all(
      [layout.dir, layout.keys, layout.backups, ...copies, unclaimed].map(listFolder),
    );
    for (const { shelf, name } of [...shelved, ...elsewhere.flat()]) {
      if (temporaryName.test(name)) await rm(join(shelf, name), { force: true });
    }
    const strays = await listStrays(files);
    // What somebody has put in its place leaves no room: everything stays where it is, rather than the vault shut.
    const canMove = await isFolderOrFree(unclaimed);
    for (const { shelf, name } of canMove ? strays : [])
      await move(join(shelf, name), await freePlace(unclaimed, name));
    const stray = new Set(strays.map(({ shelf, name }) => join(shelf, name)));
    const present = new Set(
      shelved.flatMap(({ shelf, name }) => (stray.has(join(shelf, name)) ? [] : (idOfFile(name) ?? []))),
    );
    for (const id of present)
      if (canMove && !named.has(id)) await move(filePath(files, id), join(unclaimed, `${id}.age`));
    for (const { name } of await listFolder(unclaimed)) {
      const id = idOfFile(name);
      if (id !== null && named.has(id) && !present.has(id)) await move(join(unclaimed, name), filePath(files, id));
    }
  } catch (error) {
    throw asDiskError(error, files);
  }
}

/** A path in a folder that is not taken. */
async function freePlace(folder: string, name: string): Promise<string> {
  for (let count = 1; ; count++) {
    const free = join(folder, count === 1 ? name : `${name}.${count}`);
    if (!(await exists(free))) return free;
  }
}

async function isFolderOrFree(path: string): Promise<boolean> {
  return (await exists(path)) ? (await stat(path)).isDirectory() : true;
}

async function move(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to));
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** Where the key files of the backups within the vault lie: a second name of an old one would open with the old passphrase. */
async function keyFolders({ backups }: VaultLayout): Promise<string[]> {
  const copies = await listFolder(ownBackupPlace(backups).backups);
  return copies.map(({ shelf, name }) => join(shelf, name, 'keys'));
}

async function listFolder(shelf: string): Promise<{ readonly shelf: string; readonly name: string }[]> {
  try {
    return (await readdir(shelf)).map((name) => ({ shelf, name }));
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw error;
  }
}
