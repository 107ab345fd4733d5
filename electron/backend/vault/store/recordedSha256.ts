import { get, type ReadDatabase, sql } from '../sql.ts';

/**
 * The SHA-256 that was recorded of an encrypted file when it came in or was made: of the original, or of the fixed copy, that
 * it holds. Null for a file no row says it of, such as a letter. Throws `vaultLocked`.
 */
export function recordedSha256(db: ReadDatabase, fileId: string): string | null {
  const row = get<{ sha256: string | null }>(
    db,
    sql`SELECT sha256 FROM scans WHERE file_id = ${fileId}
      UNION ALL SELECT json_extract(facts, '$.sha256') FROM fixes WHERE file_id = ${fileId}`,
  );
  return row?.sha256 ?? null;
}
