/// <reference path="./betterSqlite3.d.ts" />
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { DeskError } from '#shared/api/errors.ts';
import { syncFolder, temporaryPath } from './atomicWrite.ts';
import { assertEncryptedFile, openToRead, readVersion } from './database.ts';
import { asVaultError } from './vaultErrors.ts';

/**
 * Writes an encrypted copy of an open database, under the same key: durable, opened again and checked page by page when
 * this resolves. The name is there whole or not at all.
 *
 * VACUUM INTO, because backup() fails on encrypted files and serialize() gives plaintext. Throws `cannotWrite`, and
 * `vaultDamaged` where the copy cannot be read.
 */
export async function copyDatabase(db: Database, key: string, path: string): Promise<void> {
  const part = temporaryPath(path);
  try {
    db.prepare('VACUUM INTO ?').run(part);
    const file = await open(part, 'r+');
    await file.sync().finally(() => file.close());
    checkDatabase(part, key);
    await rename(part, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw asVaultError(error, path, bytesOf(db));
  }
}

/** Bytes of an open database: what a copy of it takes at most. */
export function databaseBytes(db: Database): number {
  return Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
}

/** Undefined where it does not say. */
function bytesOf(db: Database): number | undefined {
  try {
    return databaseBytes(db);
  } catch {
    return undefined;
  }
}

/**
 * Reads every page of a database that nobody has open, changing nothing, and answers its version.
 *
 * Throws `vaultDamaged` for one that is missing, broken, not encrypted or of another key.
 */
export function checkDatabase(path: string, key: string): number {
  assertEncryptedFile(path);
  return openToRead(path, key, (db) => {
    const [first] = db.pragma('integrity_check(1)') as { integrity_check: string }[];
    if (first?.integrity_check !== 'ok')
      throw new DeskError('vaultDamaged', { detail: `数据库 ${path} 没有通过完整性检查` });
    return readVersion(db);
  });
}

/** Whether a database that nobody has open is whole: there, of this key, and every page as it was written. */
export function isWholeDatabase(path: string, key: string): boolean {
  try {
    checkDatabase(path, key);
    return true;
  } catch {
    return false;
  }
}
