import { expect, test } from 'vitest';
import { all, type Query, run, sql, type WriteDatabase } from '#backend/vault/sql.ts';
import { insertCase } from '#backend/vault/store/cases.ts';
import { insertLetter } from '#backend/vault/store/letters.ts';
import { attachScan } from '#backend/vault/store/materials.ts';
import { insertMiniProgram } from '#backend/vault/store/miniPrograms.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { insertScan } from '#backend/vault/store/scans.ts';
import { insertSubject } from '#backend/vault/store/subjects.ts';
import { entranceSchema, filingTypeSchema } from '#shared/filing/filingCase.ts';
import { materialSlots } from '#shared/filing/materialSlot.ts';
import { stageSchema } from '#shared/filing/stage.ts';
import { contentTypeSchema, unreadableReasonSchema } from '#shared/scans/scanFacts.ts';
import { specimenFacts, specimenMiniProgram, specimenPerson, specimenSubject } from '#test/support/specimenRows.ts';
import { freshVault } from '#test/support/vault.ts';

const now = new Date('2026-11-23T01:00:00.000Z');

/** One row in every table, so that an UPDATE meets the constraint of its column. */
function fill(db: WriteDatabase) {
  const personId = insertPerson(db, specimenPerson);
  const subjectId = insertSubject(db, { subject: specimenSubject, legalRepresentativeId: personId, principalId: null });
  const miniProgramId = insertMiniProgram(db, { subjectId, principalId: null, miniProgram: specimenMiniProgram });
  const fields = { filingType: 'first', entrance: null, staff: null, plannedOn: null, note: null } as const;
  const { id: caseId } = insertCase(db, { miniProgramId, ...fields, now });
  const receivedAt = now.toISOString();
  const scanId = insertScan(db, { fileId: 'a'.repeat(32), origin: null, facts: specimenFacts, receivedAt });
  attachScan(db, { caseId, slot: 'subjectCertificate', scanId, now });
  insertLetter(db, {
    caseId,
    template: 'x',
    fileId: 'b'.repeat(32),
    sha256: null,
    madeAt: receivedAt,
    values: { name: '样例' },
  });
  return { caseId, scanId };
}

const refused: readonly (readonly [what: string, Query])[] = [
  ['empty text', sql`UPDATE persons SET name = ''`],
  ['text that is too long', sql`UPDATE persons SET name = ${'样'.repeat(101)}`],
  ['a day that does not exist', sql`UPDATE persons SET certificate_valid_from = '2026-02-30'`],
  ['a day in another shape', sql`UPDATE persons SET certificate_valid_from = '2026-2-3'`],
  ['a relative day', sql`UPDATE persons SET certificate_valid_until = 'now'`],
  ['an unlimited beginning', sql`UPDATE persons SET certificate_valid_from = '长期'`],
  ['a moment without milliseconds', sql`UPDATE persons SET updated_at = '2026-11-23T01:00:00Z'`],
  ['no moment', sql`UPDATE persons SET updated_at = NULL`],
  ['text for a number', sql`UPDATE persons SET certificate_type = 'x'`],
  ['a district of five digits', sql`UPDATE subjects SET district = '11010'`],
  ['a district with letters', sql`UPDATE subjects SET city = '11010a'`],
  ['a person who is not there', sql`UPDATE subjects SET principal_id = 99`],
  ['an unknown filing type', sql`UPDATE cases SET filing_type = 'renewal'`],
  ['an unknown stage', sql`UPDATE cases SET stage = 'waiting'`],
  ['a case without mini program', sql`UPDATE cases SET mini_program_id = 99`],
  ['a change of stage to itself', sql`UPDATE case_events SET kind = 'stageChanged', from_stage = to_stage`],
  ['a note without text', sql`UPDATE case_events SET kind = 'noted', to_stage = NULL`],
  ['an unknown slot', sql`UPDATE materials SET slot = 'selfie'`],
  ['an unknown content type', sql`UPDATE scans SET content_type = 'exe'`],
  ['an upper-case hash', sql`UPDATE scans SET sha256 = ${'A'.repeat(64)}`],
  ['a file name that is no id', sql`UPDATE scans SET file_id = '../../../etc/passwd'`],
  ['a share above one', sql`UPDATE scans SET white_share = 1.5`],
  ['a truth value of two', sql`UPDATE scans SET has_alpha = 2`],
  ['a second agency', sql`INSERT INTO agency (id, created_at, updated_at) VALUES (2, '', '')`],
  ['deleting a person in a role', sql`DELETE FROM persons`],
  ['deleting a subject with mini programs', sql`DELETE FROM subjects`],
  ['deleting a mini program with cases', sql`DELETE FROM mini_programs`],
  ['deleting a scan in a case', sql`DELETE FROM scans`],
];

test('the schema refuses what no screen can enter', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  fill(db);
  for (const [what, query] of refused) {
    expect(() => run(db, query), what).toThrow(/constraint failed|cannot store TEXT|non-deterministic/);
  }
});

test('the schema takes every word the model has', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  const { caseId, scanId } = fill(db);
  for (const { id: slot } of materialSlots) attachScan(db, { caseId, slot, scanId, now });
  expect(all(db, sql`SELECT slot FROM materials`)).toHaveLength(materialSlots.length);
  for (const word of contentTypeSchema.options) run(db, sql`UPDATE scans SET content_type = ${word}`);
  for (const word of unreadableReasonSchema.options) run(db, sql`UPDATE scans SET unreadable = ${word}`);
  for (const word of filingTypeSchema.options) run(db, sql`UPDATE cases SET filing_type = ${word}`);
  for (const word of entranceSchema.options) run(db, sql`UPDATE cases SET entrance = ${word}`);
  for (const word of stageSchema.options) run(db, sql`UPDATE cases SET stage = ${word}`);
  for (const word of stageSchema.options) run(db, sql`UPDATE case_events SET to_stage = ${word}`);
  run(db, sql`UPDATE persons SET name = ${'样'.repeat(100)}, certificate_valid_until = '长期'`);
  run(db, sql`UPDATE persons SET name = ${'𠮷'.repeat(50)}, certificate_valid_until = '2028-02-29'`);
});

test('deleting a case takes its parts along and leaves what it only pointed to', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  fill(db);
  run(db, sql`DELETE FROM cases`);
  const count = (table: Query) => all(db, sql`SELECT 1 FROM ${table}`).length;
  const parts = [sql`case_events`, sql`materials`, sql`letters`, sql`letter_values`];
  expect(parts.map(count)).toEqual([0, 0, 0, 0]);
  expect([sql`scans`, sql`mini_programs`, sql`subjects`, sql`persons`].map(count)).toEqual([1, 1, 1, 1]);
});
