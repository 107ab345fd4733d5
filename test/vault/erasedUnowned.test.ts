import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { receiptPages } from '#backend/erasure/receiptFile.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import { all, run, sql } from '#backend/vault/sql.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { sayUnowned } from '#shared/erasure/receipt.ts';
import { cleanApplication } from '#test/support/application.ts';
import { passphraseFile } from '#test/support/cli.ts';
import { type ClosedOffice, closedOffice, finish, goneClient, gonePerson } from '#test/support/closedOffice.ts';
import { eraseCases } from '#test/support/eraseCases.ts';
import { expectNothingLeft } from '#test/support/expectNothingLeft.ts';
import { ranHere } from '#test/support/ranHere.ts';
import { spoilPage } from '#test/support/spoilPage.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

const former = '样例前任';
const secret = { passphrase: testPassphrase };

/** An office of which the page of a table broke, without a backup, and that was saved. */
async function salvagedOffice(table: string): Promise<ClosedOffice> {
  const office = await closedOffice();
  const { client, vaultDir } = office;
  await client.vault.lock();
  rmSync(join(vaultDir, 'backups', 'copies'), { recursive: true, force: true });
  await spoilPage(vaultDir, table);
  await client.vault.unlock(secret);
  for await (const _ of await client.doctor.examine({ repair: true }));
  await client.vault.unlock(secret);
  return office;
}

/** As if all there is had come long ago: whatever is nobody's for a day only may be about to be put back. */
function age({ desk }: ClosedOffice): void {
  const { db } = desk.vault();
  run(db, sql`UPDATE scans SET received_at = '2025-01-01T00:00:00.000Z'`);
  run(db, sql`UPDATE persons SET updated_at = '2025-01-01T00:00:00.000Z'`);
}

const receiptIn = (events: Awaited<ReturnType<typeof eraseCases>>) =>
  events.flatMap((event) => (event.type === 'erased' ? event.erasure : []))[0];
const scansNamed = ({ desk }: ClosedOffice, name: string) =>
  all(desk.vault().db, sql`SELECT id FROM scans WHERE name LIKE ${name}`);

it('what nobody can be told to own since a salvage is counted before and after, and goes only where somebody says so', async () => {
  await using office = await salvagedOffice('case_traces');
  await using away = await freshFolder();
  const { client, closed, caseNumber, vaultDir, desk } = office;
  const [person] = cleanApplication(goneClient).persons;
  if (person) insertPerson(desk.vault().db, { ...person, ...gonePerson, name: former });
  const { kept } = await client.erasure.preview({ numbers: [closed] });
  expect(kept).toMatchObject({ unowned: { persons: 1, scans: 1 } });
  expect(sayUnowned(kept, 'before')).toMatch(/人员 1，扫描件 1.*不会一起删除.*勾选/);
  await client.vault.lock();
  const file = await passphraseFile(away.path, testPassphrase);
  const asked = await ranHere(['erase', closed, '--vault', vaultDir, '--passphrase-file', file]);
  expect(asked).toMatchObject({ code: 0, err: expect.stringMatching(/人员 1，扫描件 1.*不会一起删除.*--unowned/s) });
  await client.vault.unlock(secret);
  const erasure = receiptIn(await eraseCases(office, [closed], 'own'));
  expect(erasure).toMatchObject({ receipt: { kept: { unowned: { persons: 1, scans: 1 } } } });
  expect(erasure && JSON.stringify(receiptPages(erasure, null))).toMatch(
    /人员 1，扫描件 1.*这次没有删除.*下一次永久删除案件时，可以勾选/,
  );
  expect(scansNamed(office, '%换下%')).toHaveLength(1);
  finish(office, caseNumber);
  age(office);
  // Whatever became of the broken database: pictures of cases that are worked on are among it.
  expect((await client.erasure.preview({ numbers: [caseNumber] })).kept).toMatchObject({ unowned: { persons: 1 } });
  const meant = { numbers: [caseNumber], unowned: true };
  expect((await client.erasure.preview(meant)).kept).not.toHaveProperty('unowned');
  for await (const _ of await client.erasure.erase(meant));
  await client.vault.lock();
  await expectNothingLeft(vaultDir, office.pictures);
});

it('does not go because the broken database was moved away or is not in a restored vault', async () => {
  await using office = await salvagedOffice('case_traces');
  const { client, closed, vaultDir, folder } = office;
  age(office);
  const { unclaimed } = vaultLayout(vaultDir);
  mkdirSync(join(folder, '别处'));
  for (const name of readdirSync(unclaimed)) renameSync(join(unclaimed, name), join(folder, '别处', name));
  expect((await client.erasure.preview({ numbers: [closed] })).kept).toMatchObject({ unowned: { scans: 1 } });
  await eraseCases(office, [closed], 'own');
  expect(scansNamed(office, '%换下%')).toHaveLength(1);
});

it('where a salvage lost nothing that tells whose a thing is, it goes as ever', async () => {
  await using office = await salvagedOffice('watched_files');
  const { client, closed, vaultDir } = office;
  expect((await client.erasure.preview({ numbers: [closed] })).kept).not.toHaveProperty('unowned');
  await eraseCases(office, [closed], 'own');
  await client.vault.lock();
  await expectNothingLeft(vaultDir, office.pictures);
});
