import type { Migration } from '../migrate.ts';

/**
 * What the life of a case needs: clocks that go on after a move was undone, what staff tick off, rules the office made
 * of its own rejections, and filings that follow from one another.
 *
 * `case_events.since` is the moment the stage counts from when that is not the moment of the event. `case_marks` holds
 * one moment a kind: when the face check was started, when the number was seen in the mini program.
 */
export const migration0006: Migration = {
  version: 6,
  sql: `
ALTER TABLE case_events ADD COLUMN since TEXT CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', since) IS since);

CREATE TABLE case_marks (
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('faceStarted', 'facePassed', 'numberShown')),
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', at) IS at),
  PRIMARY KEY (case_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_follows (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  follows_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  CHECK (case_id <> follows_id)
) STRICT;
CREATE INDEX case_follows_by_followed ON case_follows (follows_id);

CREATE TABLE own_rules (
  id INTEGER PRIMARY KEY,
  province TEXT CHECK (province GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]'),
  field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 100),
  words TEXT NOT NULL CHECK (json_valid(words)),
  message TEXT NOT NULL CHECK (length(message) BETWEEN 1 AND 500),
  reason_id INTEGER REFERENCES rejection_reasons (id) ON DELETE SET NULL,
  created_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at)
) STRICT;
`,
};
