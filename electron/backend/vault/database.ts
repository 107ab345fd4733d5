/// <reference path="./betterSqlite3.d.ts" />
import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DeskError } from '#shared/api/errors.ts';
import { errorCode } from '../diskErrors.ts';
import { assertCipher } from '../startupGuards.ts';
import { asVaultError } from './vaultErrors.ts';

/** How long (ms) to wait for a connection that is just being closed. */
const busyTimeout = 1000;

/**
 * What every connection runs with: [pragma, value to set, value it must then report].
 *
 * MEMORY: else sorting spills ID numbers into plaintext temporary files. FULL: an acknowledged commit survives a
 * power cut (with NORMAL, 9 of 12 simulated ones lost work). fullfsync: the same on macOS. secure_delete: deleted
 * rows are overwritten. trusted_schema off: a doctored schema cannot call functions.
 */
const pragmas: readonly (readonly [name: string, value: string, reported: string | number])[] = [
  ['temp_store', 'MEMORY', 2],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['cell_size_check', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
];

/** A file that is not encrypted begins with these bytes. https://www.sqlite.org/fileformat.html#the_database_header */
const plainHeader = 'SQLite format 3\0';

/**
 * Opens the encrypted database for this process alone, every setting read back; creates it when `create` is set.
 *
 * Cipher: ChaCha20 with a Poly1305 tag per page (sqlite3mc's default scheme), set and asserted by name so that a
 * later driver cannot choose another; the key is used raw, 32 bytes as hex. Throws `vaultDamaged` when the file is
 * missing, broken, not encrypted or of another key, `vaultInUse`, `cipherMissing`, `cannotWrite`.
 */
export function openEncrypted(path: string, key: string, create: boolean): Database {
  assertDriver();
  if (!create) assertEncryptedFile(path);
  return opening(path, () => {
    const db = new Database(path, { fileMustExist: !create, timeout: busyTimeout });
    return closedOnError(db, () => {
      setKey(db, key);
      // The operating system itself keeps a second process out, and no unencrypted index file (-shm) is made; only
      // when it is set before the first read.
      setPragma(db, 'locking_mode', 'EXCLUSIVE', 'exclusive');
      assertReadable(db);
      applyPragmas(db);
      // A new one has its log (-wal) made by the first read after that: here, where a refusal is told as one.
      assertReadable(db);
    });
  });
}

/** The schema version of a database, found without changing a byte of it: a newer one must stay as it is. */
export function peekVersion(path: string, key: string): number {
  assertEncryptedFile(path);
  return openToRead(path, key, readVersion);
}

/** Opens a database for reading alone, and leaves no byte of it changed. Throws as `openEncrypted`. */
export function openToRead<Result>(path: string, key: string, read: (db: Database) => Result): Result {
  assertDriver();
  const [wal, index] = [`${path}-wal`, `${path}-shm`];
  const walWasThere = existsSync(wal);
  return opening(path, () => {
    try {
      return readOnly();
    } catch (error) {
      // A full disk has no room for the index of the log that a read-only connection needs.
      if (!errorCode(error)?.startsWith('SQLITE_IOERR_SHM')) throw error;
      return readAlone(path, key, read);
    }
  });
  function readOnly(): Result {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: busyTimeout });
    try {
      setKey(db, key);
      assertReadable(db);
      return read(db);
    } finally {
      db.close();
      // A read-only connection leaves its working files behind.
      rmSync(index, { force: true });
      if (!walWasThere && existsSync(wal) && statSync(wal).size === 0) rmSync(wal);
    }
  }
}

/**
 * Reads with the index of the log in memory, which needs the database for itself. What the log holds of a process that was killed
 * may be written to its place when this closes: the same rows.
 */
function readAlone<Result>(path: string, key: string, read: (db: Database) => Result): Result {
  const db = new Database(path, { fileMustExist: true, timeout: busyTimeout });
  try {
    setKey(db, key);
    setPragma(db, 'locking_mode', 'EXCLUSIVE', 'exclusive');
    setPragma(db, 'query_only', 'ON', 1);
    assertReadable(db);
    return read(db);
  } finally {
    db.close();
  }
}

/** The version of the schema the database has: the number of its last migration, 0 before the first. */
export function readVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Throws `vaultDamaged` unless the file is there and does not look like an unencrypted database. */
export function assertEncryptedFile(path: string): void {
  const header = Buffer.alloc(plainHeader.length);
  let length: number;
  try {
    const file = openSync(path, 'r');
    try {
      length = readSync(file, header);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new DeskError('vaultDamaged', { detail: `数据库 ${path} 缺失或无法读取` }, { cause: error });
  }
  if (length < plainHeader.length) throw new DeskError('vaultDamaged', { detail: `数据库 ${path} 不完整` });
  if (header.toString('latin1') === plainHeader) {
    throw new DeskError('vaultDamaged', { detail: `数据库 ${path} 没有加密` });
  }
}

/** Asks a database in memory, so that a driver without encryption never touches the file. */
function assertDriver(): void {
  const db = new Database(':memory:');
  try {
    assertCipher(db);
  } finally {
    db.close();
  }
}

function setKey(db: Database, key: string): void {
  setPragma(db, 'cipher', "'chacha20'", 'chacha20');
  const rawKey = Buffer.from(`raw:${key}`);
  db.key(rawKey);
  rawKey.fill(0);
}

/** The first read is where a wrong key, a broken file or another owner shows. */
function assertReadable(db: Database): void {
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
}

function applyPragmas(db: Database): void {
  for (const [name, value, reported] of pragmas) setPragma(db, name, value, reported);
}

function setPragma(db: Database, name: string, value: string, reported: string | number): void {
  db.pragma(`${name} = ${value}`);
  const found = db.pragma(name, { simple: true });
  if (found !== reported) throw new Error(`PRAGMA ${name}: set ${value}, found ${String(found)}`);
}

function closedOnError(db: Database, work: () => void): Database {
  try {
    work();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function opening<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asVaultError(error, path);
  }
}
