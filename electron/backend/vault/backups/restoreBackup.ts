import { readFile } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import type { ErasedAgain } from '#shared/backups/sayErasedAgain.ts';
import { type SecretKind, secretKindSchema } from '#shared/vault/secretKind.ts';
import { asDiskError } from '../../diskErrors.ts';
import { accessHeadName, newLine, readHead, sealHead } from '../accessHead/headFile.ts';
import { makeFolder, writeAtomically } from '../atomicWrite.ts';
import { openToRead } from '../database.ts';
import { checkDatabase } from '../databaseCopy.ts';
import { addToErasureList } from '../erasure/erasureList.ts';
import type { KnownErasures } from '../erasure/knownErasures.ts';
import { marksFor } from '../erasure/markOf.ts';
import { slotOf, type VaultKeys, type VaultSecret } from '../keySlots.ts';
import { type VaultLayout, vaultLayout } from '../layout.ts';
import { takeLock, type VaultLock } from '../lock.ts';
import { assertNotNewer } from '../migrate.ts';
import { openParts } from '../openParts.ts';
import { recordedHashes } from '../recordedHashes.ts';
import { rememberReplaced } from '../replacedVault.ts';
import { slotFile } from '../slotFile.ts';
import { all, sql } from '../sql.ts';
import { setRecoveryConfirmed } from '../store/recoveryConfirmed.ts';
import { markUnfinished } from '../unfinishedMark.ts';
import { assertVacant } from '../vacancy.ts';
import { finishVault, readVaultRecord, withoutOsSlot } from '../vaultRecord.ts';
import { noteKnownSlots } from '../writtenSlots.ts';
import { type BackupRecord, readBackupRecord } from './backupRecord.ts';
import { badSlotsOf, isNotedSlot } from './backupSlots.ts';
import { copyFile } from './copyFiles.ts';
import { erasedSince } from './erasedSince.ts';
import { asMissingRoom } from './missingRoom.ts';
import { otherKeysThan } from './otherKeys.ts';
import { openBackup } from './soundBackup.ts';
import type { BackupStep } from './writeBackup.ts';

export interface RestoreWish {
  /** The folder of one backup. */
  readonly from: string;
  /** An empty folder, or one that is not there yet. */
  readonly into: string;
  readonly secret: VaultSecret;
  readonly now: Date;
  /** What is known to have been erased from vaults, any of which may be the one of the backup; see erasure/markOf.ts. */
  readonly erased?: readonly KnownErasures[];
  /** The vault the new one stands in for: the way back, and who is told of erasures. */
  readonly replaces?: string | null;
  readonly signal?: AbortSignal | undefined;
}

/** What a restored vault lacks: originals that the backup names and that could not be had, or did not open. */
export interface RestoredVault {
  readonly dir: string;
  readonly cases: number;
  readonly files: number;
  readonly lost: readonly string[];
  /** Key files the backup has not whole: their secrets do not open the vault. */
  readonly badKeys: readonly SecretKind[];
  /** Key files that are others than the replaced vault has, or backups beside: a secret that was changed since does not open it. */
  readonly otherKeys: readonly SecretKind[];
  readonly erased: ErasedAgain;
}

/**
 * Makes a vault of a backup in another folder; backup and present vault stay as they are.
 *
 * The database is checked before anything is made, copies on the way. What was erased since the backup was made is erased from the new vault
 * before it is there; then it has this program's version already. The vault is there once vault.json is, which is written last: a
 * restoring that breaks off leaves no vault, and can be begun again in the same folder. Throws `backupMissing`,
 * `backupDamaged`, `passphraseWrong`, `recoveryCodeWrong`, `vaultNewer`, `vaultExists`, `folderOccupied`, `cannotWrite`.
 */
export async function* restoreBackup({
  from,
  into,
  secret,
  now,
  erased: known = [],
  replaces = null,
  signal,
}: RestoreWish): AsyncGenerator<BackupStep, RestoredVault, undefined> {
  for (const path of [from, into]) if (!isAbsolute(path)) throw new DeskError('pathRelative', { path });
  const record = await readBackupRecord(from);
  const vault = await readVaultRecord(join(from, 'vault.json')).catch(() => null);
  if (!record) throw new DeskError('backupMissing', { path: from });
  if (!vault) throw new DeskError('backupDamaged', { detail: 'vault.json 不见了或不完整' });
  const keys = await openBackup(from, record, secret);
  const layout = vaultLayout(resolve(into));
  const database = await readDatabase(from);
  /** Bytes of what is still to be written; a database that is erased from once more is written anew. */
  let left: readonly number[] = [database.length, ...record.files.map(({ bytes }) => bytes)];
  let lock: VaultLock | null = null;
  try {
    await makeFolder(layout.dir);
    lock = takeLock(layout, now);
    await assertVacant(layout);
    await markUnfinished(layout);
    await writeAtomically(layout.database, database);
    assertNotNewer(checkDatabase(layout.database, keys.databaseKey));
    await makeFolder(layout.keys);
    const badKeys = await putSlots(from, record, layout, slotOf(secret));
    const otherKeys = (await otherKeysThan(from, record, replaces)).filter((kind) => !badKeys.includes(kind));
    // What was confirmed may be a code that was changed since; whoever has just typed this one has it.
    const unconfirm = otherKeys.includes('recovery') && slotOf(secret) !== 'recovery';
    const head = readHead(join(from, accessHeadName), keys);
    // Another life of the vault: what backups of later days remember of the log is not of this one.
    if (head !== null) await writeAtomically(layout.accessHead, sealHead({ ...head, line: newLine() }, keys));
    const here = await erasedSince(from, record);
    const same = known.filter((each) => each.vault === record.vault);
    const erased = new Set([here, ...same].flatMap(({ marks }) => marks));
    const markOf = marksFor(keys);
    const files = record.files.filter(({ id }) => !erased.has(markOf({ kind: 'file', id })));
    const hashes = openToRead(layout.database, keys.databaseKey, recordedHashes);
    const lost: string[] = [];
    const isAnew = erased.size > 0 || unconfirm;
    const anew = isAnew ? [database.length] : [];
    yield { done: 0, total: files.length };
    for (const [index, { id }] of files.entries()) {
      left = [...anew, ...files.slice(index).map(({ bytes }) => bytes)];
      signal?.throwIfAborted();
      const copied = await copyFile({
        from: originalsOf(from, record),
        to: layout.files,
        id,
        identity: keys.fileIdentity,
        sha256: hashes.get(id),
        trusted: () => false,
      });
      if (!('bytes' in copied)) lost.push(id);
      yield { done: index + 1, total: files.length };
    }
    left = anew;
    await makeFolder(layout.files);
    const held = isAnew ? await workOver({ layout, keys, now, erased, unconfirm }) : null;
    // Before it counts: told as failed afterwards, it would be there, and no erasure would ever reach the one it replaced.
    if (replaces !== null && replaces !== layout.dir) await rememberReplaced(layout.dir, replaces);
    await finishVault(layout, withoutOsSlot(vault));
    const cases = held ?? record.cases;
    const isKnown = here.isVault || same.some(({ isBroken }) => isBroken !== true);
    const again: ErasedAgain = {
      known: erased.size > 0 ? 'list' : isKnown ? 'nothing' : 'unknown',
      cases: Math.max(0, record.cases - cases),
      files: record.files.length - files.length,
    };
    return { dir: layout.dir, cases, files: files.length - lost.length, lost, badKeys, otherKeys, erased: again };
  } catch (error) {
    throw asDiskError(await asMissingRoom(error, layout.dir, async () => left), layout.dir);
  } finally {
    lock?.release();
  }
}

/**
 * Gives the vault the key files that are there, and answers with those that are missing or spoilt: what has opened the backup opens
 * the vault. One known to be spoilt is left out: nothing would tell it from a whole one there. A whole one is noted, so that the vault knows it from here on.
 */
async function putSlots(
  from: string,
  record: BackupRecord,
  layout: VaultLayout,
  opened: SecretKind,
): Promise<SecretKind[]> {
  const bad = (await badSlotsOf(from, record)).filter((kind) => kind !== opened);
  const whole: Partial<Record<SecretKind, Uint8Array>> = {};
  for (const kind of secretKindSchema.options) {
    const bytes = await readFile(join(from, slotFile(kind))).catch(() => null);
    if (bytes === null || bad.includes(kind)) continue;
    await writeAtomically(join(layout.dir, slotFile(kind)), bytes);
    if (kind === opened || (await isNotedSlot(from, record, kind))) whole[kind] = bytes;
  }
  await noteKnownSlots(layout.dir, whole);
  return bad;
}

/** Erases from the copy what the list names, lets the recovery code be confirmed anew where it is to be, and answers how many cases are left. */
async function workOver({ layout, keys, now, erased, unconfirm }: Again): Promise<number> {
  await addToErasureList(layout.dir, keys.vault, erased);
  // The lock of the restoring holds; the backup itself is how it was before.
  const lock: VaultLock = { release: () => undefined, state: () => 'held', placeAgain: () => undefined };
  const vault = await openParts({ layout, keys, lock, now, clock: () => now, create: false, backUpFirst: false });
  try {
    if (unconfirm) setRecoveryConfirmed(vault.db, false);
    const [count] = all<{ cases: number }>(vault.db, sql`SELECT count(*) AS cases FROM cases`);
    return count?.cases ?? 0;
  } finally {
    vault.close();
  }
}

interface Again {
  readonly layout: VaultLayout;
  readonly keys: VaultKeys;
  readonly now: Date;
  readonly erased: Iterable<string>;
  readonly unconfirm: boolean;
}

/** Where the originals of a backup lie: beside all backups of the place, or in the vault it stands in. */
export function originalsOf(from: string, { ownFiles }: BackupRecord): string {
  return resolve(from, '..', '..', ...(ownFiles ? [] : ['..']), 'files');
}

async function readDatabase(from: string): Promise<Uint8Array> {
  try {
    return await readFile(join(from, 'desk.db'));
  } catch (error) {
    throw new DeskError('backupDamaged', { detail: '里面的数据库不见了或读不出来' }, { cause: error });
  }
}
