import type { Migration } from '../migrate.ts';

/** What was typed and not saved yet, kept while the vault is locked or the window is gone. */
export const migration0015: Migration = {
  version: 15,
  sql: `
CREATE TABLE drafts (
  name TEXT NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 100),
  value TEXT NOT NULL CHECK (json_valid(value) AND length(value) <= 200000),
  kept_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', kept_at) IS kept_at)
) STRICT, WITHOUT ROWID;
`,
};
