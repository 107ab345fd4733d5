import type { Migration } from '../migrate.ts';

/**
 * What staff decided about a case beyond its data: findings they stand by with a reason, questions they have answered,
 * reminders they have seen. `about` is a digest of what the decision was about; when that changes, the decision is void.
 *
 * `payload_rests` keeps what an imported payload said that the form model has no place for, as JSON.
 */
export const migration0003: Migration = {
  version: 3,
  sql: `
CREATE TABLE settlements (
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('overridden', 'confirmed', 'noticed')),
  rule TEXT NOT NULL CHECK (length(rule) BETWEEN 1 AND 80),
  place TEXT NOT NULL CHECK (length(place) <= 400),
  about TEXT NOT NULL CHECK (length(about) = 64 AND about NOT GLOB '*[^0-9a-f]*'),
  reason TEXT CHECK (length(reason) BETWEEN 1 AND 500),
  staff TEXT CHECK (length(staff) BETWEEN 1 AND 60),
  settled_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', settled_at) IS settled_at),
  PRIMARY KEY (case_id, kind, rule, place),
  CHECK (kind <> 'overridden' OR reason IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX settlements_by_rule ON settlements (rule);

CREATE TABLE payload_rests (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  rest TEXT NOT NULL CHECK (json_valid(rest))
) STRICT;
`,
};
