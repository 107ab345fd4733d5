import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace, listBackups } from '#backend/vault/backups/backupFolder.ts';
import { openSlot } from '#backend/vault/keySlots.ts';
import { DeskError } from '#shared/api/errors.ts';
import { cleanApplication } from '#test/support/application.ts';
import { type FreshDesk, freshDesk, keepCase } from '#test/support/caseDesk.ts';
import { checkedPackage } from '#test/support/checkedPackage.ts';
import { dumpVault } from '#test/support/dumpVault.ts';
import { needsRoot, smallDisk } from '#test/support/smallDisk.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { testPassphrase } from '#test/support/vault.ts';

const caseNumber = '2026-0001';
const otherPassphrase = '样例口令 另一句';
const licence = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 800, height: 600 });

/** A desk with a case; its vault lies in this folder, or in one of its own. */
async function deskIn(dir?: string): Promise<FreshDesk> {
  const fresh = await freshDesk(dir === undefined ? {} : { vaultDir: join(dir, 'vault') });
  await fresh.client.vault.create({ passphrase: testPassphrase });
  keepCase(fresh.desk, cleanApplication());
  return fresh;
}

let stamp = 0;
/** Takes in another licence: the same picture with another ending. */
async function take({ client }: FreshDesk): Promise<number> {
  stamp += 1;
  const bytes = Buffer.concat([licence, Buffer.from(`样例 ${stamp}`)]);
  const files = [new File([new Uint8Array(bytes)], '样例执照.jpg')];
  const { opened } = await client.materials.add({ caseNumber, slot: 'subjectCertificate', files, replace: true });
  return opened.materials.length;
}

const changePassphrase = ({ client }: FreshDesk, from: string, to: string) =>
  client.vault.changePassphrase({ secret: { passphrase: from }, passphrase: to });

async function pack({ client }: FreshDesk, folder: string, as: 'folder' | 'zip' = 'folder'): Promise<void> {
  const target = { to: 'folder', folder, as } as const;
  const wish = { caseNumber, profile: 'wechat-default', override: '样例：试一试', target };
  for await (const event of await client.packages.make(wish)) if (event.type === 'refused') throw new Error('refused');
}

async function backUp({ client }: FreshDesk, to: string): Promise<void> {
  for await (const _ of await client.backups.make({ to }));
}

/** What a person is told: a sentence without a word of the system, and what to do. */
async function told(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('nothing was refused'),
    (caught: unknown) => caught,
  );
  const { code, message } = error as { code?: string; message: string };
  expect([code, message]).toEqual(['cannotWrite', message]);
  const data = error instanceof DeskError ? error : ((error as { data?: { remedy: string } }).data ?? { remedy: '' });
  expect(data.remedy).toMatch(/磁盘空间/);
  expect(message).toMatch(/^无法写入：/);
  expect(message).not.toMatch(/ENOSPC|EROFS|SQLITE/);
  return message;
}
const missingRoom = /磁盘空间不够，还差约 [\d.]+ (?:KB|MB)$/;
/** Where nobody can tell how much will be written. */
const leastRoom = /磁盘空间不够，只剩 [\d.]+ (?:字节|KB|MB)，请至少再腾出 [\d.]+ (?:KB|MB)$/;

/** Kilobytes a person is asked to free. */
function askedFor(message: string): number {
  const [, figure, unit] = /([\d.]+) (KB|MB)$/.exec(message) ?? [];
  return Math.ceil(Number(figure) * (unit === 'MB' ? 1024 : 1));
}

test('the disk of the vault is full: said with what is missing, nothing lost, and it goes on with room', async ({
  skip,
}) => {
  await using disk = await smallDisk(16_384);
  if (!disk) return skip(needsRoot);
  await using desk = await deskIn(disk.path);
  await take(desk);
  disk.leave(40);
  expect(await told(take(desk))).toMatch(missingRoom);
  expect((await desk.client.cases.open({ caseNumber })).materials).toHaveLength(1);
  disk.leave(0);
  const passphrase = await told(changePassphrase(desk, testPassphrase, otherPassphrase));
  expect(passphrase).toMatch(new RegExp(`${missingRoom.source}|${leastRoom.source}`));
  await openSlot(desk.vaultDir, { passphrase: testPassphrase });
  disk.leave(askedFor(passphrase));
  await changePassphrase(desk, testPassphrase, otherPassphrase);
  disk.leave(null);
  expect(await take(desk)).toBe(1);
  await changePassphrase(desk, otherPassphrase, testPassphrase);
  desk.desk.lockVault();
  await dumpVault(desk.vaultDir);
});

test('a field that is left while the disk is full: said with the room it takes, and saved as soon as that is there', async ({
  skip,
}) => {
  await using disk = await smallDisk(16_384);
  if (!disk) return skip(needsRoot);
  await using desk = await deskIn(disk.path);
  const field = 'miniProgram.comment';
  const saved = async () => (await desk.client.cases.open({ caseNumber })).application.miniProgram.comment;
  const save = async (value: string) =>
    desk.client.cases.edit({ caseNumber, edits: [{ field, value, expected: await saved() }] });
  disk.leave(0);
  let refused: string | null = null;
  // What the database has taken on the disk already is written over first.
  for (let at = 0; refused === null && at < 1000; at++) {
    const before = await saved();
    const value = `样例备注 ${at}`;
    const error = await save(value).then(
      () => null,
      (caught: unknown) => caught,
    );
    expect(await saved()).toBe(error === null ? value : before);
    if (error !== null) refused = await told(Promise.reject(error));
  }
  expect(refused).toMatch(leastRoom);
  disk.leave(askedFor(refused ?? ''));
  await save('样例备注');
  expect(await saved()).toBe('样例备注');
});

test('a vault on a full disk opens, shows its cases and is examined; with room everything goes on', async ({
  skip,
}) => {
  await using disk = await smallDisk(16_384);
  if (!disk) return skip(needsRoot);
  await using desk = await deskIn(disk.path);
  await take(desk);
  desk.desk.lockVault();
  disk.leave(0);
  await desk.client.vault.unlock({ passphrase: testPassphrase });
  expect((await desk.client.cases.list()).map(({ number }) => number)).toEqual([caseNumber]);
  const opened = await desk.client.cases.open({ caseNumber });
  expect(opened.materials).toHaveLength(1);
  const states: string[] = [];
  for await (const event of await desk.client.doctor.examine({}))
    if (event.type === 'found') states.push(`${event.diagnosis.checkup} ${event.diagnosis.state}`);
  expect(states).toContain('database fine');
  expect(states).toContain('space bad');
  desk.desk.lockVault();
  await desk.client.vault.unlock({ passphrase: testPassphrase });
  disk.leave(null);
  expect(await take(desk)).toBe(1);
  // What could not be written down for want of room is written down by now: it was made, and opened since.
  await desk.client.cases.open({ caseNumber });
  const { entries } = await desk.client.access.list({});
  expect(entries.filter(({ kind }) => kind === 'unlock')).toHaveLength(2);
});

test('the disk of the copies is full: no half package or backup, said with what is missing, and it goes on with room', async ({
  skip,
}) => {
  await using disk = await smallDisk(4096);
  if (!disk) return skip(needsRoot);
  await using home = await deskIn();
  await take(home);
  for (const [name, work] of [
    ['包', () => pack(home, join(disk.path, '包'))],
    ['备份', () => backUp(home, join(disk.path, '备份'))],
  ] as const) {
    mkdirSync(join(disk.path, name));
    disk.leave(150);
    expect(await told(work()), name).toMatch(missingRoom);
    const place = backupPlace(join(disk.path, '备份'), home.desk.vault().id);
    expect(await listBackups(place)).toEqual([]);
    disk.leave(null);
    await work();
  }
  const { packages, ok } = await checkedPackage(home.client, { path: join(disk.path, '包') });
  expect([ok, packages.length]).toEqual([true, 1]);
  expect(await home.client.backups.find({ folder: join(disk.path, '备份') })).toHaveLength(1);
});

test('a disk that fills while one ZIP of many cases is written: that is said, and nothing of it stays', async ({
  skip,
}) => {
  await using disk = await smallDisk(4096);
  if (!disk) return skip(needsRoot);
  await using home = await deskIn();
  await take(home);
  const target = { to: 'folder', folder: disk.path, as: 'zip', name: '全部', replace: false } as const;
  const wish = { cases: [caseNumber], profile: 'wechat-default', override: '样例：试一试', target };
  disk.leave(60);
  const work = async () => {
    for await (const _ of await home.client.packages.makeMany(wish));
  };
  const refused = await told(work());
  expect(refused).toMatch(missingRoom);
  expect(readdirSync(disk.path)).toEqual(['filler']);
  disk.leave(60 + askedFor(refused));
  await work();
  expect(readdirSync(disk.path)).toEqual(['filler', '全部.zip']);
});

test('a package as ZIP asks for all that is missing, however far it came', async ({ skip }) => {
  await using disk = await smallDisk(4096);
  if (!disk) return skip(needsRoot);
  await using home = await deskIn();
  await take(home);
  for (const free of [0, 60]) {
    disk.leave(free);
    const refused = await told(pack(home, disk.path, 'zip'));
    expect(refused).toMatch(missingRoom);
    expect(readdirSync(disk.path)).toEqual(['filler']);
    disk.leave(free + askedFor(refused));
    await pack(home, disk.path, 'zip');
    for (const name of readdirSync(disk.path)) if (name !== 'filler') rmSync(join(disk.path, name));
  }
});

test('a read-only disk is said so, and serves when it can be written', async ({ skip }) => {
  await using disk = await smallDisk(4096);
  if (!disk) return skip(needsRoot);
  await using home = await deskIn();
  const place = backupPlace(join(disk.path, '备份'), home.desk.vault().id);
  disk.makeReadOnly();
  const work = [
    () => pack(home, join(disk.path, '包')),
    () => endOf(home.desk.vault().backUp({ place, kind: 'manual', now: new Date() })),
  ];
  for (const each of work) await told(each());
  disk.makeWritable();
  for (const each of work) await each();
  expect((await checkedPackage(home.client, { path: join(disk.path, '包') })).ok).toBe(true);
  expect(await listBackups(place)).toHaveLength(1);
});

test('a folder that vanishes while the vault is open is said so; once it is back everything is there', async () => {
  await using home = await deskIn();
  await take(home);
  const away = `${home.vaultDir}-away`;
  renameSync(home.vaultDir, away);
  expect(await told(take(home))).toMatch(/文件夹不见了/);
  const changing = changePassphrase(home, testPassphrase, otherPassphrase);
  await expect(changing).rejects.toMatchObject({ code: 'vaultMissing' });
  renameSync(away, home.vaultDir);
  expect(await take(home)).toBe(1);
  home.desk.lockVault();
  await dumpVault(home.vaultDir);
});
