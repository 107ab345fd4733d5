import type { BundledCase, BundledFix, BundledPerson, BundledScan } from '#shared/bundle/bundledCase.ts';
import type { HeldPerson } from '#shared/filing/filingCase.ts';
import type { ReadDatabase, WriteDatabase } from '../vault/sql.ts';
import { changeTimes, listStates, newUid, personChangedAt, uidOfCase, uidsOfPerson } from '../vault/store/bundles.ts';
import { listWholeEvents } from '../vault/store/caseEvents.ts';
import { followedCase } from '../vault/store/caseFollows.ts';
import { listCaseMarks } from '../vault/store/caseMarks.ts';
import { getCase, getCaseParts, loadApplication } from '../vault/store/cases.ts';
import { getKeepUntil } from '../vault/store/erasures.ts';
import { listFixFiles } from '../vault/store/fixes.ts';
import { listLetters } from '../vault/store/letters.ts';
import { listHeldFiles } from '../vault/store/materials.ts';
import { getPayloadRest } from '../vault/store/payloadRests.ts';
import { listRejections } from '../vault/store/rejections.ts';
import { getScan } from '../vault/store/scans.ts';
import { listSettlements } from '../vault/store/settlements.ts';

/**
 * All of a case as it is now. Names that hold on every machine are given where they are missing; letters have no digest of
 * their PDF yet: that takes reading it.
 */
export function gatherCase(db: WriteDatabase, caseId: number): BundledCase {
  const stored = getCase(db, caseId);
  if (!stored) throw new Error(`no case ${caseId}`);
  const ids = getCaseParts(db, caseId);
  const { filingCase, subject, miniProgram, persons, roles } = loadApplication(db, caseId);
  const held = new Map(persons.map((person) => [person.id, gatherPerson(db, person)]));
  const uidIn = (id: number | null) => (id === null ? null : (held.get(id)?.uids[0] ?? null));
  const times = changeTimes(db, ids);
  const follows = followedCase(db, caseId);
  const files = listHeldFiles(db, caseId);
  const scans = new Map(files.map(({ scanId }) => [scanId, gatherScan(db, scanId)]));
  return {
    uid: uidOfCase(db, caseId),
    states: [newUid(), ...listStates(db, caseId)].slice(0, 1000),
    keys: { subject: `s${ids.subjectId}`, miniProgram: `m${ids.miniProgramId}` },
    createdAt: stored.createdAt,
    updatedAt: stored.updatedAt,
    filingCase,
    follows: follows === null ? null : uidOfCase(db, follows),
    subject,
    subjectUpdatedAt: times.subject,
    miniProgram,
    miniProgramUpdatedAt: times.miniProgram,
    persons: [...held.values()],
    roles: {
      legalRepresentative: uidIn(roles.legalRepresentative),
      subjectPrincipal: uidIn(roles.subjectPrincipal),
      appPrincipal: uidIn(roles.appPrincipal),
    },
    events: listWholeEvents(db, caseId),
    marks: listCaseMarks(db, caseId),
    keepUntil: getKeepUntil(db, caseId),
    rejections: listRejections(db, caseId).map(({ stage, at, reasons }) => ({
      stage,
      at,
      reasons: reasons.map(({ id: _, ...reason }) => reason),
    })),
    settlements: listSettlements(db, caseId),
    materials: files.map(({ scanId, ...file }) => ({ ...file, sha256: scans.get(scanId)?.facts.sha256 ?? '' })),
    scans: [...scans.values()],
    letters: listLetters(db, caseId).map(({ template, madeAt, values }) => ({
      template,
      madeAt,
      values,
      sha256: null,
    })),
    rest: getPayloadRest(db, caseId).map(({ path, value }) => ({
      path: [...path],
      value: value as BundledCase['rest'][number]['value'],
    })),
  };
}

/** A person with every name they go by. */
export function gatherPerson(db: WriteDatabase, { id, ...person }: HeldPerson): BundledPerson {
  return { ...person, uids: uidsOfPerson(db, id), updatedAt: personChangedAt(db, id) };
}

/** A scan with its copies. It must be there. */
export function gatherScan(db: ReadDatabase, scanId: number): BundledScan {
  const scan = getScan(db, scanId);
  if (!scan) throw new Error(`no scan ${scanId}`);
  const fixes = listFixFiles(db, scanId);
  const copy = (place: 'now' | 'before'): BundledFix | null => {
    const fix = fixes.find((each) => each.place === place);
    return fix ? { recipe: fix.recipe, facts: fix.facts, madeAt: fix.madeAt } : null;
  };
  const { facts, origin, receivedAt } = scan;
  return { facts, origin, receivedAt, now: copy('now'), before: copy('before') };
}
