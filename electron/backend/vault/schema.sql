-- Made from the migrations by npm run schema; version 20.

CREATE TRIGGER access_log_stays BEFORE DELETE ON access_log BEGIN
  SELECT RAISE(ABORT, 'the access log is only added to');
END;

CREATE TRIGGER access_log_unchanged BEFORE UPDATE ON access_log BEGIN
  SELECT RAISE(ABORT, 'the access log is only added to');
END;

CREATE TRIGGER app_principal_leaves_trace AFTER UPDATE OF principal_id ON mini_programs
  WHEN old.principal_id IS NOT NULL AND old.principal_id IS NOT new.principal_id
BEGIN
  INSERT OR IGNORE INTO case_traces (case_id, part, part_id)
    SELECT id, 'person', old.principal_id FROM cases WHERE mini_program_id = old.id;
END;

CREATE TRIGGER fix_changed_outdates AFTER UPDATE ON fixes BEGIN
  DELETE FROM judgements WHERE case_id IN (SELECT case_id FROM materials WHERE scan_id = new.scan_id);
END;

CREATE TRIGGER fix_gone_outdates AFTER DELETE ON fixes BEGIN
  DELETE FROM judgements WHERE case_id IN (SELECT case_id FROM materials WHERE scan_id = old.scan_id);
END;

CREATE TRIGGER fix_made_outdates AFTER INSERT ON fixes BEGIN
  DELETE FROM judgements WHERE case_id IN (SELECT case_id FROM materials WHERE scan_id = new.scan_id);
END;

CREATE TRIGGER fixes_go_with_last_hold AFTER DELETE ON materials
  WHEN NOT EXISTS (SELECT 1 FROM materials WHERE scan_id = old.scan_id)
BEGIN
  DELETE FROM fixes WHERE scan_id = old.scan_id;
END;

CREATE TRIGGER legal_representative_leaves_trace AFTER UPDATE OF legal_representative_id ON subjects
  WHEN old.legal_representative_id IS NOT NULL AND old.legal_representative_id IS NOT new.legal_representative_id
BEGIN
  INSERT OR IGNORE INTO case_traces (case_id, part, part_id)
    SELECT cases.id, 'person', old.legal_representative_id
    FROM cases JOIN mini_programs ON mini_programs.id = cases.mini_program_id WHERE subject_id = old.id;
END;

CREATE TRIGGER scan_leaves_trace AFTER DELETE ON materials
  WHEN EXISTS (SELECT 1 FROM cases WHERE id = old.case_id)
BEGIN
  INSERT OR IGNORE INTO case_traces (case_id, part, part_id) VALUES (old.case_id, 'scan', old.scan_id);
END;

CREATE TRIGGER subject_principal_leaves_trace AFTER UPDATE OF principal_id ON subjects
  WHEN old.principal_id IS NOT NULL AND old.principal_id IS NOT new.principal_id
BEGIN
  INSERT OR IGNORE INTO case_traces (case_id, part, part_id)
    SELECT cases.id, 'person', old.principal_id
    FROM cases JOIN mini_programs ON mini_programs.id = cases.mini_program_id WHERE subject_id = old.id;
END;

CREATE TRIGGER undo_ends_with_a_case AFTER DELETE ON cases BEGIN
  DELETE FROM bundle_undo;
END;

CREATE TRIGGER undo_ends_with_a_person AFTER DELETE ON persons BEGIN
  DELETE FROM bundle_undo;
END;

CREATE TABLE access_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', at) IS at),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
  about TEXT CHECK (length(about) BETWEEN 1 AND 120),
  digest TEXT NOT NULL CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*')
) STRICT;

CREATE TABLE agency (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT CHECK (length(name) BETWEEN 1 AND 200),
  credit_code TEXT CHECK (length(credit_code) BETWEEN 1 AND 64),
  address TEXT CHECK (length(address) BETWEEN 1 AND 400),
  contact_name TEXT CHECK (length(contact_name) BETWEEN 1 AND 100),
  contact_phone TEXT CHECK (length(contact_phone) BETWEEN 1 AND 32),
  created_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at),
  updated_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at),
  revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1)
) STRICT;

CREATE TABLE agency_phones (
  agency_id INTEGER NOT NULL DEFAULT 1 REFERENCES agency (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  phone TEXT NOT NULL UNIQUE CHECK (length(phone) BETWEEN 1 AND 32),
  PRIMARY KEY (agency_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE agency_staff (
  agency_id INTEGER NOT NULL DEFAULT 1 REFERENCES agency (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 60),
  PRIMARY KEY (agency_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE bundle_undo (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  import_id TEXT NOT NULL CHECK (length(import_id) = 32 AND import_id NOT GLOB '*[^0-9a-f]*'),
  state TEXT NOT NULL,
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after))
) STRICT;

CREATE TABLE "case_events" (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('created', 'stageChanged', 'noted', 'rejected')),
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', at) IS at),
  from_stage TEXT CHECK (from_stage IN ('findEntrance', 'subjectInfo', 'appInfo', 'platformReview', 'smsVerification', 'bureauReview', 'done')),
  to_stage TEXT CHECK (to_stage IN ('findEntrance', 'subjectInfo', 'appInfo', 'platformReview', 'smsVerification', 'bureauReview', 'done')),
  note TEXT CHECK (length(note) BETWEEN 1 AND 2000), since TEXT CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', since) IS since),
  CHECK (kind <> 'created' OR (from_stage IS NULL AND to_stage IS NOT NULL)),
  CHECK (kind NOT IN ('stageChanged', 'rejected') OR (from_stage IS NOT NULL AND to_stage IS NOT NULL AND from_stage <> to_stage)),
  CHECK (kind <> 'noted' OR (from_stage IS NULL AND to_stage IS NULL AND note IS NOT NULL))
) STRICT;

CREATE TABLE case_follows (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  follows_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  CHECK (case_id <> follows_id)
) STRICT;

CREATE TABLE "case_marks" (
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('entranceClosed', 'faceStarted', 'faceFailed', 'facePassed', 'feeAsked', 'feePaid',
    'reuseAsked', 'reuseTried', 'reuseConfirmed', 'numberShown', 'policeSettled')),
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', at) IS at),
  PRIMARY KEY (case_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_retention (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  keep_until TEXT NOT NULL CHECK (date(keep_until) IS keep_until)
) STRICT;

CREATE TABLE case_states (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (length(state) = 32 AND state NOT GLOB '*[^0-9a-f]*'),
  digests TEXT CHECK (json_valid(digests)),
  UNIQUE (case_id, state)
) STRICT;

CREATE TABLE case_traces (
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  part TEXT NOT NULL CHECK (part IN ('scan', 'person')),
  part_id INTEGER NOT NULL,
  PRIMARY KEY (case_id, part, part_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_uids (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*')
) STRICT;

CREATE TABLE case_years (
  year INTEGER PRIMARY KEY CHECK (year BETWEEN 2000 AND 9999),
  last INTEGER NOT NULL CHECK (last >= 1)
) STRICT;

CREATE TABLE cases (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES case_years (year) ON DELETE RESTRICT,
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  number TEXT NOT NULL GENERATED ALWAYS AS (format('%d-%04d', year, sequence)) STORED UNIQUE,
  mini_program_id INTEGER NOT NULL REFERENCES mini_programs (id) ON DELETE RESTRICT,
  filing_type TEXT NOT NULL CHECK (filing_type IN ('first', 'added', 'change', 'cancel')),
  entrance TEXT CHECK (entrance IN ('newApp', 'listedApp')),
  stage TEXT NOT NULL CHECK (stage IN ('findEntrance', 'subjectInfo', 'appInfo', 'platformReview', 'smsVerification', 'bureauReview', 'done')),
  staff TEXT CHECK (length(staff) BETWEEN 1 AND 60),
  planned_on TEXT CHECK (date(planned_on) IS planned_on),
  note TEXT CHECK (length(note) BETWEEN 1 AND 2000),
  created_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at),
  updated_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at),
  revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1), removed_at TEXT CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', removed_at) IS removed_at),
  UNIQUE (year, sequence)
) STRICT;

CREATE TABLE doomed_files (
  name TEXT PRIMARY KEY CHECK (length(name) = 32 AND name NOT GLOB '*[^0-9a-f]*'),
  sha256 TEXT CHECK (length(sha256) = 64)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
  name TEXT NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 100),
  value TEXT NOT NULL CHECK (json_valid(value) AND length(value) <= 200000),
  kept_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', kept_at) IS kept_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE erased_marks (
  mark TEXT PRIMARY KEY CHECK (length(mark) = 64 AND mark NOT GLOB '*[^0-9a-f]*')
) STRICT, WITHOUT ROWID;

CREATE TABLE erasures (
  id INTEGER PRIMARY KEY,
  begun_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', begun_at) IS begun_at),
  finished_at TEXT CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', finished_at) IS finished_at),
  staff TEXT CHECK (length(staff) BETWEEN 1 AND 60),
  receipt TEXT NOT NULL CHECK (json_valid(receipt))
) STRICT;

CREATE TABLE expected_files (
  path TEXT NOT NULL PRIMARY KEY CHECK (length(path) BETWEEN 1 AND 4000)
) STRICT, WITHOUT ROWID;

CREATE TABLE fixes (
  file_id TEXT PRIMARY KEY REFERENCES made_files (id) ON DELETE RESTRICT,
  scan_id INTEGER NOT NULL REFERENCES scans (id) ON DELETE CASCADE,
  place TEXT NOT NULL CHECK (place IN ('now', 'before')),
  recipe TEXT NOT NULL CHECK (json_valid(recipe)),
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  made_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', made_at) IS made_at)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE judgements (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  fingerprint TEXT NOT NULL,
  judged_on TEXT NOT NULL CHECK (date(judged_on) IS judged_on),
  rules TEXT NOT NULL,
  must INTEGER NOT NULL CHECK (must >= 0),
  should INTEGER NOT NULL CHECK (should >= 0),
  hint INTEGER NOT NULL CHECK (hint >= 0)
, missing INTEGER NOT NULL DEFAULT 0 CHECK (missing BETWEEN 0 AND must), first_must TEXT CHECK (must > 0 OR first_must IS NULL)) STRICT;

CREATE TABLE letter_values (
  letter_id INTEGER NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 100),
  value TEXT NOT NULL,
  PRIMARY KEY (letter_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE letters (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  template TEXT NOT NULL CHECK (length(template) BETWEEN 1 AND 100),
  file_id TEXT NOT NULL UNIQUE CHECK (length(file_id) = 32 AND file_id NOT GLOB '*[^0-9a-f]*'),
  made_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', made_at) IS made_at)
, sha256 TEXT CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*')) STRICT;

CREATE TABLE made_files (
  id TEXT PRIMARY KEY CHECK (length(id) = 32 AND id NOT GLOB '*[^0-9a-f]*')
) STRICT, WITHOUT ROWID;

CREATE TABLE "materials" (
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  slot TEXT NOT NULL CHECK (slot IN (
    'subjectCertificate', 'subjectPrincipalFront', 'subjectPrincipalBack', 'subjectPrincipalLetter', 'residencePermit',
    'appPrincipalFront', 'appPrincipalBack', 'appPrincipalLetter', 'preapproval', 'commitmentLetter',
    'nameChangeLetter', 'partyBuildingLetter', 'promiseVideo', 'truthNotice', 'truthPledge', 'constructionProposal',
    'subjectOther', 'appOther', 'holdingPhoto', 'legalRepresentativeFront', 'legalRepresentativeBack', 'agencyMandate'
  )),
  position INTEGER NOT NULL CHECK (position >= 0),
  scan_id INTEGER NOT NULL REFERENCES scans (id) ON DELETE RESTRICT,
  attached_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', attached_at) IS attached_at),
  name TEXT CHECK (length(name) >= 1),
  signed_on TEXT CHECK (date(signed_on) IS signed_on),
  PRIMARY KEY (case_id, slot, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mini_program_preapprovals (
  mini_program_id INTEGER NOT NULL REFERENCES mini_programs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  type INTEGER NOT NULL,
  code TEXT CHECK (length(code) BETWEEN 1 AND 120),
  valid_until TEXT CHECK (valid_until = '长期' OR date(valid_until) IS valid_until),
  PRIMARY KEY (mini_program_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mini_program_services (
  mini_program_id INTEGER NOT NULL REFERENCES mini_programs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  type INTEGER NOT NULL,
  PRIMARY KEY (mini_program_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mini_programs (
  id INTEGER PRIMARY KEY,
  subject_id INTEGER NOT NULL REFERENCES subjects (id) ON DELETE RESTRICT,
  principal_id INTEGER REFERENCES persons (id) ON DELETE RESTRICT,
  name TEXT CHECK (length(name) BETWEEN 1 AND 120),
  app_id TEXT COLLATE NOCASE CHECK (length(app_id) BETWEEN 1 AND 64),
  comment TEXT CHECK (length(comment) BETWEEN 1 AND 1000),
  record_number TEXT CHECK (length(record_number) BETWEEN 1 AND 60),
  created_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at),
  updated_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at),
  revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1)
) STRICT;

CREATE TABLE own_rules (
  id INTEGER PRIMARY KEY,
  province TEXT CHECK (province GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]'),
  field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 100),
  words TEXT NOT NULL CHECK (json_valid(words)),
  message TEXT NOT NULL CHECK (length(message) BETWEEN 1 AND 500),
  reason_id INTEGER REFERENCES rejection_reasons (id) ON DELETE SET NULL,
  created_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at)
) STRICT;

CREATE TABLE payload_rests (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  rest TEXT NOT NULL CHECK (json_valid(rest))
) STRICT;

CREATE TABLE person_uids (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*')
) STRICT;

CREATE TABLE persons (
  id INTEGER PRIMARY KEY,
  name TEXT CHECK (length(name) BETWEEN 1 AND 100),
  certificate_type INTEGER,
  certificate_number TEXT COLLATE NOCASE CHECK (length(certificate_number) BETWEEN 1 AND 64),
  certificate_valid_from TEXT CHECK (date(certificate_valid_from) IS certificate_valid_from),
  certificate_valid_until TEXT CHECK (certificate_valid_until = '长期' OR date(certificate_valid_until) IS certificate_valid_until),
  mobile TEXT CHECK (length(mobile) BETWEEN 1 AND 32),
  emergency_mobile TEXT CHECK (length(emergency_mobile) BETWEEN 1 AND 32),
  email TEXT CHECK (length(email) BETWEEN 1 AND 254),
  post TEXT CHECK (length(post) BETWEEN 1 AND 60),
  created_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at),
  updated_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at),
  revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1)
) STRICT;

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

CREATE TABLE rejections (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  stage TEXT NOT NULL CHECK (stage IN ('platformReview', 'smsVerification', 'bureauReview')),
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', at) IS at)
) STRICT;

CREATE TABLE same_pictures (
  one INTEGER NOT NULL REFERENCES scans (id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES scans (id) ON DELETE CASCADE,
  same INTEGER NOT NULL CHECK (same IN (0, 1)),
  staff TEXT CHECK (length(staff) BETWEEN 1 AND 60),
  answered_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', answered_at) IS answered_at),
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT, WITHOUT ROWID;

CREATE TABLE scans (
  id INTEGER PRIMARY KEY,
  file_id TEXT NOT NULL UNIQUE CHECK (length(file_id) = 32 AND file_id NOT GLOB '*[^0-9a-f]*'),
  origin TEXT CHECK (length(origin) >= 1),
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  content_type TEXT NOT NULL CHECK (content_type IN ('jpeg', 'png', 'webp', 'tiff', 'gif', 'bmp', 'heic', 'avif', 'svg', 'video', 'pdf', 'zip', 'ole', 'text', 'unknown')),
  extension TEXT,
  unreadable TEXT CHECK (unreadable IN ('empty', 'tooManyPixels', 'notAPicture', 'unsupported', 'truncated', 'corrupt', 'timeout')),
  width INTEGER CHECK (width >= 1),
  height INTEGER CHECK (height >= 1),
  exif_orientation INTEGER CHECK (exif_orientation BETWEEN 1 AND 8),
  pages INTEGER NOT NULL CHECK (pages >= 1),
  has_alpha INTEGER NOT NULL CHECK (has_alpha IN (0, 1)),
  chroma REAL CHECK (chroma BETWEEN 0 AND 255),
  coloured_share REAL CHECK (coloured_share BETWEEN 0 AND 1),
  sharpness REAL CHECK (sharpness >= 0),
  brightness REAL CHECK (brightness BETWEEN 0 AND 255),
  white_share REAL CHECK (white_share BETWEEN 0 AND 1),
  received_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', received_at) IS received_at)
, appearance TEXT CHECK (json_valid(appearance)), codes TEXT CHECK (json_valid(codes)), likeness TEXT GENERATED ALWAYS AS (json_extract(appearance, '$.likeness')) VIRTUAL) STRICT;

CREATE TABLE settings (
  name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 80),
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE "settlements" (
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

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE subjects (
  id INTEGER PRIMARY KEY,
  legal_representative_id INTEGER REFERENCES persons (id) ON DELETE RESTRICT,
  principal_id INTEGER REFERENCES persons (id) ON DELETE RESTRICT,
  type INTEGER,
  name TEXT CHECK (length(name) BETWEEN 1 AND 200),
  province TEXT CHECK (province GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]'),
  city TEXT CHECK (city GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]'),
  district TEXT CHECK (district GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]'),
  address TEXT CHECK (length(address) BETWEEN 1 AND 400),
  comment TEXT CHECK (length(comment) BETWEEN 1 AND 1000),
  record_number TEXT CHECK (length(record_number) BETWEEN 1 AND 60),
  certificate_type INTEGER,
  certificate_number TEXT COLLATE NOCASE CHECK (length(certificate_number) BETWEEN 1 AND 64),
  certificate_address TEXT CHECK (length(certificate_address) BETWEEN 1 AND 400),
  certificate_valid_from TEXT CHECK (date(certificate_valid_from) IS certificate_valid_from),
  certificate_valid_until TEXT CHECK (certificate_valid_until = '长期' OR date(certificate_valid_until) IS certificate_valid_until),
  business_scope TEXT CHECK (length(business_scope) BETWEEN 1 AND 8000),
  created_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at),
  updated_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at),
  revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1)
) STRICT;

CREATE TABLE watched_files (
  path TEXT NOT NULL,
  mark TEXT NOT NULL,
  seen_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', seen_at) IS seen_at),
  PRIMARY KEY (path, mark)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_events_by_case ON case_events (case_id, at);

CREATE INDEX case_follows_by_followed ON case_follows (follows_id);

CREATE INDEX case_traces_by_part ON case_traces (part, part_id);

CREATE INDEX cases_by_mini_program ON cases (mini_program_id, filing_type);

CREATE INDEX fixes_by_scan ON fixes (scan_id, place);

CREATE INDEX intake_items_by_digest ON intake_items (digest);

CREATE INDEX intake_items_by_scan ON intake_items (scan_id);

CREATE INDEX intake_items_by_source ON intake_items (source_id);

CREATE INDEX intake_items_by_state ON intake_items (state, id);

CREATE INDEX letters_by_case ON letters (case_id, template);

CREATE INDEX materials_by_scan ON materials (scan_id);

CREATE INDEX mini_programs_by_app_id ON mini_programs (app_id);

CREATE INDEX mini_programs_by_name ON mini_programs (name);

CREATE INDEX mini_programs_by_principal ON mini_programs (principal_id);

CREATE INDEX mini_programs_by_subject ON mini_programs (subject_id);

CREATE INDEX person_uids_by_person ON person_uids (person_id);

CREATE INDEX persons_by_certificate_number ON persons (certificate_number);

CREATE INDEX persons_by_name ON persons (name);

CREATE INDEX rejections_by_case ON rejections (case_id, at);

CREATE INDEX same_pictures_by_other ON same_pictures (other);

CREATE INDEX scans_by_likeness ON scans (likeness);

CREATE INDEX settlements_by_rule ON settlements (rule);

CREATE INDEX subjects_by_certificate_number ON subjects (certificate_number);

CREATE INDEX subjects_by_legal_representative ON subjects (legal_representative_id);

CREATE INDEX subjects_by_name ON subjects (name);

CREATE INDEX subjects_by_principal ON subjects (principal_id);
