import { all, get, type ReadDatabase, run, sql, type WriteDatabase } from '../sql.ts';

/**
 * The SHA-256 that was recorded of an encrypted file when it came in or was made: of the original, the fixed copy or the
 * letter that it holds. Null for a file no row says it of, such as a letter of before. No table is read after the one that has it: its
 * page may be broken. Throws `vaultLocked`.
 */
export function recordedSha256(db: ReadDatabase, fileId: string): string | null {
  const row = get<{ sha256: string | null }>(
    db,
    sql`SELECT sha256 FROM scans WHERE file_id = ${fileId}
      UNION ALL SELECT sha256 FROM letters WHERE file_id = ${fileId}
      UNION ALL SELECT json_extract(facts, '$.sha256') FROM fixes WHERE file_id = ${fileId} LIMIT 1`,
  );
  return row?.sha256 ?? null;
}

/** Whether a row still names an encrypted file: none does once it was erased. Throws `vaultLocked`. */
export function isRecorded(db: ReadDatabase, fileId: string): boolean {
  const found = get(
    db,
    sql`SELECT 1 FROM scans WHERE file_id = ${fileId}
      UNION ALL SELECT 1 FROM letters WHERE file_id = ${fileId}
      UNION ALL SELECT 1 FROM fixes WHERE file_id = ${fileId} LIMIT 1`,
  );
  return found !== undefined;
}

/** Records what a letter of before holds, now that it was looked at; true where it had nothing recorded. Throws `cannotWrite`. */
export function recordLetterSha256(db: WriteDatabase, fileId: string, sha256: string): boolean {
  return run(db, sql`UPDATE letters SET sha256 = ${sha256} WHERE file_id = ${fileId} AND sha256 IS NULL`) > 0;
}

/** Whether a file is a letter of which nothing is recorded yet. */
export function isUnrecordedLetter(db: ReadDatabase, fileId: string): boolean {
  return get(db, sql`SELECT 1 FROM letters WHERE file_id = ${fileId} AND sha256 IS NULL`) !== undefined;
}

/** Files of letters of which nothing is recorded yet, the newest first, `most` of them. */
export function unrecordedLetters(db: ReadDatabase, most: number): string[] {
  const rows = all<{ id: string }>(
    db,
    sql`SELECT file_id AS id FROM letters WHERE sha256 IS NULL ORDER BY letters.id DESC LIMIT ${most}`,
  );
  return rows.map(({ id }) => id);
}
