import type { Migration } from '../migrate.ts';

/**
 * More that staff tick off: the way in, a face check that failed, the fee, the use of a known subject's data, the police.
 *
 * And one file may stand at several places of a slot: one paper can approve two kinds of business.
 */
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

CREATE TABLE materials_anew (
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
INSERT INTO materials_anew SELECT case_id, slot, position, scan_id, attached_at, name, signed_on FROM materials;
DROP TABLE materials;
ALTER TABLE materials_anew RENAME TO materials;
CREATE INDEX materials_by_scan ON materials (scan_id);
`,
};
