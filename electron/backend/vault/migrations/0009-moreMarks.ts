import type { Migration } from '../migrate.ts';

/** More that staff tick off: the way in, a face check that failed, the fee, the use of a known subject's data, the police. */
export const migration0009: Migration = {
  version: 9,
  sql: `
CREATE TABLE case_marks_anew (
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('entranceClosed', 'faceStarted', 'faceFailed', 'facePassed', 'feeAsked', 'feePaid',
    'reuseAsked', 'reuseTried', 'reuseConfirmed', 'numberShown', 'policeSettled')),
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', at) IS at),
  PRIMARY KEY (case_id, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO case_marks_anew SELECT case_id, kind, at FROM case_marks;
DROP TABLE case_marks;
ALTER TABLE case_marks_anew RENAME TO case_marks;
`,
};
