import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBackups, ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { openEncrypted } from '#backend/vault/database.ts';
import { knownVersion, migrate, migrations } from '#backend/vault/migrate.ts';
import { all, run, sql } from '#backend/vault/sql.ts';
import { listCaseEvents } from '#backend/vault/store/caseEvents.ts';
import { listCaseFacts } from '#backend/vault/store/caseFacts.ts';
import { getCase, listCases, moveCase, setCaseRemoved } from '#backend/vault/store/cases.ts';
import { saveJudgements } from '#backend/vault/store/judgements.ts';
import { listMaterials } from '#backend/vault/store/materials.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { insertRejection, listRejections } from '#backend/vault/store/rejections.ts';
import { specimenPerson } from '#test/support/specimenRows.ts';
import { freshVault } from '#test/support/vault.ts';
import { openBare, testKeys } from '#test/support/vaultDatabase.ts';

const known = knownVersion;
const at = "'2026-11-23T01:00:00.000Z'";

async function vaultOfVersion(version: number, rows: string) {
  const desk = await freshVault();
  desk.vault.close();
  const { databaseKey } = await testKeys(desk.dir);
  const path = join(desk.dir, 'desk.db');
  rmSync(path);
  const db = openEncrypted(path, databaseKey, true);
  migrate(db, migrations.slice(0, version));
  db.exec(rows);
  db.close();
  return desk;
}

test('0 → 1: an older vault is migrated when it is opened, with an encrypted copy of how it was', async () => {
  await using desk = await vaultOfVersion(0, "CREATE TABLE older (name TEXT); INSERT INTO older VALUES ('样例旧资料')");
  const { db } = await desk.reopen();
  expect(all(db, sql`SELECT name FROM older`)).toEqual([{ name: '样例旧资料' }]);
  expect(insertPerson(db, specimenPerson)).toBe(1);
  desk.vault.close();

  const { databaseKey } = await testKeys(desk.dir);
  const [backup, ...others] = await listBackups(ownBackupPlace(join(desk.dir, 'backups')));
  expect(others).toEqual([]);
  expect(backup).toMatchObject({ kind: 'beforeUpgrade', cases: 0, files: 0, ownFiles: false });
  const path = join(backup?.folder ?? '', 'desk.db');
  expect(readFileSync(path).includes('样例旧资料')).toBe(false);
  const copy = openEncrypted(path, databaseKey, false);
  expect(copy.pragma('user_version', { simple: true })).toBe(0);
  expect(copy.prepare('SELECT name FROM older').all()).toEqual([{ name: '样例旧资料' }]);
  copy.close();
});

/** What a vault of version 1 can hold where version 2 rebuilds: every kind of event, with and without a note. */
const rowsOfVersion1 = `
  INSERT INTO persons (id, name, created_at, updated_at) VALUES (3, '样例张三', ${at}, ${at});
  INSERT INTO subjects (id, principal_id, name, created_at, updated_at) VALUES (5, 3, '样例公司', ${at}, ${at});
  INSERT INTO mini_programs (id, subject_id, name, created_at, updated_at) VALUES (7, 5, '样例小程序', ${at}, ${at});
  INSERT INTO case_years (year, last) VALUES (2026, 12);
  INSERT INTO cases (id, year, sequence, mini_program_id, filing_type, stage, created_at, updated_at)
    VALUES (9, 2026, 12, 7, 'first', 'appInfo', ${at}, ${at});
  INSERT INTO case_events (id, case_id, kind, at, from_stage, to_stage, note) VALUES
    (11, 9, 'created', ${at}, NULL, 'findEntrance', NULL),
    (12, 9, 'stageChanged', ${at}, 'findEntrance', 'appInfo', '样例：直接到这一步'),
    (20, 9, 'noted', ${at}, NULL, NULL, '样例备注');
  INSERT INTO agency (id, name, created_at, updated_at) VALUES (1, '样例代办', ${at}, ${at});
`;

/** A row without what later versions add to it. */
function older(row: unknown): unknown {
  const { removed_at: _, ...rest } = row as Record<string, unknown>;
  return rest;
}

test('1 → 2: every row stays as it was, and the wider history takes a rejection', async () => {
  await using desk = await vaultOfVersion(1, rowsOfVersion1);
  const tables = ['persons', 'subjects', 'mini_programs', 'case_years', 'cases', 'case_events', 'agency'];
  const contents = async () => {
    const db = await openBare(desk.dir);
    const rows = tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all().map(older)]);
    const version = db.pragma('user_version', { simple: true });
    db.close();
    return { rows, version };
  };
  const before = await contents();
  expect(before.version).toBe(1);
  expect(before.rows.flatMap(([, rows]) => rows)).toHaveLength(9);

  await desk.reopen();
  desk.vault.close();
  // Later versions add columns; what was there stays.
  expect(await contents()).toMatchObject({ ...before, version: known });

  const { db } = await desk.reopen();
  const now = new Date('2026-11-24T01:00:00.000Z');
  const rejectedAt = now.toISOString();
  moveCase(db, 9, { kind: 'rejected', toStage: 'subjectInfo', at: rejectedAt, note: null, now });
  insertRejection(db, {
    caseId: 9,
    stage: 'bureauReview',
    at: rejectedAt,
    reasons: [{ keyName: '样例', error: '样例', suggest: null }],
  });
  expect(listCaseEvents(db, 9).map(({ id, kind }) => [id, kind])).toEqual([
    [11, 'created'],
    [12, 'stageChanged'],
    [20, 'noted'],
    [21, 'rejected'],
  ]);
  expect(listRejections(db, 9)).toHaveLength(1);
});

test('3 → 4: judgements that do not know what is missing are forgotten, everything else stays', async () => {
  const judged = `INSERT INTO judgements (case_id, fingerprint, judged_on, rules, must, should, hint)
    VALUES (9, '样例', '2026-11-23', '样例', 17, 2, 1);`;
  await using desk = await vaultOfVersion(3, `${rowsOfVersion1}${judged}`);
  const { db } = await desk.reopen();
  expect(all(db, sql`SELECT number FROM cases`)).toEqual([{ number: '2026-0012' }]);
  expect(all(db, sql`SELECT * FROM judgements`)).toEqual([]);
  const state = { caseId: 9, fingerprint: '样例', judgedOn: '2026-11-23', rules: '样例', firstMust: null };
  const keep = (missing: number) => saveJudgements(db, [{ ...state, must: 2, missing, should: 0, hint: 0 }]);
  keep(2);
  expect(all(db, sql`SELECT must, missing FROM judgements`)).toEqual([{ must: 2, missing: 2 }]);
  expect(() => keep(3)).toThrow();
});

test('4 → 5: no case is set aside by the step, and from then on one can be', async () => {
  await using desk = await vaultOfVersion(4, rowsOfVersion1);
  const { db } = await desk.reopen();
  expect(getCase(db, 9)?.removedAt).toBeNull();
  expect(listCases(db)).toHaveLength(1);
  setCaseRemoved(db, 9, true, new Date('2026-11-24T01:00:00.000Z'));
  desk.vault.close();
  const again = await desk.reopen();
  expect(getCase(again.db, 9)?.removedAt).toBe('2026-11-24T01:00:00.000Z');
  expect(listCases(again.db)).toEqual([]);
});

test('5 → 6: what a case has is kept, its new parts go with it, and the new tables refuse what makes no sense', async () => {
  await using desk = await vaultOfVersion(5, rowsOfVersion1);
  await desk.reopen();
  desk.vault.close();
  const db = await openBare(desk.dir);
  expect(db.prepare('SELECT id, at, since FROM case_events WHERE id = 12').all()).toEqual([
    { id: 12, at: '2026-11-23T01:00:00.000Z', since: null },
  ]);
  db.exec(`INSERT INTO case_marks VALUES (9, 'faceStarted', ${at});
    INSERT INTO cases (id, year, sequence, mini_program_id, filing_type, stage, created_at, updated_at)
      VALUES (10, 2026, 13, 7, 'change', 'findEntrance', ${at}, ${at});
    INSERT INTO case_follows VALUES (10, 9);
    INSERT INTO rejections VALUES (1, 9, 'platformReview', ${at});
    INSERT INTO rejection_reasons VALUES (1, 1, 0, '样例', '样例', NULL, NULL, NULL);
    INSERT INTO own_rules VALUES (1, NULL, 'subject.name', '[]', '样例', 1, ${at});`);
  for (const wrong of [
    `INSERT INTO case_marks VALUES (9, 'faceStarted', ${at})`,
    `INSERT INTO case_marks VALUES (9, 'other', ${at})`,
    "INSERT INTO case_marks VALUES (9, 'numberShown', 'yesterday')",
    'INSERT INTO case_follows VALUES (9, 9)',
    `INSERT INTO own_rules VALUES (2, '44', 'subject.name', '[]', '样例', NULL, ${at})`,
    `INSERT INTO own_rules VALUES (2, NULL, 'subject.name', 'no', '样例', NULL, ${at})`,
    "UPDATE case_events SET since = 'yesterday'",
  ])
    expect(() => db.exec(wrong), wrong).toThrow(/constraint|UNIQUE/);
  db.exec('DELETE FROM cases WHERE id = 9');
  const counts = ['case_marks', 'case_follows', 'rejection_reasons'].map((table) =>
    db.prepare(`SELECT count(*) AS count FROM ${table}`).all(),
  );
  expect(counts).toEqual([[{ count: 0 }], [{ count: 0 }], [{ count: 0 }]]);
  // What was learnt outlives the case it was learnt from.
  expect(db.prepare('SELECT id, reason_id FROM own_rules').all()).toEqual([{ id: 1, reason_id: null }]);
  db.close();
});

test('6 → 7: files in cases stay, without a name or a day of their own, and every case is judged anew', async () => {
  const rows = `INSERT INTO scans (id, file_id, name, bytes, sha256, content_type, pages, has_alpha, received_at)
      VALUES (1, '${'0'.repeat(32)}', '样例.jpg', 1, '${'0'.repeat(64)}', 'jpeg', 1, 0, ${at});
    INSERT INTO materials (case_id, slot, position, scan_id, attached_at) VALUES (9, 'appPrincipalLetter', 0, 1, ${at});
    INSERT INTO judgements (case_id, fingerprint, judged_on, rules, must, missing, should, hint)
      VALUES (9, '样例', '2026-11-23', '样例', 1, 1, 0, 0);`;
  await using desk = await vaultOfVersion(6, `${rowsOfVersion1}${rows}`);
  const { db } = await desk.reopen();
  expect(listMaterials(db, 9)).toMatchObject([{ signedOn: null, scan: { id: 1, facts: { name: '样例.jpg' } } }]);
  expect(all(db, sql`SELECT * FROM judgements`)).toEqual([]);
  expect(() => run(db, sql`UPDATE materials SET signed_on = '2026-02-30'`)).toThrow('CHECK');
});

test('7 → 8: every case is judged anew, and where its first 必改 stands is kept', async () => {
  const judged = `INSERT INTO judgements (case_id, fingerprint, judged_on, rules, must, missing, should, hint)
    VALUES (9, '样例', '2026-11-23', '样例', 1, 1, 0, 0);`;
  await using desk = await vaultOfVersion(7, `${rowsOfVersion1}${judged}`);
  const { db } = await desk.reopen();
  expect(all(db, sql`SELECT * FROM judgements`)).toEqual([]);
  const firstMust = 'icp_applets.base_info.comment';
  const state = {
    caseId: 9,
    fingerprint: '样例',
    judgedOn: '2026-11-23',
    rules: '样例',
    missing: 0,
    should: 0,
    hint: 0,
  };
  saveJudgements(db, [{ ...state, must: 1, firstMust }]);
  expect(listCaseFacts(db).map(({ judgement }) => judgement)).toMatchObject([{ must: 1, firstMust }]);
  expect(() => saveJudgements(db, [{ ...state, must: 0, firstMust }])).toThrow('CHECK');
});

test('8 → 9: ticks are kept, and there are more of them', async () => {
  await using desk = await vaultOfVersion(
    8,
    `${rowsOfVersion1};
     INSERT INTO case_marks VALUES (9, 'faceStarted', ${at});
     INSERT INTO case_marks VALUES (9, 'numberShown', ${at});`,
  );
  await desk.reopen();
  desk.vault.close();
  const db = await openBare(desk.dir);
  expect(db.prepare('SELECT kind FROM case_marks WHERE case_id = 9 ORDER BY kind').all()).toEqual([
    { kind: 'faceStarted' },
    { kind: 'numberShown' },
  ]);
  db.exec(`INSERT INTO case_marks VALUES (9, 'policeSettled', ${at})`);
  expect(() => db.exec(`INSERT INTO case_marks VALUES (9, 'other', ${at})`)).toThrow(/constraint/);
  db.exec('DELETE FROM cases WHERE id = 9');
  expect(db.prepare('SELECT count(*) AS count FROM case_marks').all()).toEqual([{ count: 0 }]);
  db.close();
});

test('18 → 19: names that hold everywhere and states go with their case or person', async () => {
  await using desk = await vaultOfVersion(18, rowsOfVersion1);
  await desk.reopen();
  desk.vault.close();
  const db = await openBare(desk.dir);
  const [one, other] = ['1', '2'].map((digit) => digit.repeat(32));
  db.exec(`INSERT INTO case_uids VALUES (9, '${one}'); INSERT INTO person_uids (person_id, uid) VALUES (3, '${one}');
    INSERT INTO case_states (case_id, state, digests) VALUES (9, '${one}', '{}'), (9, '${other}', NULL);
    INSERT INTO bundle_undo VALUES (9, '${one}', '${one}', '{}', '{}');`);
  expect(() => db.exec(`INSERT INTO case_uids VALUES (8, 'x')`)).toThrow(/constraint/);
  expect(() => db.exec(`INSERT INTO case_states (case_id, state) VALUES (9, '${one}')`)).toThrow(/constraint/);
  db.exec('DELETE FROM cases WHERE id = 9');
  const left = ['case_uids', 'case_states', 'bundle_undo', 'person_uids'].map((table) =>
    db.prepare(`SELECT * FROM ${table}`).all(),
  );
  expect(left.map(({ length }) => length)).toEqual([0, 0, 0, 1]);
  db.close();
});
