import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import type { SecretKind } from '#shared/vault/secretKind.ts';
import { asDiskError } from '../diskErrors.ts';
import { writeAtomically } from './atomicWrite.ts';
import { ownBackupPlace } from './backups/backupFolder.ts';
import { renewKeysAt } from './backups/backupKeys.ts';
import { addToErasureList } from './erasure/erasureList.ts';
import { exists } from './exists.ts';
import { type VaultLayout, vaultLayout } from './layout.ts';
import { slotFile } from './slotFile.ts';
import { holdsVaultParts } from './vacancy.ts';
import { readVaultRecord } from './vaultRecord.ts';
import { forgetKnownSlot, noteKnownSlots } from './writtenSlots.ts';

const folderSchema = z.string().refine(isAbsolute);

/**
 * restored.json in a vault that was made of a backup: which vault was open then; and in that one, which were made since to stand in for it.
 * Nothing in it is secret.
 */
const schema = z.object({ replaces: folderSchema.optional(), replacedBy: z.array(folderSchema).optional() });
type Relations = z.infer<typeof schema>;

/**
 * Keeps which vault a restored one stands in for, so that the way back is one step, and tells that one of it: somebody may go back and
 * erase there. Throws `cannotWrite`; one that cannot be told keeps nobody from restoring.
 */
export async function rememberReplaced(dir: string, replaces: string): Promise<void> {
  await writeRelations(dir, { ...(await readRelations(dir)), replaces });
  if (!(await exists(vaultLayout(replaces).record))) return;
  await unlessRefused(replaces, async () => {
    const known = await readRelations(replaces);
    const replacedBy = [...new Set([...(known.replacedBy ?? []), dir])];
    await writeRelations(replaces, { ...known, replacedBy });
  });
}

/** The vault a restored one stands in for; null for every other. Whether it is still there, only looking tells. */
export async function readReplaced(dir: string): Promise<string | null> {
  return (await readRelations(dir)).replaces ?? null;
}

async function readRelations(dir: string): Promise<Relations> {
  try {
    return schema.parse(JSON.parse(await readFile(vaultLayout(dir).restored, 'utf8')));
  } catch {
    return {};
  }
}

async function writeRelations(dir: string, relations: Relations): Promise<void> {
  await writeAtomically(vaultLayout(dir).restored, `${JSON.stringify(relations)}\n`);
}

/** Another state of a vault in a folder of its own. `away` where it cannot be reached or read now. */
export interface ReplacedVault {
  readonly dir: string;
  readonly state: 'there' | 'away';
}

/** The vaults of the same id (and with that of the same keys) a restored one stands in for, and those that they stood in for. */
export function replacedVaults(dir: string, vault: string): Promise<ReplacedVault[]> {
  return relatedVaults(dir, vault, ({ replaces }) => before(replaces));
}

/** These, and those that stood in for any of them: all that may hold what is erased from one. */
export function otherStates(dir: string, vault: string): Promise<ReplacedVault[]> {
  return relatedVaults(dir, vault, ({ replaces, replacedBy = [] }) => [
    ...before(replaces),
    ...replacedBy.map((each) => ({ dir: each, isLater: true })),
  ]);
}

interface Related {
  readonly dir: string;
  /** Made to be worked with: where it is not in its place any more, it was moved rather than deleted. */
  readonly isLater: boolean;
}

function before(replaces: string | undefined): Related[] {
  return replaces === undefined ? [] : [{ dir: replaces, isLater: false }];
}

/** One of before that was deleted is left out; a disk that was unplugged takes the folder above along. */
async function relatedVaults(
  dir: string,
  vault: string,
  related: (relations: Relations) => readonly Related[],
): Promise<ReplacedVault[]> {
  const found: ReplacedVault[] = [];
  const seen = new Set([dir]);
  const next = [...related(await readRelations(dir))];
  for (let one = next.shift(); one !== undefined; one = next.shift()) {
    const { dir: at, isLater } = one;
    if (seen.has(at)) continue;
    seen.add(at);
    next.push(...related(await readRelations(at)));
    const layout = vaultLayout(at);
    const record = await readVaultRecord(layout.record).catch(() => null);
    if (record !== null) {
      if (record.id === vault) found.push({ dir: at, state: 'there' });
    } else if (isLater || !(await exists(dirname(at))) || (await holdsVaultParts(layout).catch(() => true))) {
      found.push({ dir: at, state: 'away' });
    }
  }
  return found;
}

/** Tells other states of a vault what was erased, so that it goes when one is opened; answers with each, told or not. */
export async function tellReplaced(
  replaced: readonly ReplacedVault[],
  vault: string,
  marks: readonly string[],
): Promise<{ folder: string; told: boolean }[]> {
  const told: { folder: string; told: boolean }[] = [];
  for (const { dir, state } of replaced) {
    const add = () => addToErasureList(dir, vault, marks);
    told.push({ folder: dir, told: state === 'there' && (await unlessRefused(dir, add)) });
  }
  return told;
}

/**
 * Gives replaced vaults and their own backups a key slot that has just been changed; answers with the folders of those that
 * open as before. Only right after a change: one that is opened again may get another passphrase of its own.
 */
export async function renewReplaced(layout: VaultLayout, kind: SecretKind): Promise<string[]> {
  const record = await readVaultRecord(layout.record).catch(() => null);
  if (record === null) return [];
  const behind: string[] = [];
  for (const { dir, state } of await replacedVaults(layout.dir, record.id)) {
    const renewed = state === 'there' && (await unlessRefused(dir, () => renewSlot(layout, kind, dir)));
    const own = renewed ? await renewKeysAt(layout, kind, [ownBackupPlace(vaultLayout(dir).backups)]) : null;
    if (own === null || own.behind.length > 0) behind.push(dir);
  }
  return behind;
}

async function renewSlot(layout: VaultLayout, kind: SecretKind, dir: string): Promise<void> {
  const bytes = await readFile(join(layout.dir, slotFile(kind)));
  await forgetKnownSlot(dir, kind);
  await writeAtomically(join(dir, slotFile(kind)), bytes);
  // Or the former passphrase would not be called wrong there, but the key file another vault's.
  await noteKnownSlots(dir, { [kind]: bytes });
}

/** False where the disk refused. */
async function unlessRefused(dir: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(asDiskError(error, dir) instanceof DeskError)) throw error;
    return false;
  }
}
