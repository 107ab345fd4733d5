import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { filePath } from '#backend/vault/files.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import { all, sql } from '#backend/vault/sql.ts';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { cleanApplication } from '#test/support/application.ts';
import { type CaseDesk, keepCase } from '#test/support/caseDesk.ts';
import { type ClosedOffice, closedOffice } from '#test/support/closedOffice.ts';
import { eraseCases } from '#test/support/eraseCases.ts';
import { spoilPage } from '#test/support/spoilPage.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';
import { openBare } from '#test/support/vaultDatabase.ts';

const secret = { passphrase: testPassphrase };

/** Looks the vault over; what was found and said. Throws what it ends with. */
async function examined({ client }: Pick<CaseDesk, 'client'>, repair: boolean) {
  const found: Diagnosis[] = [];
  const said: string[] = [];
  for await (const event of (await client.doctor.examine({ repair })) as AsyncIterable<ExamineEvent>) {
    if (event.type === 'found') found.push(event.diagnosis);
    if (event.type === 'mended') said.push(event.message);
  }
  return { found, said: said.join('\n') };
}

const stateOf = (found: readonly Diagnosis[], checkup: Diagnosis['checkup']) =>
  found.find((each) => each.checkup === checkup)?.state;

async function receiptsOf({ client }: ClosedOffice) {
  return (await client.erasure.receipts()).map(({ finishedAt }) => finishedAt !== null);
}

it('an erasure that a broken page has stopped ends no salvage, and the next opening finishes it', async () => {
  await using office = await closedOffice();
  const { client, vaultDir, closed } = office;
  await client.vault.lock();
  await spoilPage(vaultDir, 'case_years');
  await client.vault.unlock(secret);
  const events = await eraseCases(office, [closed]);
  expect(events.find(({ type }) => type === 'erased')).toMatchObject({ unfinished: expect.anything() });
  const { said } = await examined(office, true);
  expect(said).toContain('读得出来的都已救到新的数据库里');
  expect(said).toContain('没有做完的永久删除，会在重新打开资料库时接着做完');
  // No log beside the one that is kept: pages of before the erasure would stand in it.
  expect(readdirSync(vaultLayout(vaultDir).unclaimed).map((name) => name.endsWith('.spoilt'))).toEqual([true]);
  await client.vault.unlock(secret);
  expect(await receiptsOf(office)).toEqual([true]);
  const { found } = await examined(office, false);
  expect(stateOf(found, 'erasures')).toBe('fine');
  expect((await client.cases.list()).map(({ number }) => number)).toEqual([office.caseNumber]);
});

it('a page that breaks after an erasure was broken off is mended, and nothing of what was erased comes back', async () => {
  await using office = await closedOffice();
  const { client, vaultDir, closed } = office;
  for await (const _ of await client.backups.make({ to: null }));
  await eraseCases(office, [closed], 'own');
  await client.vault.lock();
  const db = await openBare(vaultDir);
  db.exec('UPDATE erasures SET finished_at = NULL');
  db.close();
  await spoilPage(vaultDir, 'persons');
  await client.vault.unlock(secret);
  expect((await examined(office, true)).said).toContain('读得出来的都已救到新的数据库里');
  await client.vault.unlock(secret);
  expect(await receiptsOf(office)).toEqual([true]);
  expect(await client.cases.list()).toHaveLength(1);
});

it.each(['scans', 'letters'])(
  'an original of %s that is missing as well ends no salvage, and comes back',
  async (from) => {
    await using office = await closedOffice();
    await using disk = await freshFolder();
    const { client, vaultDir, desk } = office;
    for await (const _ of await client.backups.make({ to: disk.path }));
    const { db } = desk.vault();
    const [file] = all<{ id: string }>(
      db,
      from === 'scans' ? sql`SELECT file_id AS id FROM scans` : sql`SELECT file_id AS id FROM letters`,
    );
    await client.vault.lock();
    rmSync(filePath(vaultLayout(vaultDir).files, file?.id ?? ''));
    await spoilPage(vaultDir, 'fixes');
    await client.vault.unlock(secret);
    const { said } = await examined(office, true);
    expect(said).toContain('读得出来的都已救到新的数据库里');
    const waits = !said.includes('取回了 1 份原件');
    if (waits) expect(said).toContain('请在重新打开以后再修复一次');
    await client.vault.unlock(secret);
    if (waits) expect((await examined(office, true)).said).toContain('取回了 1 份原件');
    expect(stateOf((await examined(office, false)).found, 'originals')).toBe('fine');
  },
);

/** The folder of a backup elsewhere that has lost its record and looks as if it had been broken off. */
async function withoutRecord({ client }: ClosedOffice, to: string): Promise<string> {
  let folder = '';
  for await (const event of await client.backups.make({ to })) if (event.type === 'made') folder = event.backup.folder;
  rmSync(join(folder, 'backup.json'));
  return folder;
}

it('a backup without its record is no half to clear away while the database is broken: it has what was lost', async () => {
  await using office = await closedOffice();
  await using disk = await freshFolder();
  const { client, vaultDir, desk } = office;
  const folder = await withoutRecord(office, disk.path);
  const late = keepCase(desk, cleanApplication());
  const before = (await client.cases.list()).map(({ number }) => number).filter((number) => number !== late);
  await client.vault.lock();
  await spoilPage(vaultDir, 'cases');
  await client.vault.unlock(secret);
  // Nor by a backup that is asked for meanwhile, and cannot be made.
  await expect(
    (async () => {
      for await (const _ of await client.backups.make({ to: disk.path }));
    })(),
  ).rejects.toMatchObject({ code: 'vaultDamaged' });
  const { found, said } = await examined(office, true);
  expect(found.find(({ checkup }) => checkup === 'locks')?.mend ?? '').not.toContain('清掉');
  expect(said).not.toContain('清掉');
  expect(said).toContain('用了备份里的');
  expect(readdirSync(join(folder, '..'))).toContain(basename(folder));
  await client.vault.unlock(secret);
  expect((await client.cases.list()).map(({ number }) => number)).toEqual(before);
  // What was taken from it cannot be restored from there: it is not named as a backup to do so with.
  const told = (await examined(office, false)).found.find(({ checkup }) => checkup === 'salvage');
  expect(told?.remedy).not.toContain(folder);
  expect(told?.remedy).toContain('没有做完的备份');
});

it('a newer one that was broken off is taken from, and the sound one before it is named to be restored', async () => {
  await using office = await closedOffice();
  await using disk = await freshFolder();
  const { client, vaultDir, desk } = office;
  let sound = '';
  for await (const event of await client.backups.make({ to: disk.path }))
    if (event.type === 'made') sound = event.backup.folder;
  const late = keepCase(desk, cleanApplication());
  await using other = await freshFolder();
  await withoutRecord(office, other.path);
  await client.vault.lock();
  await spoilPage(vaultDir, 'cases');
  await client.vault.unlock(secret);
  await examined(office, true);
  await client.vault.unlock(secret);
  expect((await client.cases.list()).map(({ number }) => number)).toContain(late);
  const told = (await examined(office, false)).found.find(({ checkup }) => checkup === 'salvage');
  expect(told?.remedy).toContain(sound);
});
