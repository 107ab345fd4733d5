import type { Migration } from '../migrate.ts';

/**
 * How many of the 必改 findings of a judgement only say that something is not filled in yet.
 *
 * Judgements kept before do not know it; they are forgotten and made again.
 */
export const migration0004: Migration = {
  version: 4,
  sql: `
DELETE FROM judgements;
ALTER TABLE judgements ADD COLUMN missing INTEGER NOT NULL DEFAULT 0 CHECK (missing BETWEEN 0 AND must);
`,
};
