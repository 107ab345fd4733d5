import type { Migration } from '../migrate.ts';

/**
 * Names of files that were handed over to 收件 and are not taken yet. What stays here after a crash or a restart is missing, and
 * only whoever handed it over can hand it over again.
 */
export const migration0018: Migration = {
  version: 18,
  sql: `
CREATE TABLE expected_files (
  path TEXT NOT NULL PRIMARY KEY CHECK (length(path) BETWEEN 1 AND 4000)
) STRICT, WITHOUT ROWID;
`,
};
