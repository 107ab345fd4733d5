import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { z } from 'zod';
import type { ExamineShutEvent, examineShutInput } from '#shared/api/doctor.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { Backup } from '#shared/backups/backup.ts';
import type { ShutVault } from '#shared/doctor/shutVault.ts';
import { type SecretKind, secretKindSchema, secretNames } from '#shared/vault/secretKind.ts';
import type { Desk } from '../desk.ts';
import { asDiskError } from '../diskErrors.ts';
import { followed } from '../jobs/followed.ts';
import { findBackups } from '../vault/backups/backupFolder.ts';
import { type BackupRecord, readBackupRecord } from '../vault/backups/backupRecord.ts';
import { examineBackup } from '../vault/backups/examineBackup.ts';
import { newestFirst } from '../vault/backups/newestFirst.ts';
import { openToRead } from '../vault/database.ts';
import { checkDatabase } from '../vault/databaseCopy.ts';
import { exists } from '../vault/exists.ts';
import { filePath, idOfFile, listShelves, opens } from '../vault/files.ts';
import { readSlot, slotOf, type VaultKeys, type VaultSecret } from '../vault/keySlots.ts';
import { type VaultLayout, vaultLayout } from '../vault/layout.ts';
import { takeLock, type VaultLock } from '../vault/lock.ts';
import { readOwnSlot } from '../vault/ownSlot.ts';
import { seeSlot } from '../vault/ownSlots.ts';
import { rewriteSlot } from '../vault/rewriteSlot.ts';
import { looksLikeSlot, slotFile } from '../vault/slotFile.ts';
import { writeDatabase } from '../vault/sql.ts';
import { notedSlot } from '../vault/store/notedSlots.ts';
import { readVaultRecord } from '../vault/vaultRecord.ts';
import { hashOfSlot, readWrittenSlots } from '../vault/writtenSlots.ts';

/**
 * Looks at what is left of a vault that does not open: with its keys alone, its database and every encrypted file are
 * opened, and, where the database is broken, its backups, newest first, until a vault can be made of one. Where nothing but key
 * files is spoilt, no backup is looked for: restoring an older one would lose what came after it. Nothing is changed; but with
 * `repair`, and where nothing else is wrong, the key file of the secret given is written anew. The vault is held meanwhile: looking at
 * the database of one that is open here would drop SQLite's lock, and one that is open elsewhere looks broken.
 *
 * `backups` is a folder to look for backups in besides the vault's own: the database, which knows the others, cannot be
 * asked. Where the vault's key file is spoilt, that of a backup serves. Throws `badInput` while it is open here, `vaultInUse`, `vaultHeldElsewhere`,
 * `vaultMissing`, `passphraseWrong`, `recoveryCodeWrong`, `keyFileDamaged` where there is no key, `pathRelative`.
 */
export async function* examineShut(
  desk: Pick<Desk, 'vaultStatus' | 'workFactor' | 'now'>,
  wish: z.infer<typeof examineShutInput>,
  signal?: AbortSignal,
): AsyncGenerator<ExamineShutEvent, void, undefined> {
  const { backups: folder } = wish;
  if (folder !== null && !isAbsolute(folder)) throw new DeskError('pathRelative', { path: folder });
  const { path: dir, state } = await desk.vaultStatus();
  // Asked as well: somebody may have deleted the lock.
  if (state === 'open') throw new DeskError('badInput', { detail: '资料库开着：请用“体检”检查，或者先锁定' });
  const lock = holdShut(vaultLayout(dir), desk.now(), wish.repair);
  try {
    yield* examineHeld(dir, wish, desk, signal);
  } finally {
    lock?.release();
  }
}

/**
 * Null where nothing can be written, or where another computer left its lock and nothing is to be written: then nobody has it open
 * from here, and what is rescued from a dead computer is to be looked at all the same.
 */
function holdShut(layout: VaultLayout, now: Date, repair: boolean): VaultLock | null {
  try {
    return takeLock(layout, now);
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    if (error.code === 'cannotWrite' || (error.code === 'vaultHeldElsewhere' && !repair)) return null;
    throw error;
  }
}

async function* examineHeld(
  dir: string,
  { secret, backups: folder, repair }: z.infer<typeof examineShutInput>,
  { workFactor, now: clock }: Pick<Desk, 'workFactor' | 'now'>,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExamineShutEvent, void, undefined> {
  const now = clock();
  const layout = vaultLayout(dir);
  const found = [
    ...(await findBackups(layout.backups, now)),
    ...(folder === null ? [] : await findBackups(resolve(folder), now)),
  ];
  const backups = newestFirst([...new Map(found.map((each) => [each.folder, each])).values()], now);
  const { keys, goodKey, formerKey } = await keysOf(layout, backups, secret);
  const database = isSound(layout.database, keys.databaseKey);
  const spoiltKeys = await spoiltKeysOf(layout, secret, (goodKey ?? formerKey) !== null);
  const readable = new Set<string>();
  const unreadable: string[] = [];
  const lying = await listShelves(layout.files).catch((error: unknown) => {
    throw asDiskError(error, layout.files);
  });
  const shelved = lying.flatMap(({ name }) => idOfFile(name) ?? []).toSorted();
  yield { type: 'progress', done: 0, total: shelved.length, label: '加密文件' };
  for (const [index, id] of shelved.entries()) {
    signal?.throwIfAborted();
    const encrypted = await readFile(filePath(layout.files, id)).catch(() => null);
    if (encrypted !== null && (await opens(encrypted, keys.fileIdentity))) readable.add(id);
    else unreadable.push(id);
    yield { type: 'progress', done: index + 1, total: shelved.length, label: '加密文件' };
  }
  const damaged: string[] = [];
  let usable: Usable | null = null;
  for (const backup of database && spoiltKeys.length > 0 ? [] : backups) {
    const record = await readBackupRecord(backup.folder).catch(() => null);
    if (record?.vault !== keys.vault) continue;
    usable = yield* lookInto(keys, { ...backup, record }, slotOf(secret), readable, signal);
    if (usable !== null) break;
    damaged.push(backup.folder);
  }
  const known = new Set(usable?.record.files.map(({ id }) => id));
  const named = (id: string) => relative(layout.dir, filePath(layout.files, id));
  const shut: ShutVault = {
    database,
    spoiltKeys,
    goodKey,
    formerKey,
    readable: readable.size,
    unreadable: unreadable.map(named),
    backup: usable && {
      folder: usable.folder,
      madeAt: usable.madeAt,
      cases: usable.cases,
      files: usable.files,
      lost: usable.lost,
    },
    damaged,
    newer: usable === null ? [] : [...readable].filter((id) => !known.has(id)).map(named),
  };
  yield { type: 'shut', shut };
  if (!repair || !database || goodKey === null) return;
  const kind = slotOf(secret);
  await rewriteSlot(dir, keys, secret, workFactor);
  yield { type: 'mended', message: `${secretNames[kind]}的密钥文件已经重新写好，刚才输入的照样能用。` };
}

interface Usable extends Backup {
  readonly record: BackupRecord;
  readonly lost: number;
}

/** A backup whose database is whole, and the key file of the secret given, with how many of its originals open nowhere; else null. */
async function* lookInto(
  keys: VaultKeys,
  backup: Omit<Usable, 'lost'>,
  opened: SecretKind,
  readable: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExamineShutEvent, Usable | null, undefined> {
  const seen = yield* followed(
    examineBackup(keys, { folder: backup.folder, known: new Map(), signal }),
    (step): ExamineShutEvent => ({ type: 'progress', ...step, label: '备份' }),
  );
  // The other secret may be what opens it; that is not what somebody has at hand.
  if (!seen.database || !seen.record || seen.badKeys.includes(opened)) return null;
  // One within the vault leans on the vault's own originals.
  const missing = backup.ownFiles ? seen.lost : backup.record.files.map(({ id }) => id);
  return { ...backup, lost: missing.filter((id) => !readable.has(id)).length };
}

/** Keys, and the key file of a backup that gave them where the vault's own is spoilt. */
interface OpenedKeys {
  readonly keys: VaultKeys;
  readonly goodKey: string | null;
  /** One that gave them and is not the last the vault had. */
  readonly formerKey: string | null;
}

/** The key files of the vault that open nothing; of the one whose secret nobody gave, only its looks tell, and what was noted of it. */
async function spoiltKeysOf(
  layout: VaultLayout,
  secret: VaultSecret,
  given: boolean,
): Promise<ShutVault['spoiltKeys']> {
  const spoilt = await Promise.all(
    secretKindSchema.options.map(async (kind) =>
      kind === slotOf(secret) ? given : (await seeSlot(layout.dir, kind)).state !== 'whole',
    ),
  );
  return secretKindSchema.options.filter((_, index) => spoilt[index]);
}

/** Whether every page of the database can be read, by this program or a newer one. */
function isSound(path: string, key: string): boolean {
  try {
    checkDatabase(path, key);
    return true;
  } catch (error) {
    // One that another process has, whose lock was deleted, is not known to be broken.
    if (error instanceof DeskError && error.code !== 'vaultInUse') return false;
    throw error;
  }
}

/**
 * The keys by the vault's own slot, or by that of its newest backup which has a whole one: best the last the vault had. One that is known to
 * be of a former secret serves to look, and is told as that.
 */
async function keysOf(layout: VaultLayout, backups: readonly Backup[], secret: VaultSecret): Promise<OpenedKeys> {
  const slot = slotFile(slotOf(secret));
  const record = await readVaultRecord(layout.record).catch(() => null);
  if (!(await exists(layout.keys)) && backups.length === 0) throw new DeskError('vaultMissing', { path: layout.dir });
  try {
    return { keys: await readOwnSlot(layout, record?.id ?? null, secret), goodKey: null, formerKey: null };
  } catch (error) {
    if (!(error instanceof DeskError && error.code === 'keyFileDamaged')) throw error;
    let former: OpenedKeys | null = null;
    for (const { folder } of backups) {
      const path = join(folder, slot);
      if (!(await looksLikeSlot(path))) continue;
      const keys = await readSlot(folder, record?.id ?? null, secret).catch(() => null);
      if (keys === null) continue;
      if (!(await isFormer(layout, keys, slotOf(secret), hashOfSlot(await readFile(path)))))
        return { keys, goodKey: path, formerKey: null };
      former ??= { keys, goodKey: null, formerKey: path };
    }
    if (former !== null) return former;
    throw error;
  }
}

/** Whether a key file is known to be another than the vault had last: by what lies beside its own, else by what its database has heard of. */
async function isFormer(layout: VaultLayout, keys: VaultKeys, kind: SecretKind, hash: string): Promise<boolean> {
  const last = (await readWrittenSlots(layout.dir)).known?.[kind];
  if (last !== undefined) return last !== hash;
  try {
    return openToRead(layout.database, keys.databaseKey, (raw) => {
      const noted = notedSlot(
        writeDatabase(raw, () => new Date(), keys.vault),
        kind,
      );
      return noted !== null && noted.hash !== hash;
    });
  } catch {
    return false;
  }
}
