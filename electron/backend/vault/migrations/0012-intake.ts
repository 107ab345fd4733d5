import type { Migration } from '../migrate.ts';

/**
 * 收件: what came in and waits to be put into a case, file by file and page by page.
 *
 * The pictures are ordinary scans. `source_id` is the file a page was taken from, kept as it came; `remarks` names what
 * there is to say beside what was measured (backend/intake/open/part.ts). Without a scan, nothing could be made of the
 * file and only that is told. `chosen` is where somebody wants it, `placed` where accepting has put it, both as JSON.
 * `number_glyphs` are the shapes of the number on a card, unread (shared/intake/numberGlyphs.ts). `watched_files` are files of the watched folder that were looked at: they are not taken twice.
 */
export const migration0012: Migration = {
  version: 12,
  sql: `
CREATE TABLE intake_items (
  id INTEGER PRIMARY KEY,
  scan_id INTEGER REFERENCES scans (id) ON DELETE RESTRICT,
  source_id INTEGER REFERENCES scans (id) ON DELETE RESTRICT,
  page INTEGER CHECK (page >= 1),
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  path TEXT NOT NULL CHECK (length(path) >= 1),
  modified_at TEXT CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', modified_at) IS modified_at),
  taken_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', taken_at) IS taken_at),
  remarks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(remarks)),
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'accepted', 'dismissed')),
  settled_at TEXT CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', settled_at) IS settled_at),
  number_glyphs BLOB CHECK (length(number_glyphs) = 1728),
  chosen TEXT CHECK (json_valid(chosen)),
  placed TEXT CHECK (json_valid(placed))
) STRICT;
CREATE INDEX intake_items_by_state ON intake_items (state, id);
CREATE INDEX intake_items_by_scan ON intake_items (scan_id);
CREATE INDEX intake_items_by_source ON intake_items (source_id);
CREATE INDEX intake_items_by_digest ON intake_items (digest);

CREATE TABLE watched_files (
  path TEXT NOT NULL,
  mark TEXT NOT NULL,
  seen_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', seen_at) IS seen_at),
  PRIMARY KEY (path, mark)
) STRICT, WITHOUT ROWID;
`,
};
