import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { receiptPages } from '#backend/erasure/receiptFile.ts';
import { addToErasureList } from '#backend/vault/erasure/erasureList.ts';
import { marksFor } from '#backend/vault/erasure/markOf.ts';
import { openSlot } from '#backend/vault/keySlots.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import { lossPrefix } from '#backend/vault/salvage/lossNotes.ts';
import { all, run, sql } from '#backend/vault/sql.ts';
import { putSetting } from '#backend/vault/store/settings.ts';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { sayLastSource } from '#shared/erasure/lastSource.ts';
import { passphraseFile } from '#test/support/cli.ts';
import { type ClosedOffice, closedOffice, finish } from '#test/support/closedOffice.ts';
import { eraseCases } from '#test/support/eraseCases.ts';
import { expectNothingLeft } from '#test/support/expectNothingLeft.ts';
import { ranHere } from '#test/support/ranHere.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { spoilPage } from '#test/support/spoilPage.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';
import { openBare } from '#test/support/vaultDatabase.ts';

const specimen = makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 320, height: 240 });
const secret = { passphrase: testPassphrase };

/** What a look tells of an earlier salvage. */
async function lossTold({ client }: Pick<ClosedOffice, 'client'>): Promise<Diagnosis | undefined> {
  let told: Diagnosis | undefined;
  for await (const event of await client.doctor.examine({}))
    if (event.type === 'found' && event.diagnosis.checkup === 'salvage') told = event.diagnosis;
  return told;
}

/** An office whose database broke and was saved; the broken one, and its log, are kept. */
async function salvagedOffice(): Promise<ClosedOffice & { readonly aside: string }> {
  const office = await closedOffice();
  const { client, vaultDir } = office;
  await client.vault.lock();
  await spoilPage(vaultDir, 'watched_files');
  await client.vault.unlock({ passphrase: testPassphrase });
  for await (const _ of await client.doctor.examine({ repair: true }));
  await client.vault.unlock({ passphrase: testPassphrase });
  const aside = vaultLayout(vaultDir).unclaimed;
  const [kept] = readdirSync(aside).filter((name) => /^desk\.db\..*\.spoilt$/.test(name));
  expect(kept).toBeDefined();
  writeFileSync(join(aside, `${kept}-wal`), 'what was saved last');
  return Object.assign(office, { aside });
}

it('a broken database that a salvage has kept goes with the first erasure, which says so before and after', async () => {
  await using office = await salvagedOffice();
  const { client, vaultDir, aside, closed } = office;
  const { counts } = await client.erasure.preview({ numbers: [closed] });
  expect(counts).toMatchObject({ brokenDatabases: 1 });
  const events = await eraseCases(office, [closed], 'own');
  const erased = events.find((event) => event.type === 'erased');
  expect(erased).toMatchObject({
    unfinished: null,
    erasure: { receipt: { counts: { brokenDatabases: 1 }, unclaimed: 0, unclaimedNames: [] } },
  });
  if (erased) expect(JSON.stringify(receiptPages(erased.erasure, null))).toContain('损坏');
  expect(readdirSync(aside)).toEqual([]);
  await client.vault.lock();
  await expectNothingLeft(vaultDir, office.pictures);
});

it('where none was kept none is counted', async () => {
  await using office = await closedOffice();
  const { counts } = await office.client.erasure.preview({ numbers: [office.closed] });
  expect(counts).toMatchObject({ brokenDatabases: 0 });
});

it('a database that a salvage has just kept stays where only marks were lost with it', async () => {
  await using office = await closedOffice();
  const { client, vaultDir, caseNumber } = office;
  await eraseCases(office, [office.closed], 'own');
  await client.vault.lock();
  rmSync(join(vaultDir, 'backups', 'copies'), { recursive: true, force: true });
  for (const table of ['erased_marks', 'persons']) await spoilPage(vaultDir, table);
  await client.vault.unlock(secret);
  for await (const _ of await client.doctor.examine({ repair: true }));
  const { unclaimed } = vaultLayout(vaultDir);
  const kept = readdirSync(unclaimed);
  for (let opening = 0; opening < 2; opening++) {
    await client.vault.unlock(secret);
    expect(readdirSync(unclaimed)).toEqual(kept);
    expect(await client.erasure.receipts()).toHaveLength(1);
    expect(await lossTold(office)).toMatchObject({ state: 'bad' });
    if (opening === 0) await client.vault.lock();
  }
  // Whoever erases on is told whose last rows go with it, and doctor does not forget what is missing.
  finish(office, caseNumber);
  const { lastSourceOf } = await client.erasure.preview({ numbers: [caseNumber] });
  expect(sayLastSource(lastSourceOf)).toMatch(/别的案件.*人员 2 条.*请先不要删除/);
  await client.vault.lock();
  await using away = await freshFolder();
  const file = await passphraseFile(away.path, testPassphrase);
  const asked = await ranHere(['erase', caseNumber, '--vault', vaultDir, '--passphrase-file', file]);
  expect(asked).toMatchObject({ code: 0, err: expect.stringMatching(/别的案件.*人员 2 条.*请先不要删除/) });
  await client.vault.unlock(secret);
  await eraseCases(office, [caseNumber], 'own');
  expect(readdirSync(unclaimed)).toEqual([]);
  const told = await lossTold(office);
  expect(told).toMatchObject({ state: 'note', message: expect.stringContaining('人员 2 条') });
  expect(told?.remedy).toContain('已经一起删除');
});

it('a list that knows more takes no kept database along, but for what is erased again', async () => {
  await using office = await salvagedOffice();
  const { client, vaultDir, aside, desk } = office;
  const kept = readdirSync(aside);
  const { id } = desk.vault();
  await addToErasureList(vaultDir, id, ['ab'.repeat(32)]);
  await client.vault.lock();
  await client.vault.unlock(secret);
  expect(readdirSync(aside)).toEqual(kept);
  await client.vault.lock();
  const [db, keys] = [await openBare(vaultDir), await openSlot(vaultDir, secret)];
  const [row] = db.prepare('SELECT number, created_at AS createdAt FROM cases WHERE number = ?').all(office.closed);
  db.close();
  const mark = marksFor(keys)({ kind: 'case', ...(row as { number: string; createdAt: string }) });
  await addToErasureList(vaultDir, id, [mark]);
  await client.vault.unlock(secret);
  expect(readdirSync(aside)).toEqual([]);
});

it('a folder that is called like a kept database keeps nothing from being erased, and is left alone', async () => {
  await using office = await closedOffice();
  const { client, vaultDir, closed } = office;
  const folder = join(vaultLayout(vaultDir).unclaimed, 'desk.db.2026.spoilt');
  mkdirSync(folder, { recursive: true });
  const events = await eraseCases(office, [closed], 'own');
  expect(events.find((event) => event.type === 'erased')).toMatchObject({
    unfinished: null,
    erasure: { receipt: { counts: { brokenDatabases: 0 } } },
  });
  await client.vault.lock();
  await client.vault.unlock(secret);
  expect(existsSync(folder)).toBe(true);
});

it('a file in the place of the folder for what nobody owns keeps no vault shut and nothing from being erased', async () => {
  await using office = await closedOffice();
  const { client, vaultDir, closed } = office;
  await client.vault.lock();
  const { files, unclaimed } = vaultLayout(vaultDir);
  rmSync(unclaimed, { recursive: true, force: true });
  writeFileSync(unclaimed, 'x');
  const stray = join(files, 'ab', `${'ab'.repeat(16)}.age`);
  writeFileSync(stray, 'x');
  await client.vault.unlock(secret);
  expect(existsSync(stray)).toBe(true);
  const events = await eraseCases(office, [closed], 'own');
  expect(events.find((event) => event.type === 'erased')).toMatchObject({ unfinished: null });
  await client.vault.lock();
  await client.vault.unlock(secret);
  expect(await client.cases.list()).toHaveLength(1);
});

it.each([
  ['stays', 'a row', [{ table: 'materials', count: 1 }]],
  ['stays', 'nobody can tell how many', [{ table: 'materials', count: null }]],
  ['goes', 'a row that tells of no owner', [{ table: 'watched_files', count: 1 }]],
  ['goes', 'nothing', []],
] as const)('what nobody holds %s with an erasure where a salvage lost %s', async (fate, _, missing) => {
  await using office = await closedOffice();
  const { client, desk, caseNumber, closed } = office;
  const files = [new File([new Uint8Array(await specimen)], '样例.jpg')];
  await client.materials.add({ caseNumber, slot: 'subjectOther', files, replace: false });
  const { materials } = await client.cases.open({ caseNumber });
  const [{ scanId = 0 } = {}] = materials;
  const { db } = desk.vault();
  // As a salvage leaves it that could not read which case has the picture.
  run(db, sql`DELETE FROM materials WHERE scan_id = ${scanId}`);
  run(db, sql`DELETE FROM case_traces WHERE part = 'scan' AND part_id = ${scanId}`);
  run(db, sql`UPDATE scans SET received_at = '2025-01-01T00:00:00.000Z' WHERE id = ${scanId}`);
  const note = { missing, emptied: 0, fromBackup: 0, cases: [], backup: null };
  const kept = 'desk.db.样例.spoilt';
  putSetting(db, lossPrefix + kept, JSON.stringify(note));
  const { unclaimed } = vaultLayout(office.vaultDir);
  mkdirSync(unclaimed, { recursive: true });
  writeFileSync(join(unclaimed, kept), 'a database');
  await eraseCases(office, [closed]);
  expect(all(db, sql`SELECT id FROM scans WHERE id = ${scanId}`)).toHaveLength(fate === 'stays' ? 1 : 0);
});
