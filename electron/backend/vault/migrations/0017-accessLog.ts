import type { Migration } from '../migrate.ts';

/**
 * Who looked at what: numbers of cases and kinds only. Rows are added, never changed or deleted; each holds the digest of
 * the one before it, and numbers are never given twice, so that one that was taken out leaves a gap.
 */
export const migration0017: Migration = {
  version: 17,
  sql: `
CREATE TABLE access_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', at) IS at),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
  about TEXT CHECK (length(about) BETWEEN 1 AND 120),
  digest TEXT NOT NULL CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*')
) STRICT;
CREATE TRIGGER access_log_stays BEFORE DELETE ON access_log BEGIN
  SELECT RAISE(ABORT, 'the access log is only added to');
END;
CREATE TRIGGER access_log_unchanged BEFORE UPDATE ON access_log BEGIN
  SELECT RAISE(ABORT, 'the access log is only added to');
END;
`,
};
