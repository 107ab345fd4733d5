import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asDiskError } from '../../diskErrors.ts';
import { syncFolder } from '../atomicWrite.ts';
import { filePath, listStrays, type VaultFiles } from '../files.ts';
import type { VaultLayout } from '../layout.ts';
import { unclaimedFiles } from '../salvage/keptDatabases.ts';

interface Doomed {
  readonly layout: VaultLayout;
  readonly files: VaultFiles;
  /** Ids that rows name. */
  readonly named: () => ReadonlySet<string>;
  /** Broken databases that go along, by their names in files/unclaimed. */
  readonly kept: readonly string[];
  readonly doomed: readonly { readonly name: string; readonly sha256: string | null }[];
}

/**
 * Deletes encrypted files for good, from their shelves and from what was set aside: also a spoilt copy that doctor has
 * replaced, and any file no row names that holds the very same picture (one that came in twice at the same moment). Broken databases
 * that were kept go whole.
 *
 * Can be repeated. Throws `cannotWrite`.
 */
export async function deleteDoomedFiles({ layout, files, named, kept, doomed }: Doomed): Promise<void> {
  try {
    await deleteKept(layout, kept);
    if (doomed.length === 0) return;
    for (const { name } of doomed) await files.remove(name);
    const names = new Set(doomed.map(({ name }) => name));
    const hashes = new Set(doomed.flatMap(({ sha256 }) => sha256 ?? []));
    // Copies that somebody has made while the vault is open are still on the shelves.
    const aside = [
      ...(await unclaimedFiles(layout)).map((name) => ({ shelf: layout.unclaimed, name })),
      ...(await listStrays(layout.files)),
    ];
    for (const { shelf, name } of aside) {
      if (!names.has(name.slice(0, 32)) && !(await holdsOneOf(files, join(shelf, name), hashes))) continue;
      await rm(join(shelf, name), { force: true });
    }
    for (const shelf of new Set(aside.map((each) => each.shelf))) await syncFolder(shelf);
    const used = named();
    for (const id of await files.list()) {
      if (used.has(id) || !(await holdsOneOf(files, filePath(layout.files, id), hashes))) continue;
      await files.remove(id);
    }
  } catch (error) {
    throw asDiskError(error, layout.files);
  }
}

async function deleteKept({ unclaimed }: VaultLayout, kept: readonly string[]): Promise<void> {
  for (const name of kept) await rm(join(unclaimed, name), { force: true });
  if (kept.length > 0) await syncFolder(unclaimed);
}

/** Whether an encrypted file opens and is one of these; what does not open tells nobody anything. */
async function holdsOneOf(files: VaultFiles, path: string, hashes: ReadonlySet<string>): Promise<boolean> {
  const bytes = await files.decrypt(await readFile(path)).catch(() => null);
  return bytes !== null && hashes.has(createHash('sha256').update(bytes).digest('hex'));
}
