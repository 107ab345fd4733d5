import type { Migration } from '../migrate.ts';

/**
 * What is seen on a picture beyond its mean values (shared/scans/appearance.ts), as JSON: it is measured as one and read
 * as one. Null for scans from before; they are looked at when the vault is open and nobody waits.
 */
export const migration0010: Migration = {
  version: 10,
  sql: `
ALTER TABLE scans ADD COLUMN appearance TEXT CHECK (json_valid(appearance));
`,
};
