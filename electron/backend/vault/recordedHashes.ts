/// <reference path="./betterSqlite3.d.ts" />
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { asVaultError } from './vaultErrors.ts';

/**
 * SHA-256 (hex) of originals as they came in, of fixed copies and of letters as they were made, by the id of their file. A letter of
 * before has none until it is next looked at.
 */
export type RecordedHashes = ReadonlyMap<string, string>;

/** Where a database may tell them, by the name of the table. */
const told = {
  scans: 'SELECT file_id AS id, sha256 FROM scans',
  fixes: "SELECT file_id AS id, json_extract(facts, '$.sha256') AS sha256 FROM fixes",
  letters: 'SELECT file_id AS id, sha256 FROM letters',
} as const;

/** The hashes the rows of a database name, of whatever version it is: an old one may lack a table, or tell nothing of letters. Throws `vaultDamaged`. */
export function recordedHashes(db: Database): RecordedHashes {
  try {
    // A table that is not there has no columns.
    const has = db.prepare("SELECT 1 FROM pragma_table_info(?) WHERE name IN ('sha256', 'facts')");
    const rows = (['scans', 'fixes', 'letters'] as const)
      .filter((table) => has.get(table) !== undefined)
      .flatMap((table) => db.prepare(told[table]).all() as { id: string; sha256: string | null }[]);
    return new Map(rows.flatMap(({ id, sha256 }) => (sha256 === null ? [] : [[id, sha256]])));
  } catch (error) {
    throw asVaultError(error, db.name);
  }
}

/** Whether these are the bytes that were recorded; true where nothing was noted of them. */
export function isAsRecorded(bytes: Uint8Array, sha256: string | undefined): boolean {
  return sha256 === undefined || createHash('sha256').update(bytes).digest('hex') === sha256;
}
