import type { Migration } from '../migrate.ts';

/**
 * Cases that travel between machines in a bundle, and what is needed to bring them together again.
 *
 * `case_uids` and `person_uids` are names that hold everywhere; a person may have several, one of each machine that
 * knew them before; the first one stays the first. `case_states` are the states of a case that were handed out or taken in: `state` is random, `digests`
 * holds a digest of every field and item at that moment and no value (null where only the name of the state is known),
 * so that one can tell which side has changed what. `bundle_undo` is how cases were before and after the last import, and which state came with
 * it. Nothing of all this outlives its case, and once anything
 * is erased no import is taken back any more: how a case was before may tell of whoever was erased from another one.
 */
export const migration0019: Migration = {
  version: 19,
  sql: `
CREATE TABLE case_uids (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*')
) STRICT;

CREATE TABLE person_uids (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*')
) STRICT;
CREATE INDEX person_uids_by_person ON person_uids (person_id);

CREATE TABLE case_states (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (length(state) = 32 AND state NOT GLOB '*[^0-9a-f]*'),
  digests TEXT CHECK (json_valid(digests)),
  UNIQUE (case_id, state)
) STRICT;

CREATE TABLE bundle_undo (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  import_id TEXT NOT NULL CHECK (length(import_id) = 32 AND import_id NOT GLOB '*[^0-9a-f]*'),
  state TEXT NOT NULL,
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after))
) STRICT;

CREATE TRIGGER undo_ends_with_a_case AFTER DELETE ON cases BEGIN
  DELETE FROM bundle_undo;
END;
CREATE TRIGGER undo_ends_with_a_person AFTER DELETE ON persons BEGIN
  DELETE FROM bundle_undo;
END;
`,
};
