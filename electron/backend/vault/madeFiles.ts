import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asDiskError } from '../diskErrors.ts';
import { filePath, type VaultFiles } from './files.ts';
import type { VaultLayout } from './layout.ts';
import { transaction, type WriteDatabase } from './sql.ts';
import { announceMadeFile, forgetKeptFiles, forgetMadeFile, unusedMadeFiles } from './store/madeFiles.ts';

/** What this needs of an open vault. */
interface OpenVault {
  readonly db: WriteDatabase;
  readonly files: VaultFiles;
}

/** Files being made at this moment: announced, and not named yet. */
const making = new WeakMap<WriteDatabase, Set<string>>();

/** Files being made together, until somebody names them in rows. */
export interface Making {
  /** Keeps a file, durable when it resolves, and answers with its id. It was announced before. */
  put(bytes: Uint8Array): Promise<string>;
  /** The ids of all that were put. */
  ids(): readonly string[];
  /** Clears away what no row names by now. Must be called, whatever happened. */
  end(): Promise<void>;
}

/**
 * Begins to make files. Those that are to stay are named in rows, in one transaction, before `end`: whatever breaks off, no
 * file stays without its row. What dies here is cleared away when the vault is opened next.
 */
export function openMaking(vault: OpenVault): Making {
  const under = making.get(vault.db) ?? new Set<string>();
  making.set(vault.db, under);
  const mine: string[] = [];
  return {
    put: async (bytes) => {
      const id = announceMadeFile(vault.db);
      under.add(id);
      mine.push(id);
      await vault.files.put(bytes, id);
      return id;
    },
    ids: () => mine,
    end: async () => {
      for (const id of mine) under.delete(id);
      await clearMadeFiles(vault);
    },
  };
}

/** Keeps a file the desk made itself. `name` names it in a row, within the transaction that makes it count. */
export function keepMadeFile(vault: OpenVault, bytes: Uint8Array, name: (fileId: string) => void): Promise<void> {
  return keepMadeFiles(vault, async (put) => {
    const id = await put(bytes);
    return () => name(id);
  });
}

/**
 * Keeps files the desk made itself and that count only together: `make` puts one after the other, and what it answers names
 * them in rows, within one transaction.
 *
 * Whatever breaks off, no file ever stays without its row, and no row is there without the others: what fails here is
 * cleared away at once, what dies here when the vault is opened next. Resolves when all is durable.
 */
export async function keepMadeFiles<Named>(
  vault: OpenVault,
  make: (put: (bytes: Uint8Array) => Promise<string>) => Promise<() => Named>,
): Promise<Named> {
  const { put, ids, end } = openMaking(vault);
  try {
    const name = await make(put);
    return transaction(vault.db, () => {
      const named = name();
      forgetKeptFiles(vault.db, ids());
      return named;
    });
  } finally {
    await end();
  }
}

/**
 * Deletes what the desk made and nothing names any more. What cannot be deleted now is deleted when the vault is opened
 * next, so that nobody who did something else is told of it.
 */
export async function clearMadeFiles(vault: OpenVault): Promise<void> {
  try {
    await dropMadeFiles(vault);
  } catch {
    // Locked meanwhile, or the disk refuses.
  }
}

/** The same for whoever must know that they are gone. Throws `vaultLocked`, `cannotWrite`. */
export async function dropMadeFiles({ db, files }: OpenVault): Promise<void> {
  for (const id of unusedMadeFiles(db)) {
    if (making.get(db)?.has(id)) continue;
    await files.remove(id);
    forgetMadeFile(db, id);
  }
}

/** The same for what a crash left: once after opening, before anything is made, while the vault is ours alone. */
export async function sweepMadeFiles({ files, unclaimed }: VaultLayout, db: WriteDatabase): Promise<void> {
  for (const id of unusedMadeFiles(db)) {
    try {
      await rm(filePath(files, id), { force: true });
      await rm(join(unclaimed, `${id}.age`), { force: true });
    } catch (error) {
      throw asDiskError(error, files);
    }
    forgetMadeFile(db, id);
  }
}
