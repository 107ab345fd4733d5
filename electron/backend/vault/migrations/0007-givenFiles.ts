import type { Migration } from '../migrate.ts';

/**
 * What one case knows of a file that the vault may hold for several: the name it was given by here, null for the name
 * of the stored scan; and the day under a letter, null while nobody has read it off.
 *
 * Judgements kept so far counted an old letter as one that is missing: every case is judged anew.
 */
export const migration0007: Migration = {
  version: 7,
  sql: `
ALTER TABLE materials ADD COLUMN name TEXT CHECK (length(name) >= 1);
ALTER TABLE materials ADD COLUMN signed_on TEXT CHECK (date(signed_on) IS signed_on);
DELETE FROM judgements;
`,
};
