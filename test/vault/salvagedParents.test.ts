import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filePath } from '#backend/vault/files.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import { all, sql } from '#backend/vault/sql.ts';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import { isMissing } from '#shared/doctor/loss.ts';
import { cleanApplication } from '#test/support/application.ts';
import { fullCase } from '#test/support/bundleDesks.ts';
import { type CaseDesk, keepCase } from '#test/support/caseDesk.ts';
import { closedOffice, finish } from '#test/support/closedOffice.ts';
import { eraseCases } from '#test/support/eraseCases.ts';
import { spoilPage } from '#test/support/spoilPage.ts';
import { testPassphrase } from '#test/support/vault.ts';
import { openBare } from '#test/support/vaultDatabase.ts';

const secret = { passphrase: testPassphrase };

type Office = Pick<CaseDesk, 'client' | 'desk' | 'vaultDir'>;

/** Breaks a page of each table, repairs, and opens what came of it; answers what was said. */
async function salvaged({ client, vaultDir }: Office, ...names: readonly string[]): Promise<string> {
  await client.vault.lock();
  for (const name of names) await spoilPage(vaultDir, name);
  await client.vault.unlock(secret);
  let said = '';
  for await (const event of (await client.doctor.examine({ repair: true })) as AsyncIterable<ExamineEvent>)
    if (event.type === 'mended') said += event.message;
  await client.vault.unlock(secret);
  return said;
}

const numbersIn = ({ desk }: Office) =>
  all<{ number: string }>(desk.vault().db, sql`SELECT number FROM cases ORDER BY number`).map(({ number }) => number);

const countOf = ({ desk }: Office, query: ReturnType<typeof sql>) =>
  all<{ count: number }>(desk.vault().db, query)[0]?.count;

/** What a look says of references. */
async function references({ client }: Office): Promise<string | undefined> {
  for await (const event of (await client.doctor.examine({})) as AsyncIterable<ExamineEvent>)
    if (event.type === 'found' && event.diagnosis.checkup === 'references') return event.diagnosis.state;
  return undefined;
}

it.each(['none', 'older'])('a broken page of the numbers given takes no case along, backup: %s', async (backup) => {
  await using office = await closedOffice();
  const { client, desk } = office;
  if (backup === 'older') for await (const _ of await client.backups.make({ to: null }));
  for (let more = 0; more < 3; more++) keepCase(desk, cleanApplication());
  const before = numbersIn(office);
  const materials = countOf(office, sql`SELECT count(*) AS count FROM materials`);
  expect(await salvaged(office, 'case_years')).toContain('没有少一个案件');
  expect(numbersIn(office)).toEqual(before);
  expect(countOf(office, sql`SELECT count(*) AS count FROM materials`)).toBe(materials);
  expect(keepCase(desk, cleanApplication())).toBe('2026-0006');
});

it('no number is given again whose case was erased, or was lost', async () => {
  await using office = await closedOffice();
  const { desk } = office;
  const last = keepCase(desk, cleanApplication());
  finish(office, last);
  await eraseCases(office, [last]);
  await salvaged(office, 'case_years');
  const next = keepCase(desk, cleanApplication());
  expect(next > last).toBe(true);
  await salvaged(office, 'case_years', 'cases');
  expect(keepCase(desk, cleanApplication()) > next).toBe(true);
});

it.each([
  ['subjects', ['样例独一文化有限公司']],
  ['mini_programs', ['样例独一馆', '样例独一文化有限公司']],
])('a broken page of %s that no backup has leaves every case, without its contents', async (table, names) => {
  await using office = await closedOffice();
  const { client, closed } = office;
  const before = numbersIn(office);
  const materials = countOf(office, sql`SELECT count(*) AS count FROM materials`);
  const letters = countOf(office, sql`SELECT count(*) AS count FROM letters`);
  const said = await salvaged(office, table);
  expect(said).toContain('但是内容不全');
  expect(said).toContain(`${table === 'subjects' ? '主体' : '小程序'} 2 条`);
  expect(said).not.toContain('没能救回的案件');
  expect(said).toMatch(/2 个案件的主体或小程序.*2026-0001、2026-0002/);
  expect(numbersIn(office)).toEqual(before);
  expect(countOf(office, sql`SELECT count(*) AS count FROM materials`)).toBe(materials);
  expect(countOf(office, sql`SELECT count(*) AS count FROM letters`)).toBe(letters);
  expect(await references(office)).toBe('fine');
  // What indexes hold stands in it again.
  const shown = JSON.stringify(await client.cases.open({ caseNumber: closed }));
  for (const name of names) expect(shown).toContain(name);
  const { salvaged: told } = await client.vault.status();
  expect(told && isMissing(told.loss)).toBe(true);
  expect(told?.loss.hollow).toEqual(before);
});

it('where no index tells whose a mini program was, its case gets one of nobody', async () => {
  await using office = await closedOffice();
  const { client, vaultDir } = office;
  const before = numbersIn(office);
  await client.vault.lock();
  const db = await openBare(vaultDir);
  const indexes = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'mini_programs'")
    .all();
  db.close();
  await client.vault.unlock(secret);
  const said = await salvaged(office, 'mini_programs', ...(indexes as { name: string }[]).map(({ name }) => name));
  expect(said).toMatch(/2 个案件的主体或小程序/);
  expect(numbersIn(office)).toEqual(before);
  expect(await references(office)).toBe('fine');
  for (const caseNumber of before) await client.cases.open({ caseNumber });
});

it('a broken page of what the desk has made takes no fixed picture along', async () => {
  await using office = await fullCase();
  const before = all(office.desk.vault().db, sql`SELECT file_id FROM fixes`);
  expect(before).toHaveLength(1);
  expect(await salvaged(office, 'made_files')).toContain('没有少一个案件');
  expect(all(office.desk.vault().db, sql`SELECT file_id FROM fixes`)).toEqual(before);
  expect(all(office.desk.vault().db, sql`SELECT id AS file_id FROM made_files`)).toEqual(before);
});

it('the file of a fixed picture whose row was lost is set aside, not deleted', async () => {
  await using office = await fullCase();
  const { desk, vaultDir } = office;
  const [fix] = all<{ id: string }>(desk.vault().db, sql`SELECT file_id AS id FROM fixes`);
  const { files, unclaimed } = vaultLayout(vaultDir);
  expect(existsSync(filePath(files, fix?.id ?? ''))).toBe(true);
  await salvaged(office, 'fixes');
  expect(countOf(office, sql`SELECT count(*) AS count FROM fixes`)).toBe(0);
  expect(existsSync(join(unclaimed, `${fix?.id}.age`))).toBe(true);
});

it('the names and phones of the office stay where only its address was lost', async () => {
  await using office = await closedOffice();
  const { client } = office;
  const before = await client.agency.get();
  expect(before.phones.length + before.staff.length).toBeGreaterThan(0);
  expect(await salvaged(office, 'agency')).toContain('机构资料');
  const after = await client.agency.get();
  expect([after.phones, after.staff]).toEqual([before.phones, before.staff]);
});

it('every reference that a row cannot be without, and is no part of, is known to the salvage', async () => {
  await using office = await closedOffice();
  await office.client.vault.lock();
  const db = await openBare(office.vaultDir);
  const rows = db
    .prepare(
      `SELECT tables.name || ' → ' || keys."table" AS reference
        FROM pragma_table_list AS tables
        JOIN pragma_foreign_key_list(tables.name) AS keys
        JOIN pragma_table_xinfo(tables.name) AS columns ON columns.name = keys."from"
        WHERE tables.type = 'table' AND keys.on_delete <> 'CASCADE' AND (columns."notnull" = 1 OR columns.pk > 0)
        ORDER BY reference`,
    )
    .all() as { reference: string }[];
  db.close();
  expect(rows.map(({ reference }) => reference)).toEqual([
    'cases → case_years',
    'cases → mini_programs',
    'fixes → made_files',
    // Nothing stands in for a picture: what it shows is in no index.
    'materials → scans',
    'mini_programs → subjects',
  ]);
});
