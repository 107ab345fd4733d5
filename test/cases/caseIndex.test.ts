import { expect, test } from 'vitest';
import type { CaseTable } from '#backend/cases/caseIndex.ts';
import { caseRowOf } from '#backend/cases/caseRow.ts';
import { all, run, sql } from '#backend/vault/sql.ts';
import { getPerson, updatePerson } from '#backend/vault/store/persons.ts';
import {
  type countsOf,
  indexedNow,
  indexedToday,
  indexOf,
  judgedOneByOne,
  rulesOf,
  shippedPack,
} from '#test/support/indexedVault.ts';
import { writeManyCases } from '#test/support/manyCases.ts';
import { freshVault } from '#test/support/vault.ts';

/** A vault with some cases, none judged yet. */
async function vaultOf(count: number) {
  const desk = await freshVault();
  const numbers = writeManyCases(desk.vault.db, { count, now: indexedNow, pack: shippedPack });
  return { desk, numbers, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() };
}

const shown = ({ entries }: CaseTable) =>
  entries.map(({ certificates: _, searchable: __, stoodBy: ___, ...facts }) => facts);
const waiting = ({ entries }: CaseTable) =>
  entries.filter(({ findings }) => findings === null).map(({ number }) => number);
const kept = (db: Parameters<typeof countsOf>[0]) =>
  all<{ id: number }>(db, sql`SELECT case_id AS id FROM judgements`).length;

test('all cases are there at once; the background judges those looked at first, then the newest', async () => {
  await using office = await vaultOf(20);
  const { db } = office.desk.vault;
  const { index, stepped } = indexOf(db);
  const first = index.current();
  expect(first.entries.map(({ number }) => number)).toEqual(office.numbers.toReversed());
  expect(first.unjudged).toBe(20);
  index.lookAt(first.entries.slice(10, 12));
  stepped.step();
  const left = waiting(index.current());
  const judged = first.entries.map(({ number }) => number).filter((number) => !left.includes(number));
  const [newest] = first.entries;
  expect(judged.toSorted()).toEqual([newest, ...first.entries.slice(10, 12)].map((entry) => entry?.number).toSorted());
  while (stepped.busy) stepped.step();
  expect(index.current().unjudged).toBe(0);
  expect(shown(index.current())).toEqual(judgedOneByOne(db, rulesOf()));
  index.close();
});

test('everything is judged on demand, and the first 必改 is known', async () => {
  await using office = await vaultOf(60);
  const { db } = office.desk.vault;
  const { index } = indexOf(db);
  const table = await index.judgeAll();
  expect(table.unjudged).toBe(0);
  expect(shown(table)).toEqual(judgedOneByOne(db, rulesOf()));
  expect(table.entries.some(({ findings }) => (findings?.must ?? 0) > 0)).toBe(true);
  for (const entry of table.entries) expect(entry.firstMust === null).toBe(entry.findings?.must === 0);
  index.close();
});

test('judging all stops when it is called off, and when the vault is locked', async () => {
  await using office = await vaultOf(20);
  const { index } = indexOf(office.desk.vault.db);
  await expect(index.judgeAll(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  const judging = index.judgeAll();
  index.close();
  await expect(judging).rejects.toMatchObject({ code: 'vaultLocked' });
});

test('judgements outlive the vault being closed, and nothing is judged twice', async () => {
  await using office = await vaultOf(30);
  const before = indexOf(office.desk.vault.db);
  await before.index.judgeAll();
  const was = shown(before.index.current());
  before.index.close();
  const { db } = await office.desk.reopen();
  const after = indexOf(db);
  expect(after.index.current().unjudged).toBe(0);
  expect(shown(after.index.current())).toEqual(was);
  expect(after.stepped.busy).toBe(false);
  after.index.close();
});

test('what was written while no index was open is seen by its fingerprint', async () => {
  await using office = await vaultOf(30);
  const before = indexOf(office.desk.vault.db);
  const { entries } = await before.index.judgeAll();
  before.index.close();
  const { db } = await office.desk.reopen();
  const [one, other] = entries;
  const principal = one?.roles.subjectPrincipal;
  if (!one || !other || !principal) throw new Error('no cases');
  const person = getPerson(db, principal.id);
  if (!person) throw new Error('no person');
  updatePerson(db, principal.id, { ...person, mobile: '123' });
  run(db, sql`DELETE FROM materials WHERE case_id = ${other.id} AND position = 0`);
  const after = indexOf(db);
  const expected = entries
    .filter(
      ({ id: caseId, roles }) => caseId === other.id || Object.values(roles).some((each) => each?.id === principal.id),
    )
    .map(({ number }) => number);
  expect(waiting(after.index.current())).toEqual(expected);
  await after.index.judgeAll();
  expect(shown(after.index.current())).toEqual(judgedOneByOne(db, rulesOf()));
  after.index.close();
});

test('a new day judges everything anew', async () => {
  await using office = await vaultOf(40);
  const { db } = office.desk.vault;
  let today = indexedToday;
  const { index } = indexOf(db, () => rulesOf(shippedPack, today));
  const before = shown(await index.judgeAll());
  const { dueRules } = index.current();
  today = '2036-11-23';
  expect(index.current().unjudged).toBe(40);
  expect(index.current().dueRules).not.toBe(dueRules);
  await index.judgeAll();
  const later = judgedOneByOne(db, rulesOf(shippedPack, today));
  expect(shown(index.current())).toEqual(later);
  // Certificates ended in those ten years: a test whose judgements stayed the same would prove nothing.
  expect(later.some(({ findings }, at) => findings.must !== before[at]?.findings?.must)).toBe(true);
  index.close();
});

test('another version of the rules, other content of the same version, and another profile judge everything anew', async () => {
  await using office = await vaultOf(10);
  const { db } = office.desk.vault;
  let rules = rulesOf();
  const { index } = indexOf(db, () => rules);
  await index.judgeAll();
  const { manifest, scanProfiles } = shippedPack;
  const others = [
    rulesOf({ ...shippedPack, manifest: { ...manifest, version: '2027.1.1' } }),
    rulesOf({ ...shippedPack, rules: shippedPack.rules.map((row) => ({ ...row, confidence: 'low' })) }),
    { ...rulesOf(), profile: scanProfiles.find(({ id }) => id === 'huawei-cloud') ?? rulesOf().profile },
  ];
  for (const other of others) {
    rules = other;
    expect(index.current().unjudged).toBe(10);
    await index.judgeAll();
    expect(shown(index.current())).toEqual(judgedOneByOne(db, other));
  }
  index.close();
  const { db: again } = await office.desk.reopen();
  const before = indexOf(again, () => rulesOf());
  expect(before.index.current().unjudged).toBe(10);
  before.index.close();
});

test('closing calls the background off, keeps what it judged and forgets the cases', async () => {
  await using office = await vaultOf(20);
  const { db } = office.desk.vault;
  const { index, stepped } = indexOf(db);
  index.current();
  stepped.step();
  const judged = 20 - index.current().unjudged;
  expect(judged).toBeGreaterThan(0);
  expect(kept(db)).toBe(0);
  index.close();
  index.close();
  expect(stepped.busy).toBe(false);
  expect(kept(db)).toBe(judged);
  expect(index.closing.aborted).toBe(true);
  expect(() => index.current()).toThrow(expect.objectContaining({ code: 'vaultLocked' }));
});

test('a full disk costs judgements, never an answer', async () => {
  await using office = await vaultOf(120);
  const { db } = office.desk.vault;
  let today = indexedToday;
  const { index } = indexOf(db, () => rulesOf(shippedPack, today));
  // From here on the database cannot grow by a single page.
  all(db, sql`PRAGMA max_page_count = 1`);
  await index.judgeAll();
  expect(index.current().unjudged).toBe(0);
  expect(kept(db)).toBe(0);
  all(db, sql`PRAGMA max_page_count = 1000000`);
  today = '2026-11-24';
  await index.judgeAll();
  expect(kept(db)).toBe(120);
  index.close();
});

test('a case that cannot be judged is named, keeps no other from it, and is tried again with the next change', async () => {
  await using office = await vaultOf(10);
  const { db } = office.desk.vault;
  const { index, stepped } = indexOf(db);
  index.current();
  const [subject] = all<{ id: number; held: number }>(
    db,
    sql`SELECT id, principal_id AS held FROM subjects ORDER BY id DESC LIMIT 1`,
  );
  const { id, held } = subject ?? { id: 0, held: 0 };
  run(db, sql`PRAGMA foreign_keys = OFF`);
  run(db, sql`UPDATE subjects SET principal_id = 999999 WHERE id = ${id}`);
  while (stepped.busy) stepped.step();
  const broken = index.current();
  expect(broken.failed.length).toBeGreaterThan(0);
  expect(broken.unjudged).toBe(0);
  expect(waiting(broken).toSorted()).toEqual([...broken.failed].toSorted());
  const rows = broken.entries.map((entry) => caseRowOf(entry, broken));
  expect(rows.filter(({ unjudgeable }) => unjudgeable).map(({ number }) => number)).toEqual(waiting(broken));
  expect(broken.entries.filter(({ findings }) => findings !== null).length).toBe(10 - broken.failed.length);
  await expect(index.judgeAll()).rejects.toMatchObject({ code: 'caseUnjudged' });
  expect(stepped.busy).toBe(false);

  run(db, sql`UPDATE subjects SET principal_id = ${held} WHERE id = ${id}`);
  index.current();
  while (stepped.busy) stepped.step();
  expect(index.current().failed).toEqual([]);
  expect(shown(index.current())).toEqual(judgedOneByOne(db, rulesOf()));
  index.close();
});
