import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { vaultLayout } from '#backend/vault/layout.ts';
import type { ListedCase } from '#shared/api/cases.ts';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { cleanApplication } from '#test/support/application.ts';
import { type CaseDesk, caseDesk, keepCase } from '#test/support/caseDesk.ts';
import { beian, passphraseFile } from '#test/support/cli.ts';
import { everyCase } from '#test/support/everyCase.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { spoilPage } from '#test/support/spoilPage.ts';
import { testPassphrase } from '#test/support/vault.ts';

/** Three cases and a backup on another disk; then one page of the database is spoilt. */
async function officeWith(spoilt: string) {
  const desk = await caseDesk();
  for (let more = 0; more < 2; more++) keepCase(desk.desk, cleanApplication());
  const whole = await desk.client.cases.list();
  const disk = join(desk.folder, '移动硬盘');
  let backup = '';
  for await (const event of await desk.client.backups.make({ to: disk }))
    if (event.type === 'made') backup = event.backup.folder;
  await desk.client.vault.lock();
  await spoilPage(desk.vaultDir, spoilt);
  return { desk, whole, backup, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() };
}

/** What a repair says it did. */
async function repaired({ client }: CaseDesk): Promise<string> {
  const mended: string[] = [];
  for await (const event of (await client.doctor.examine({ repair: true })) as AsyncIterable<ExamineEvent>)
    if (event.type === 'mended') mended.push(event.message);
  return mended.join('');
}

async function diagnoses({ client }: CaseDesk): Promise<Diagnosis[]> {
  const found: Diagnosis[] = [];
  try {
    for await (const event of (await client.doctor.examine({})) as AsyncIterable<ExamineEvent>)
      if (event.type === 'found') found.push(event.diagnosis);
  } catch (error) {
    expect(error).toMatchObject({ code: 'vaultDamaged' });
  }
  return found;
}

it.each<[string, (whole: readonly ListedCase[]) => unknown, string[]]>([
  // A cache: everything is judged anew.
  ['judgements', (whole) => whole, []],
  // What the office has set of its own: the rules that came with the program count instead.
  ['agency', (whole) => whole, []],
  // Nobody can tell what happened to a case, nor where it stands since when.
  ['case_events', () => [], ['2026-0001', '2026-0002', '2026-0003']],
  ['cases', () => [], ['2026-0001', '2026-0002', '2026-0003']],
])('with a broken page in %s what can be read is listed, and the way out is named', async (table, listed, numbers) => {
  await using office = await officeWith(table);
  const { desk, whole, backup } = office;
  await desk.client.vault.unlock({ passphrase: testPassphrase });
  expect(await desk.client.cases.list()).toEqual(listed(whole));
  const { damage } = await desk.client.cases.find(everyCase);
  expect(damage).toMatchObject({ unnumbered: 0, backup: { folder: backup } });
  expect(damage?.numbers.toSorted()).toEqual(numbers);
  const found = await diagnoses(desk);
  const wayOut = found.find(({ checkup }) => checkup === 'wayOut');
  expect(wayOut?.remedy).toContain(`restore "${backup}" --into`);
});

it.each(['made_files', 'fixes', 'erased_marks', 'settings'])(
  'a broken page in %s keeps nobody out, and no file is cleared away for it',
  async (table) => {
    await using office = await officeWith(table);
    const { desk, whole } = office;
    const files = () => [...folderBytes(join(desk.vaultDir, 'files')).keys()];
    const before = files();
    await desk.client.vault.unlock({ passphrase: testPassphrase });
    expect((await desk.client.cases.list()).map(({ number }) => number)).toEqual(whole.map(({ number }) => number));
    expect(files()).toEqual(before);
  },
);

it('the command line lists what it can, names the backup, and ends with 1', async () => {
  await using office = await officeWith('cases');
  const { desk, backup } = office;
  const secret = await passphraseFile(desk.folder, testPassphrase);
  const listed = await beian(['case', 'list', '--vault', desk.vaultDir, '--passphrase-file', secret]);
  expect(listed.code).toBe(1);
  expect(listed.err).toContain('2026-0001');
  expect(listed.err).toContain(backup);
});

it.each(['judgements', 'cases', 'persons', 'access_log', 'settings'])(
  'a repair makes a new database of one with a broken page in %s: nothing is missing that stands in it or in the backup',
  async (table) => {
    await using office = await officeWith(table);
    const { desk, whole } = office;
    await desk.client.vault.unlock({ passphrase: testPassphrase });
    const late = table === 'judgements' ? keepCase(desk.desk, cleanApplication()) : null;
    // Nothing tells how many settings there were.
    expect(await repaired(desk)).toContain(
      table === 'settings' ? '可能少了、也看不出少了多少的：设置' : '没有少一个案件',
    );
    expect(await desk.client.vault.status()).toMatchObject({ state: 'locked' });
    const kept = readdirSync(join(desk.vaultDir, 'files', 'unclaimed'));
    expect(kept.filter((name) => name.endsWith('.spoilt'))).toHaveLength(1);
    await desk.client.vault.unlock({ passphrase: testPassphrase });
    const listed = await desk.client.cases.list();
    expect(listed.filter(({ number }) => number !== late)).toEqual(whole);
    // Done after the backup, and on a page that is whole.
    if (late !== null) expect(listed.map(({ number }) => number)).toContain(late);
    const bad = (await diagnoses(desk)).filter(({ state }) => state === 'bad').map(({ checkup }) => checkup);
    expect(bad.filter((each) => !['backups', 'space'].includes(each))).toEqual([]);
    await desk.client.cases.open({ caseNumber: desk.caseNumber });
  },
);

it('what was lost and is in no backup is named, and what belongs to it goes along', async () => {
  const desk = await caseDesk();
  await using _ = desk;
  await desk.client.vault.lock();
  await spoilPage(desk.vaultDir, 'cases');
  await desk.client.vault.unlock({ passphrase: testPassphrase });
  const said = await repaired(desk);
  expect(said).toContain(`没能救回的案件：${desk.caseNumber}`);
  await desk.client.vault.unlock({ passphrase: testPassphrase });
  expect(await desk.client.cases.list()).toEqual([]);
  expect((await diagnoses(desk)).find(({ checkup }) => checkup === 'references')?.state).toBe('fine');
});

it('a salvage that was killed between its two steps is finished by the next opening', async () => {
  await using desk = await caseDesk();
  await desk.client.vault.lock();
  const { database, salvaged } = vaultLayout(desk.vaultDir);
  renameSync(database, salvaged);
  await desk.client.vault.unlock({ passphrase: testPassphrase });
  expect(await desk.client.cases.list()).toHaveLength(1);
  await desk.client.vault.lock();
  writeFileSync(salvaged, 'half');
  await desk.client.vault.unlock({ passphrase: testPassphrase });
  expect(existsSync(salvaged)).toBe(false);
  expect(await desk.client.cases.list()).toHaveLength(1);
});
