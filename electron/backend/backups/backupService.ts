import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import type { z } from 'zod';
import type {
  Backups,
  MakeBackupEvent,
  makeBackupInput,
  RestoreBackupEvent,
  restoreBackupInput,
} from '#shared/api/backups.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { Backup, BackupKind } from '#shared/backups/backup.ts';
import { type KeyFiles, sayKeyFiles } from '#shared/backups/keyFiles.ts';
import { sayLost } from '#shared/backups/sayLost.ts';
import { type SecretKind, secretKindSchema } from '#shared/vault/secretKind.ts';
import { type Desk, openVaultOf } from '../desk.ts';
import { errorCode } from '../diskErrors.ts';
import { followed } from '../jobs/followed.ts';
import {
  type BackupPlace,
  backupPlace,
  findBackups,
  listBackups,
  newestRecord,
  placesInUse,
} from '../vault/backups/backupFolder.ts';
import type { BackupRecord } from '../vault/backups/backupRecord.ts';
import { newestFirst } from '../vault/backups/newestFirst.ts';
import { pruneBackups } from '../vault/backups/pruneBackups.ts';
import { restoreNewest } from '../vault/backups/restoreNewest.ts';
import { erasuresNear } from '../vault/erasure/knownErasures.ts';
import { vaultLayout } from '../vault/layout.ts';
import type { Vault } from '../vault/openVault.ts';
import { getBackupFolder, setBackupFolder } from '../vault/store/backupFolder.ts';
import { listErasedMarks } from '../vault/store/erasures.ts';
import { getSetting, putSetting } from '../vault/store/settings.ts';
import { isWithinVault } from '../vault/withinVault.ts';

const automaticSetting = 'backups.automatic';

/** Where backups of this vault are made, and which there are. Throws `vaultLocked`. */
export async function getBackups(desk: Pick<Desk, 'vault' | 'backupTrouble' | 'now'>): Promise<Backups> {
  const vault = desk.vault();
  const places = placesOf(vault);
  const lists = await Promise.all(places.map(listBackups));
  return {
    folder: getBackupFolder(vault.db),
    automatic: isAutomatic(vault),
    backups: newestFirst(lists.flat(), desk.now()),
    trouble: desk.backupTrouble(),
    lost: await lostIn(vault, await Promise.all(places.map(newestRecord))),
  };
}

/** Chooses the second folder, or none. Throws `pathRelative`, `badInput` for one within the vault, `vaultLocked`. */
export async function chooseBackupFolder(desk: Desk, folder: string | null): Promise<Backups> {
  const vault = desk.vault();
  if (folder !== null) assertApart(vault, folder);
  setBackupFolder(vault.db, folder === null ? null : resolve(folder));
  return getBackups(desk);
}

/** Whether the desk backs up once a day by itself. Throws `vaultLocked`. */
export async function setAutomaticBackups(desk: Desk, on: boolean): Promise<Backups> {
  putSetting(desk.vault().db, automaticSetting, JSON.stringify(on));
  return getBackups(desk);
}

/**
 * Backs up at every place there is, or at one named for this time, and lets old automatic ones go.
 *
 * Throws `pathRelative`, `badInput`, `cannotWrite`, `vaultLocked`, `vaultDamaged`.
 */
export async function* makeBackups(
  desk: Pick<Desk, 'vault' | 'now'>,
  { to }: z.infer<typeof makeBackupInput>,
  kind: BackupKind,
  signal?: AbortSignal,
): AsyncGenerator<MakeBackupEvent, void, undefined> {
  const vault = desk.vault();
  if (to !== null) assertApart(vault, to);
  for (const place of to === null ? placesOf(vault) : [backupPlace(resolve(to), vault.id)]) {
    const { lost, ill, keyFiles, ...backup } = yield* followed(
      vault.backUp({ place, kind, now: desk.now(), signal }),
      (step): MakeBackupEvent => {
        vault.assertOpen();
        return { type: 'progress', ...step, label: place.dir };
      },
    );
    vault.assertOpen();
    // The backup counts. Old ones that a disk does not let go now go with a later one.
    await pruneBackups(place).catch((error: unknown) => {
      if (!(error instanceof DeskError && error.code === 'cannotWrite')) throw error;
    });
    yield { type: 'made', backup, lost: lost.length, ill: ill.length, keyFiles };
  }
}

/** Makes a vault of a backup in another folder, which knows the way back to the present one; see `restoreNewest`. No vault need be open. */
export async function* restore(
  desk: Pick<Desk, 'now' | 'vault' | 'vaultStatus' | 'usedBefore'>,
  wish: z.infer<typeof restoreBackupInput>,
  signal?: AbortSignal,
): AsyncGenerator<RestoreBackupEvent, void, undefined> {
  const before = await desk.vaultStatus();
  // Its very folder is refused below, as any that holds something.
  if (before.state !== 'missing' && resolve(wish.into) !== before.path && isWithinVault(before.path, wish.into))
    throw new DeskError('badInput', { detail: '不能恢复到现在的资料库里面，请选另一个文件夹' });
  const replaces = before.state === 'missing' ? null : before.path;
  const open = openVaultOf(desk);
  const near = await erasuresNear([before.path, before.usualPath, ...(await desk.usedBefore())], wish.into);
  const erased = open === null ? near : [{ vault: open.id, marks: listErasedMarks(open.db) }, ...near];
  const {
    dir,
    cases,
    files,
    lost,
    badKeys,
    otherKeys,
    from,
    damaged,
    erased: again,
  } = yield* followed(
    restoreNewest({ ...wish, now: desk.now(), erased, replaces, signal }),
    (step): RestoreBackupEvent => ({ type: 'progress', ...step, label: '' }),
  );
  const told = { path: dir, cases, files, lost: lost.length, badKeys, otherKeys, from, damaged: [...damaged] };
  yield { type: 'restored', ...told, erased: again };
}

/** The backups somebody points at: one, those of a place, or of every place in a folder. Throws `pathRelative`, `folderMissing`. */
export async function backupsIn(desk: Pick<Desk, 'now'>, folder: string): Promise<Backup[]> {
  if (!isAbsolute(folder)) throw new DeskError('pathRelative', { path: folder });
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    (error: unknown) => !['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? ''),
  );
  if (!isFolder) throw new DeskError('folderMissing', { path: folder });
  return findBackups(resolve(folder), desk.now());
}

/** True while the desk is to back up by itself: unless somebody said otherwise. */
export function isAutomatic({ db }: Vault): boolean {
  const stored = getSetting(db, automaticSetting);
  return stored === null || JSON.parse(stored) !== false;
}

/** The places of a vault: its own folder, and the chosen one. */
export function placesOf(vault: Vault): BackupPlace[] {
  return placesInUse(vaultLayout(vault.dir).backups, getBackupFolder(vault.db), vault.id);
}

/** An original may be lost for one place and kept at the other. A key file that is whole again is no matter any more. */
async function lostIn(vault: Vault, newest: readonly (BackupRecord | null)[]): Promise<string | null> {
  const records = newest.filter((record) => record !== null);
  const lost = new Set(records.flatMap((record) => record.lost));
  const ill = new Set(records.flatMap((record) => record.ill));
  for (const id of ill) lost.delete(id);
  const keyFiles = records.length === 0 ? null : sayKeyFiles(await keyFilesOf(vault, records));
  return [sayLost({ lost: lost.size, ill: ill.size }), keyFiles].filter((each) => each !== null).join('') || null;
}

async function keyFilesOf(vault: Vault, records: readonly BackupRecord[]): Promise<KeyFiles> {
  const seen = await Promise.all(
    secretKindSchema.options.map(async (kind) => ({ kind, state: (await vault.seeSlot(kind)).state })),
  );
  const ill = seen.filter(({ state }) => state !== 'whole').map(({ kind }) => kind);
  const isKept = (kind: SecretKind) => records.every(({ slots }) => slots?.[kind] !== undefined);
  return { fromBackup: ill.filter(isKept), bad: ill.filter((kind) => !isKept(kind)) };
}

/** A backup within the vault would be lost with it, and backed up with it. */
function assertApart({ dir }: Vault, folder: string): void {
  if (!isAbsolute(folder)) throw new DeskError('pathRelative', { path: folder });
  if (isWithinVault(dir, folder))
    throw new DeskError('badInput', { detail: '备份不能放在资料库里面，请选另一个文件夹，最好在另一块盘上' });
}
