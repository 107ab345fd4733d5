import { expect, test } from 'vitest';
import type { WriteDatabase } from '#backend/vault/sql.ts';
import {
  backupMoments,
  listBackupPlaces,
  noteBackedUp,
  rememberBackupPlace,
} from '#backend/vault/store/backupPlaces.ts';
import { listCaseEvents } from '#backend/vault/store/caseEvents.ts';
import {
  findCaseByNumber,
  findCases,
  getCase,
  insertCase,
  listCases,
  loadApplication,
  updateCase,
} from '#backend/vault/store/cases.ts';
import { insertLetter, listLetters } from '#backend/vault/store/letters.ts';
import { attachScan, detachScan, listMaterials } from '#backend/vault/store/materials.ts';
import { findMiniPrograms, insertMiniProgram, updateMiniProgram } from '#backend/vault/store/miniPrograms.ts';
import { findPersonsByCertificate, getPerson, insertPerson, updatePerson } from '#backend/vault/store/persons.ts';
import { findScanBySha256, getScan, insertScan } from '#backend/vault/store/scans.ts';
import { findSubjects, getSubject, insertSubject, updateSubject } from '#backend/vault/store/subjects.ts';
import { specimenFacts, specimenMiniProgram, specimenPerson, specimenSubject } from '#test/support/specimenRows.ts';
import { freshVault } from '#test/support/vault.ts';

const now = new Date('2026-11-23T01:00:00.000Z');

function insertSpecimenCase(db: WriteDatabase, at = now) {
  const principalId = insertPerson(db, specimenPerson);
  const subjectId = insertSubject(db, { subject: specimenSubject, legalRepresentativeId: principalId, principalId });
  const miniProgramId = insertMiniProgram(db, { subjectId, principalId, miniProgram: specimenMiniProgram });
  const taken = insertCase(db, { miniProgramId, ...caseFields, now: at });
  return { principalId, subjectId, miniProgramId, ...taken };
}
const caseFields = { filingType: 'first', entrance: 'newApp', staff: '样例甲', plannedOn: null, note: null } as const;

test('a person is found by certificate number whatever the case of its X, and can be changed', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  const id = insertPerson(db, { ...specimenPerson, certificateNumber: '11010119900307001X' });
  expect(findPersonsByCertificate(db, '11010119900307001x').map((found) => found.id)).toEqual([id]);
  updatePerson(db, id, { ...specimenPerson, mobile: null });
  expect(getPerson(db, id)).toEqual({ id, ...specimenPerson, mobile: null });
  expect(() => updatePerson(db, id + 1, specimenPerson)).toThrow('changed 0');
});

test('subjects and mini programs are found by what is given', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  const { subjectId, miniProgramId, principalId } = insertSpecimenCase(db);
  expect(findSubjects(db, { name: '没有这家' })).toEqual([]);
  const { certificateNumber, name } = specimenSubject;
  expect(findSubjects(db, { certificateNumber: certificateNumber ?? '', name: name ?? '' })).toHaveLength(1);
  updateSubject(db, subjectId, { subject: specimenSubject, legalRepresentativeId: null, principalId });
  expect(getSubject(db, subjectId)).toMatchObject({ legalRepresentativeId: null, principalId });
  expect(findMiniPrograms(db, { subjectId, appId: 'wx0000000000000000' })).toEqual([]);
  const changed = { ...specimenMiniProgram, serviceTypes: [3], preapprovals: [] };
  updateMiniProgram(db, miniProgramId, { principalId: null, miniProgram: changed });
  expect(findMiniPrograms(db, { subjectId })).toEqual([
    { id: miniProgramId, subjectId, principalId: null, ...changed },
  ]);
});

test('cases are numbered by the year in China and a number is never given twice', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  const first = insertSpecimenCase(db, new Date('2026-12-31T15:59:59.999Z'));
  const { miniProgramId } = first;
  const second = insertCase(db, { miniProgramId, ...caseFields, now: new Date('2026-12-31T16:00:00.000Z') });
  const third = insertCase(db, { miniProgramId, ...caseFields, now: new Date('2027-01-01T00:00:00.000Z') });
  expect([first.number, second.number, third.number]).toEqual(['2026-0001', '2027-0001', '2027-0002']);
  expect(findCaseByNumber(db, '2027-0002')?.id).toBe(third.id);
  expect(findCaseByNumber(db, '2027-0003')).toBeNull();
  expect(findCases(db, { miniProgramId, filingType: 'first' })).toHaveLength(3);
  expect(findCases(db, { miniProgramId, filingType: 'change' })).toEqual([]);
});

test('a change of stage is kept in the history of the case', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  const { id } = insertSpecimenCase(db);
  const later = new Date('2026-11-24T01:00:00.000Z');
  updateCase(db, id, { ...caseFields, stage: 'appInfo', note: '样例备注', now: later });
  updateCase(db, id, { ...caseFields, stage: 'appInfo', now: later });
  expect(getCase(db, id)).toMatchObject({ stage: 'appInfo', note: null, updatedAt: later.toISOString() });
  expect(listCaseEvents(db, id)).toEqual([
    { id: 1, kind: 'created', at: now.toISOString(), fromStage: null, toStage: 'findEntrance', note: null },
    {
      id: 2,
      kind: 'stageChanged',
      at: later.toISOString(),
      fromStage: 'findEntrance',
      toStage: 'appInfo',
      note: null,
    },
  ]);
});

test('a scan is kept once and sits once in a slot', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  const { id: caseId } = insertSpecimenCase(db);
  const scan = { fileId: 'a'.repeat(32), origin: '客户/样例.jpg', facts: specimenFacts, receivedAt: now.toISOString() };
  const scanId = insertScan(db, scan);
  expect(insertScan(db, { ...scan, fileId: 'b'.repeat(32) })).toBe(scanId);
  expect(getScan(db, scanId)).toEqual({ id: scanId, ...scan });
  expect(findScanBySha256(db, specimenFacts.sha256)).toEqual({ id: scanId, ...scan });
  const other = insertScan(db, {
    ...scan,
    fileId: 'c'.repeat(32),
    facts: { ...specimenFacts, sha256: 'c'.repeat(64) },
  });
  const later = new Date('2026-11-25T01:00:00.000Z');
  const attach = (slot: 'subjectOther' | 'appOther', id: number) =>
    attachScan(db, { caseId, slot, scanId: id, now: later });
  expect([attach('subjectOther', scanId), attach('subjectOther', scanId), attach('subjectOther', other)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(attach('appOther', scanId)).toBe(true);
  expect(listMaterials(db, caseId).map(({ slot, position, scan: held }) => [slot, position, held.id])).toEqual([
    ['appOther', 0, scanId],
    ['subjectOther', 0, scanId],
    ['subjectOther', 1, other],
  ]);
  expect(listCases(db)[0]).toMatchObject({ materialCount: 2, updatedAt: later.toISOString() });
});

test('a paper that is given fills the first place that is free, and one that is put back its own', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  const { id: caseId } = insertSpecimenCase(db);
  const scans = ['a', 'b', 'c', 'd', 'e'].map((letter) =>
    insertScan(db, {
      fileId: letter.repeat(32),
      origin: null,
      facts: { ...specimenFacts, sha256: letter.repeat(64) },
      receivedAt: now.toISOString(),
    }),
  );
  const slot = 'preapproval';
  const [a, b, c, d, e] = scans as [number, number, number, number, number];
  const give = (scanId: number, position?: number) => attachScan(db, { caseId, slot, scanId, now, position });
  const lie = () => listMaterials(db, caseId).map(({ position, scan }) => [position, scan.id]);
  for (const each of [a, b, c]) give(each);
  detachScan(db, { caseId, slot, scanId: a });
  give(d);
  expect(lie()).toEqual([
    [0, d],
    [1, b],
    [2, c],
  ]);
  // An undo finds its place taken: the next one that is free.
  detachScan(db, { caseId, slot, scanId: b });
  give(a, 0);
  expect(lie()).toEqual([
    [0, d],
    [1, a],
    [2, c],
  ]);
  detachScan(db, { caseId, slot, scanId: c });
  give(c, 2);
  give(e);
  expect(lie()).toEqual([
    [0, d],
    [1, a],
    [2, c],
    [3, e],
  ]);
});

test('a letter keeps what it said', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  const { id: caseId } = insertSpecimenCase(db);
  const letter = {
    caseId,
    template: 'commitment',
    fileId: 'd'.repeat(32),
    sha256: 'e'.repeat(64),
    madeAt: now.toISOString(),
    values: { a: '', b: '样例' },
  };
  const id = insertLetter(db, letter);
  expect(listLetters(db, caseId)).toEqual([{ id, ...letter }]);
});

test('one human being in three roles is loaded once', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  const { id, principalId } = insertSpecimenCase(db);
  const application = loadApplication(db, id);
  expect(application.persons).toEqual([{ id: principalId, ...specimenPerson }]);
  expect(application.roles).toEqual({
    legalRepresentative: principalId,
    subjectPrincipal: principalId,
    appPrincipal: principalId,
  });
});

test('no place it was ever backed up to is forgotten, however many there are', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  const places = Array.from({ length: 45 }, (_, number) => `/样例盘 ${number}/备份`);
  for (const place of places) {
    expect(rememberBackupPlace(db, place)).toBe(true);
    noteBackedUp(db, place, now);
  }
  expect(rememberBackupPlace(db, places[0] ?? '')).toBe(false);
  expect(listBackupPlaces(db).toSorted()).toEqual(places.toSorted());
  expect(listBackupPlaces(db)[0]).toBe(places[0]);
  expect(Object.keys(backupMoments(db)).toSorted()).toEqual(places.toSorted());
});
