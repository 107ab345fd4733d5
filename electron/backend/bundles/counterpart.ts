import type { BundledCase, BundledPerson, BundledScan } from '#shared/bundle/bundledCase.ts';
import { emptyMiniProgram } from '#shared/filing/miniProgram.ts';
import type { Role } from '#shared/filing/person.ts';
import { emptySubject } from '#shared/filing/subject.ts';
import type { WriteDatabase } from '../vault/sql.ts';
import { caseOfUid, namePerson, personOfUid, uidsOfPerson } from '../vault/store/bundles.ts';
import { getCaseParts } from '../vault/store/cases.ts';
import { findMiniPrograms, getMiniProgram } from '../vault/store/miniPrograms.ts';
import { findPersonsByCertificate, getPerson } from '../vault/store/persons.ts';
import { findScanBySha256 } from '../vault/store/scans.ts';
import { findSubjects, getSubject } from '../vault/store/subjects.ts';
import { gatherCase, gatherPerson, gatherScan } from './gatherCase.ts';
import type { CaseRows } from './writeCase.ts';

/** Subjects and mini programs that earlier cases of the same bundle have led to, by their keys. */
export interface MetRecords {
  readonly subjects: Map<string, number>;
  readonly miniPrograms: Map<string, number>;
}

/** A coming case beside what is here of it, both naming persons alike. */
export interface Counterpart {
  readonly rows: CaseRows;
  readonly mine: BundledCase;
  readonly theirs: BundledCase;
}

/**
 * What is here of a case that comes: the case itself by its uid; else its subject and mini program, where they are known,
 * with an otherwise empty case. Within a transaction: persons that turn out to be known take on their other names.
 */
export function counterpartOf(db: WriteDatabase, coming: BundledCase, met: MetRecords): Counterpart {
  const caseId = caseOfUid(db, coming.uid);
  const rows = caseId === null ? recordsFor(db, coming, met) : { caseId, ...getCaseParts(db, caseId) };
  const theirs = withKnownPersons(db, coming);
  const held = caseId === null ? blankCase(db, theirs, rows) : gatherCase(db, caseId);
  return { rows, mine: withKnownParts(db, held, theirs), theirs };
}

function recordsFor(db: WriteDatabase, { keys, subject, miniProgram }: BundledCase, met: MetRecords): CaseRows {
  const { certificateNumber, name } = subject;
  const alike =
    certificateNumber === null
      ? name === null
        ? []
        : findSubjects(db, { name }).filter((each) => each.certificateNumber === null)
      : findSubjects(db, { certificateNumber });
  const subjectId = met.subjects.get(keys.subject) ?? alike[0]?.id ?? null;
  const known = met.miniPrograms.get(keys.miniProgram);
  if (known !== undefined || subjectId === null) return { caseId: null, subjectId, miniProgramId: known ?? null };
  const programs = findMiniPrograms(db, { subjectId });
  const same = programs.find(({ appId }) => appId !== null && appId.toLowerCase() === miniProgram.appId?.toLowerCase());
  const named = programs.find(
    (each) =>
      each.name !== null && each.name === miniProgram.name && (each.appId === null || miniProgram.appId === null),
  );
  return { caseId: null, subjectId, miniProgramId: (same ?? named)?.id ?? null };
}

/** Persons who are known here by another name go by that one. Nobody is taken for two. */
function withKnownPersons(db: WriteDatabase, coming: BundledCase): BundledCase {
  const names = new Map<string, string>();
  const persons: BundledPerson[] = [];
  const taken = new Set<number>();
  for (const person of coming.persons) {
    const [own = ''] = person.uids;
    const byName = person.uids.map((uid) => personOfUid(db, uid)).find((id) => id !== null && !taken.has(id));
    const byNumber = () =>
      person.certificateNumber === null
        ? undefined
        : findPersonsByCertificate(db, person.certificateNumber).find(({ id }) => !taken.has(id))?.id;
    const id = byName ?? byNumber();
    if (id === undefined || id === null) {
      persons.push(person);
      names.set(own, own);
      continue;
    }
    taken.add(id);
    const [here = own] = uidsOfPerson(db, id);
    namePerson(db, id, person.uids);
    names.set(own, here);
    persons.push({ ...person, uids: uidsOfPerson(db, id) });
  }
  const inRole = (role: Role) => {
    const uid = coming.roles[role];
    return uid === null ? null : (names.get(uid) ?? null);
  };
  const roles = {
    legalRepresentative: inRole('legalRepresentative'),
    subjectPrincipal: inRole('subjectPrincipal'),
    appPrincipal: inRole('appPrincipal'),
  };
  return { ...coming, persons, roles };
}

/** A case of which nothing is here but, perhaps, its subject and its mini program. */
function blankCase(db: WriteDatabase, theirs: BundledCase, { subjectId, miniProgramId }: CaseRows): BundledCase {
  const {
    id: _,
    legalRepresentativeId,
    principalId,
    ...subject
  } = (subjectId && getSubject(db, subjectId)) || {
    ...emptySubject,
    id: 0,
    legalRepresentativeId: null,
    principalId: null,
  };
  const {
    id: __,
    subjectId: ___,
    principalId: appPrincipalId,
    ...miniProgram
  } = (miniProgramId && getMiniProgram(db, miniProgramId)) || {
    ...emptyMiniProgram,
    id: 0,
    subjectId: 0,
    principalId: null,
  };
  const uidOf = (id: number | null) => (id === null ? null : (uidsOfPerson(db, id)[0] ?? null));
  const { filingCase } = theirs;
  return {
    ...theirs,
    filingCase: { ...filingCase, entrance: null, staff: null, plannedOn: null, note: null },
    subject,
    miniProgram,
    persons: [],
    roles: {
      legalRepresentative: uidOf(legalRepresentativeId),
      subjectPrincipal: uidOf(principalId),
      appPrincipal: uidOf(appPrincipalId),
    },
    follows: null,
    events: [],
    marks: [],
    keepUntil: null,
    rejections: [],
    settlements: [],
    materials: [],
    scans: [],
    letters: [],
    rest: [],
  };
}

/** The same with everybody and every picture of theirs that is known here from elsewhere. */
function withKnownParts(db: WriteDatabase, mine: BundledCase, theirs: BundledCase): BundledCase {
  const persons = new Map(mine.persons.map((person) => [person.uids[0], person]));
  const named = [...theirs.persons.map(({ uids }) => uids[0]), ...Object.values(mine.roles)];
  for (const uid of named) {
    const id = typeof uid === 'string' && !persons.has(uid) ? personOfUid(db, uid) : null;
    const person = id === null ? null : getPerson(db, id);
    if (person) persons.set(uid ?? '', gatherPerson(db, person));
  }
  const scans = new Map<string, BundledScan>(mine.scans.map((scan) => [scan.facts.sha256, scan]));
  for (const { facts } of theirs.scans) {
    const known = scans.has(facts.sha256) ? null : findScanBySha256(db, facts.sha256);
    if (known) scans.set(facts.sha256, gatherScan(db, known.id));
  }
  return { ...mine, persons: [...persons.values()], scans: [...scans.values()] };
}
