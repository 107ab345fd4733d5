import type { Migration } from '../migrate.ts';

/**
 * Where the first 必改 of a case stands, kept with its judgement: the 工作台 names it in sixty lines, and opening a vault
 * judged these cases again for it. Every case is judged anew once.
 */
export const migration0008: Migration = {
  version: 8,
  sql: `
DELETE FROM judgements;
ALTER TABLE judgements ADD COLUMN first_must TEXT CHECK (must > 0 OR first_must IS NULL);
`,
};
