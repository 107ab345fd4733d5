import type { Migration } from '../migrate.ts';

/** SHA-256 of a printed letter as it was made; null for one of before, until it is next looked at. */
export const migration0020: Migration = {
  version: 20,
  sql: `
ALTER TABLE letters ADD COLUMN sha256 TEXT CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*');
`,
};
