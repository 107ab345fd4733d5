/// <reference path="./betterSqlite3.d.ts" />
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { asVaultError } from './vaultErrors.ts';

/** SHA-256 (hex) of originals as they came in, by the id of their file. What the desk made itself has none. */
export type RecordedHashes = ReadonlyMap<string, string>;

/** The hashes the rows of a database name, of whatever version it is. Throws `vaultDamaged`. */
export function recordedHashes(db: Database): RecordedHashes {
  try {
    const known = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'scans'").get();
    // Before its first migration a database has no originals.
    if (known === undefined) return new Map();
    const rows = db.prepare('SELECT file_id AS id, sha256 FROM scans').all() as { id: string; sha256: string }[];
    return new Map(rows.map(({ id, sha256 }) => [id, sha256]));
  } catch (error) {
    throw asVaultError(error, db.name);
  }
}

/** Whether these are the bytes that came in; true where nothing was noted of them. */
export function isAsRecorded(bytes: Uint8Array, sha256: string | undefined): boolean {
  return sha256 === undefined || createHash('sha256').update(bytes).digest('hex') === sha256;
}
