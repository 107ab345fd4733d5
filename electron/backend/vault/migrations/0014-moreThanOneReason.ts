import type { Migration } from '../migrate.ts';

/**
 * Two findings of one rule at one place (two words of a name) are two matters, and each has a reason of its own: `about`
 * tells them apart.
 */
export const migration0014: Migration = {
  version: 14,
  sql: `
CREATE TABLE settlements_new (
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('overridden', 'confirmed', 'noticed')),
  rule TEXT NOT NULL CHECK (length(rule) BETWEEN 1 AND 80),
  place TEXT NOT NULL CHECK (length(place) <= 400),
  about TEXT NOT NULL CHECK (length(about) = 64 AND about NOT GLOB '*[^0-9a-f]*'),
  reason TEXT CHECK (length(reason) BETWEEN 1 AND 500),
  staff TEXT CHECK (length(staff) BETWEEN 1 AND 60),
  settled_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', settled_at) IS settled_at),
  PRIMARY KEY (case_id, kind, rule, place, about),
  CHECK (kind <> 'overridden' OR reason IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO settlements_new SELECT case_id, kind, rule, place, about, reason, staff, settled_at FROM settlements;
DROP TABLE settlements;
ALTER TABLE settlements_new RENAME TO settlements;
CREATE INDEX settlements_by_rule ON settlements (rule);
`,
};
