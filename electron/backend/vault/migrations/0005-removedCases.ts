import type { Migration } from '../migrate.ts';

/**
 * A case can be set aside (回收站) and taken back: `removed_at` is when it was set aside, null while it is worked on.
 *
 * Everything that belongs to it stays as it is, so that taking it back needs nothing else.
 */
export const migration0005: Migration = {
  version: 5,
  sql: `
ALTER TABLE cases ADD COLUMN removed_at TEXT CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', removed_at) IS removed_at);
`,
};
