import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { asDiskError } from '../diskErrors.ts';
import { temporaryName } from './atomicWrite.ts';
import { erasureListNames } from './erasure/erasureList.ts';
import { exists } from './exists.ts';
import type { VaultLayout } from './layout.ts';
import { isUnfinished } from './unfinishedMark.ts';

/** What systems leave in any folder they show. */
const litter: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * Makes sure that a new vault would overwrite nothing, and clears what an interrupted creation left.
 *
 * Only a folder with the mark `vault.unfinished`, set when none of our names was there, may be cleared, and only where nothing
 * says that the vault was finished after all (unfinishedMark.ts): one that merely lost its vault.json is never taken for a half-made one. Throws `vaultExists`, `vaultDamaged`,
 * `folderOccupied` where other content lies, so that nobody's documents end up among encrypted files.
 */
export async function assertVacant(layout: VaultLayout): Promise<void> {
  if (await exists(layout.record)) throw new DeskError('vaultExists', { path: layout.dir });
  const ours = [
    layout.keys,
    layout.files,
    layout.backups,
    ...(await erasureListNames(layout.dir)).map((name) => join(layout.dir, name)),
    layout.restored,
    layout.accessHead,
    ...databaseFiles(layout),
  ];
  if (await isUnfinished(layout)) {
    try {
      for (const path of ours) await rm(path, { recursive: true, force: true });
    } catch (error) {
      throw asDiskError(error, layout.dir);
    }
    return;
  }
  if (await holdsVaultParts(layout)) throw new DeskError('vaultDamaged', { detail: 'vault.json 不见了' });
  const lying = await readdir(layout.dir);
  const halves = lying.filter((name) => isHalfOf(name, layout.unfinished) || isHalfOf(name, layout.lock));
  const locks = new Set([layout.lock, layout.free].map((path) => basename(path)));
  const strangers = lying.filter((name) => !locks.has(name) && !litter.has(name) && !halves.includes(name));
  if (strangers.length > 0) throw new DeskError('folderOccupied', { path: layout.dir });
  // A creation that ended with its very first file half-written.
  for (const name of halves) await rm(join(layout.dir, name), { force: true }).catch(() => undefined);
}

function isHalfOf(name: string, path: string): boolean {
  return temporaryName.test(name) && name.startsWith(`.${basename(path)}.`);
}

/** True when a vault without its vault.json lies here, and not one whose creation was interrupted. */
export async function holdsVaultParts(layout: VaultLayout): Promise<boolean> {
  return (await exists(layout.database)) && !(await isUnfinished(layout));
}

function databaseFiles(layout: VaultLayout): string[] {
  return ['', '-wal', '-shm', '-journal'].map((ending) => layout.database + ending);
}
