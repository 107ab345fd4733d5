import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import type { ExportPlainEvent, exportPlainInput } from '#shared/api/vault.ts';
import type { Desk } from '../desk.ts';
import { asDiskError, errorCode } from '../diskErrors.ts';
import { caseSheetFile } from '../exchange/sheetFiles.ts';
import { keepNames } from '../keepNames.ts';
import { makeFolders } from '../makeFolders.ts';
import { assertWayOut } from '../packages/assertReach.ts';
import { temporaryPath } from '../vault/atomicWrite.ts';
import { asMissingRoom } from '../vault/backups/missingRoom.ts';
import { sqlOf } from '../vault/dumpDatabase.ts';
import { filePath } from '../vault/files.ts';
import { openSlot } from '../vault/keySlots.ts';
import { vaultLayout } from '../vault/layout.ts';
import { listCases } from '../vault/store/cases.ts';
import { rememberPlain } from './leftPlain.ts';
import { plainFiles } from './plainFiles.ts';

const readMe = `这个文件夹里是备案工作台资料库的全部内容，没有加密。
请放在只有自己能看到的地方，用完立即删除；里面有完整的证件号码、手机号和证件照片。

资料库.sql          全部数据，任何 SQLite 工具都能读：sqlite3 新.db < 资料库.sql
表/                 同样的数据，每张表一个 JSON 文件
案件与问题清单.xlsx  给人看的清单
案件/               每个案件的原件、修整过的图和打印过的文书
其他原件/           没有放进任何案件的文件（例如收件里还没有归类的）
`;

/**
 * Takes everything out of the vault, decrypted, into a folder that is empty or not there yet: whole or not at all. What
 * cannot be decrypted is told and left out; the vault stays as it is.
 *
 * Throws `passphraseWrong`, `folderOccupied`, `badInput` for a folder nobody chose, `cannotWrite`, `vaultLocked`.
 */
export async function* exportPlain(
  desk: Desk,
  { folder, passphrase }: z.infer<typeof exportPlainInput>,
  signal?: AbortSignal,
): AsyncGenerator<ExportPlainEvent, void, undefined> {
  assertWayOut(desk, folder);
  const vault = desk.vault();
  await openSlot(vault.dir, { passphrase });
  const place = resolve(folder);
  await assertFree(place);
  const making = temporaryPath(place);
  const forget = rememberPlain(vault.db, making, desk.now());
  const lost: string[] = [];
  try {
    await makeFolders(dirname(place));
    await mkdir(making, { mode: 0o700 });
    const files = plainFiles(vault.db);
    const total = files.length + 1;
    yield { type: 'progress', done: 0, total, label: '数据' };
    await write(making, '请先看这里.txt', readMe);
    let script = 'PRAGMA foreign_keys = OFF;\nBEGIN;\n';
    for (const table of vault.dump()) {
      script += sqlOf(table);
      await write(making, join('表', `${table.name}.json`), JSON.stringify(table.rows, asJson, 1));
    }
    await write(making, '资料库.sql', `${script}COMMIT;\n`);
    const sheet = await caseSheetFile(desk, null);
    await write(making, sheet.name, new Uint8Array(await sheet.arrayBuffer()));
    for (const [index, { path, fileId }] of files.entries()) {
      signal?.throwIfAborted();
      // Behind a locked vault not one more is decrypted.
      vault.assertOpen();
      yield { type: 'progress', done: index + 1, total, label: path.at(-1) ?? '' };
      const bytes = await vault.files.read(fileId).catch((error: unknown) => {
        if (error instanceof DeskError && error.code === 'vaultDamaged') return null;
        throw error;
      });
      if (bytes === null) lost.push(path.join('/'));
      else await write(making, join(...path), bytes);
    }
    vault.assertOpen();
    await rmdir(place).catch(() => undefined);
    // Before it takes its place, so that it stands there whole or not at all; then its own name.
    await keepNames((await readdir(making, { recursive: true })).map((name) => join(making, name)));
    await rename(making, place);
    await keepNames([place]);
    const cases = listCases(vault.db).length;
    yield { type: 'exported', path: place, cases, files: files.length - lost.length, lost };
  } catch (error) {
    // How much room there is, is seen once the half of it is gone.
    await rm(making, { recursive: true, force: true }).catch(() => undefined);
    throw asDiskError(await asMissingRoom(error, place, () => plainSizes(desk)), place);
  } finally {
    // Renamed away where all went well. What cannot be deleted now, or is cut short by a kill, goes at the next opening.
    await rm(making, { recursive: true, force: true })
      .then(forget)
      .catch(() => undefined);
  }
}

/** Sizes (bytes) of all that is written; an encrypted file is a little longer than what is in it. */
async function plainSizes(desk: Desk): Promise<number[]> {
  const vault = desk.vault();
  const { files } = vaultLayout(vault.dir);
  const sheet = await caseSheetFile(desk, null);
  const sizes = [Buffer.byteLength(readMe), sheet.size];
  let script = 0;
  for (const table of vault.dump()) {
    script += Buffer.byteLength(sqlOf(table));
    sizes.push(Buffer.byteLength(JSON.stringify(table.rows, asJson, 1)));
  }
  for (const { fileId } of plainFiles(vault.db)) {
    sizes.push((await stat(filePath(files, fileId)).catch(() => null))?.size ?? 0);
  }
  return [...sizes, script];
}

async function assertFree(place: string): Promise<void> {
  const there = await readdir(place).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw errorCode(error) === 'ENOTDIR' ? new DeskError('folderOccupied', { path: place }) : asDiskError(error, place);
  });
  if (there.length > 0) throw new DeskError('folderOccupied', { path: place });
}

/** For this user alone, and on the disk when it resolves. */
async function write(folder: string, name: string, content: Uint8Array | string): Promise<void> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function asJson(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}
