import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectOne, type Query, run, sql, transaction, type WriteDatabase } from '#backend/vault/sql.ts';
import { insertCaseEvent } from '#backend/vault/store/caseEvents.ts';
import { getCase, insertCase, updateCase } from '#backend/vault/store/cases.ts';
import { attachScan } from '#backend/vault/store/materials.ts';
import { getMiniProgram, updateMiniProgram } from '#backend/vault/store/miniPrograms.ts';
import { getPerson, insertPerson, updatePerson } from '#backend/vault/store/persons.ts';
import { insertScan } from '#backend/vault/store/scans.ts';
import { getSubject, updateSubject } from '#backend/vault/store/subjects.ts';
import { materialSlotIdSchema } from '#shared/filing/materialSlot.ts';
import { stageSchema } from '#shared/filing/stage.ts';
import { indexedNow, indexOf, judgedOneByOne, rulesOf, shippedPack } from '#test/support/indexedVault.ts';
import { writeManyCases } from '#test/support/manyCases.ts';
import { specimenFacts, specimenPerson } from '#test/support/specimenRows.ts';
import { freshVault } from '#test/support/vault.ts';

/** The id of a row of a table, drawn by any number; null when there is none. */
type Pick = (db: WriteDatabase, drawn: number) => number;
const from =
  (table: Query): Pick =>
  (db, drawn) =>
    expectOne<{ id: number }>(
      db,
      sql`SELECT id FROM ${table} ORDER BY id LIMIT 1 OFFSET ${drawn} % (SELECT count(*) FROM ${table})`,
    ).id;
const anyCase = from(sql`cases`);
const anyPerson = from(sql`persons`);
const anySubject = from(sql`subjects`);
const anyMiniProgram = from(sql`mini_programs`);
const anyScan = from(sql`scans`);

/** Each way a case can change, by store functions and past them: the index must not depend on who writes. */
const edits: Readonly<Record<string, (db: WriteDatabase, drawn: number, at: Date) => void>> = {
  'a person': (db, drawn) => {
    const id = anyPerson(db, drawn);
    updatePerson(db, id, {
      ...there(getPerson(db, id)),
      name: `样例改${drawn}`,
      mobile: drawn % 2 ? '123' : '13800000001',
    });
  },
  'a subject': (db, drawn) => {
    const id = anySubject(db, drawn);
    const { legalRepresentativeId, principalId, ...subject } = there(getSubject(db, id));
    updateSubject(db, id, {
      subject: { ...subject, name: `样例改${drawn}`, address: null },
      legalRepresentativeId,
      principalId,
    });
  },
  'who holds a role': (db, drawn) => {
    const id = anySubject(db, drawn);
    const { legalRepresentativeId, principalId: _, ...subject } = there(getSubject(db, id));
    const principalId = drawn % 3 === 0 ? insertPerson(db, specimenPerson) : anyPerson(db, drawn >> 1);
    updateSubject(db, id, { subject, legalRepresentativeId, principalId });
  },
  'a mini program': (db, drawn) => {
    const id = anyMiniProgram(db, drawn);
    const { principalId, ...miniProgram } = there(getMiniProgram(db, id));
    updateMiniProgram(db, id, { principalId, miniProgram: { ...miniProgram, comment: drawn % 2 ? null : '样例' } });
  },
  'the services of a mini program, its own row untouched': (db, drawn) => {
    run(db, sql`DELETE FROM mini_program_services WHERE mini_program_id = ${anyMiniProgram(db, drawn)}`);
  },
  'the pre-approvals of a mini program, its own row untouched': (db, drawn) => {
    run(db, sql`UPDATE mini_program_preapprovals SET type = 1 WHERE mini_program_id = ${anyMiniProgram(db, drawn)}`);
  },
  'the stage of a case': (db, drawn, now) => {
    const id = anyCase(db, drawn);
    const stage = stageSchema.options[drawn % stageSchema.options.length] ?? 'done';
    updateCase(db, id, { ...there(getCase(db, id)), stage, now });
  },
  'a column without a revision': (db, drawn) => {
    run(db, sql`UPDATE subjects SET certificate_valid_until = '2026-11-30' WHERE id = ${anySubject(db, drawn)}`);
  },
  'when a stage began': (db, drawn, now) => {
    const caseId = anyCase(db, drawn);
    const { stage: toStage } = there(getCase(db, caseId));
    if (toStage === 'findEntrance') return;
    insertCaseEvent(db, {
      caseId,
      kind: 'stageChanged',
      at: now.toISOString(),
      fromStage: 'findEntrance',
      toStage,
      note: null,
    });
  },
  'a new case': (db, drawn, now) => {
    const fields = { filingType: 'change', entrance: null, staff: '样例新', plannedOn: null, note: null } as const;
    insertCase(db, { ...fields, miniProgramId: anyMiniProgram(db, drawn), now });
  },
  'a case that is gone': (db, drawn) => {
    run(db, sql`DELETE FROM cases WHERE id = ${anyCase(db, drawn)} AND (SELECT count(*) FROM cases) > 5`);
  },
  'a picture that came': (db, drawn, now) => {
    const sha256 = (drawn % 0xffff_ffff).toString(16).padStart(64, 'e');
    const facts = { ...specimenFacts, sha256, bytes: 10 };
    const scanId = insertScan(db, { fileId: sha256.slice(32), origin: null, facts, receivedAt: now.toISOString() });
    const slot = materialSlotIdSchema.options[drawn % materialSlotIdSchema.options.length] ?? 'appOther';
    attachScan(db, { caseId: anyCase(db, drawn), slot, scanId, now });
  },
  'a picture that was taken out': (db, drawn) => {
    run(db, sql`DELETE FROM materials WHERE case_id = ${anyCase(db, drawn)} AND slot LIKE '%Front'`);
  },
  'a picture that was measured anew': (db, drawn) => {
    run(db, sql`UPDATE scans SET sharpness = ${drawn % 2 ? 1 : 900} WHERE id = ${anyScan(db, drawn)}`);
  },
  'something that was undone': (db, drawn) => {
    const undone = () =>
      transaction(db, () => {
        run(db, sql`UPDATE subjects SET name = '样例不算' WHERE id = ${anySubject(db, drawn)}`);
        throw new Error('undone');
      });
    expect(undone).toThrow('undone');
  },
};

const anyEdit = fc.record({ edit: fc.constantFrom(...Object.keys(edits)), drawn: fc.nat({ max: 0xffff_ffff }) });

test.each(Object.keys(edits))('shows at once, judged: %s', async (name) => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  writeManyCases(db, { count: 12, now: indexedNow, pack: shippedPack });
  const { index } = indexOf(db);
  await index.judgeAll();
  const before = judgedOneByOne(db, rulesOf());
  for (const drawn of [0, 4, 7]) {
    edits[name]?.(db, drawn, indexedNow);
    const table = index.current();
    expect(table.entries.map(({ certificates: _, searchable: __, stoodBy: ___, ...facts }) => facts)).toEqual(
      judgedOneByOne(db, rulesOf()),
    );
  }
  // An edit that changed nothing would prove nothing.
  const changed = JSON.stringify(judgedOneByOne(db, rulesOf())) !== JSON.stringify(before);
  expect(changed).toBe(name !== 'something that was undone');
  index.close();
});

test('whatever is written in whatever order, the index says what the cases say', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  writeManyCases(db, { count: 12, now: indexedNow, pack: shippedPack });
  const { index } = indexOf(db);
  await index.judgeAll();
  let second = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyEdit, { minLength: 1, maxLength: 8 }), async (several) => {
      for (const { edit, drawn } of several) edits[edit]?.(db, drawn, new Date(indexedNow.getTime() + 1000 * second++));
      await index.judgeAll();
      const { entries, byNumber } = index.current();
      expect(entries.map(({ certificates: _, searchable: __, stoodBy: ___, ...facts }) => facts)).toEqual(
        judgedOneByOne(db, rulesOf()),
      );
      expect(byNumber.size).toBe(entries.length);
      for (const entry of entries) expect(byNumber.get(entry.number)).toBe(entry);
    }),
    { numRuns: 40 },
  );
  index.close();
});

test('a change to a person who serves many cases judges what fits and leaves no old judgement standing', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  writeManyCases(db, { count: 30, now: indexedNow, pack: shippedPack });
  const principalId = anyPerson(db, 0);
  run(db, sql`UPDATE mini_programs SET principal_id = ${principalId}`);
  const { index } = indexOf(db);
  await index.judgeAll();
  updatePerson(db, principalId, { ...there(getPerson(db, principalId)), email: null });
  const table = index.current();
  expect(table.unjudged).toBeGreaterThan(0);
  expect(table.unjudged).toBeLessThan(30);
  const truth = new Map(judgedOneByOne(db, rulesOf()).map(({ number, findings }) => [number, findings]));
  for (const { number, findings } of table.entries) if (findings !== null) expect(findings).toEqual(truth.get(number));
  index.close();
});

function there<Value>(value: Value | null): Value {
  if (value === null) throw new Error('not there');
  return value;
}
