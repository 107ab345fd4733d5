import type { Migration } from '../migrate.ts';

/**
 * What the window needs: rejections with their answers, settings, and how each case was judged last.
 *
 * `judgements` can be made again at any time; they are kept so that the list of ten thousand cases is there at once.
 * `fingerprint` names the state of everything that was judged: when it differs, the judgement is out of date.
 * `case_events` is rebuilt because its list of kinds was closed.
 */
export const migration0002: Migration = {
  version: 2,
  sql: `
CREATE TABLE case_events_wider (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('created', 'stageChanged', 'noted', 'rejected')),
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', at) IS at),
  from_stage TEXT CHECK (from_stage IN ('findEntrance', 'subjectInfo', 'appInfo', 'platformReview', 'smsVerification', 'bureauReview', 'done')),
  to_stage TEXT CHECK (to_stage IN ('findEntrance', 'subjectInfo', 'appInfo', 'platformReview', 'smsVerification', 'bureauReview', 'done')),
  note TEXT CHECK (length(note) BETWEEN 1 AND 2000),
  CHECK (kind <> 'created' OR (from_stage IS NULL AND to_stage IS NOT NULL)),
  CHECK (kind NOT IN ('stageChanged', 'rejected') OR (from_stage IS NOT NULL AND to_stage IS NOT NULL AND from_stage <> to_stage)),
  CHECK (kind <> 'noted' OR (from_stage IS NULL AND to_stage IS NULL AND note IS NOT NULL))
) STRICT;
INSERT INTO case_events_wider SELECT id, case_id, kind, at, from_stage, to_stage, note FROM case_events;
DROP TABLE case_events;
ALTER TABLE case_events_wider RENAME TO case_events;
CREATE INDEX case_events_by_case ON case_events (case_id, at);

CREATE TABLE rejections (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  stage TEXT NOT NULL CHECK (stage IN ('platformReview', 'smsVerification', 'bureauReview')),
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', at) IS at)
) STRICT;
CREATE INDEX rejections_by_case ON rejections (case_id, at);

CREATE TABLE rejection_reasons (
  id INTEGER PRIMARY KEY,
  rejection_id INTEGER NOT NULL REFERENCES rejections (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  key_name TEXT NOT NULL CHECK (length(key_name) BETWEEN 1 AND 200),
  error TEXT NOT NULL CHECK (length(error) BETWEEN 1 AND 2000),
  suggest TEXT CHECK (length(suggest) BETWEEN 1 AND 2000),
  answer TEXT CHECK (length(answer) BETWEEN 1 AND 2000),
  answered_at TEXT CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', answered_at) IS answered_at),
  UNIQUE (rejection_id, position),
  CHECK ((answer IS NULL) = (answered_at IS NULL))
) STRICT;

CREATE TABLE settings (
  name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 80),
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE judgements (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  fingerprint TEXT NOT NULL,
  judged_on TEXT NOT NULL CHECK (date(judged_on) IS judged_on),
  rules TEXT NOT NULL,
  must INTEGER NOT NULL CHECK (must >= 0),
  should INTEGER NOT NULL CHECK (should >= 0),
  hint INTEGER NOT NULL CHECK (hint >= 0)
) STRICT;
`,
};
