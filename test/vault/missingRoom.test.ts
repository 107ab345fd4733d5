import { randomBytes } from 'node:crypto';
import { mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endOf } from '#backend/jobs/endOf.ts';
import { ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { roomFor } from '#backend/vault/backups/missingRoom.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import { createVault, type Vault } from '#backend/vault/openVault.ts';
import { insertScan } from '#backend/vault/store/scans.ts';
import { backupsAt } from '#test/support/backupsAt.ts';
import { beian, passphraseFile, temporaryFolder } from '#test/support/cli.ts';
import { needsRoot, smallDisk } from '#test/support/smallDisk.ts';
import { specimenFacts } from '#test/support/specimenRows.ts';
import { freshFolder, freshVault, testClock, testPassphrase, testWorkFactor } from '#test/support/vault.ts';

const clock = testClock('2026-11-28T01:00:00.000Z');
const { backUp, restore } = backupsAt(clock);

/** Twelve originals of 300 KB, some 3.6 MB together. */
async function fill({ db, files }: Vault): Promise<void> {
  for (let at = 0; at < 12; at++) {
    const { id: fileId, sha256, bytes } = await files.put(randomBytes(300_000));
    const facts = { ...specimenFacts, name: `样例 ${at}.jpg`, sha256, bytes };
    insertScan(db, { fileId, origin: null, facts, receivedAt: '2026-11-28T01:00:00.000Z' });
  }
}

/** Kilobytes of disk a person is told to free, rounded up to what the sentence shows. */
async function askedFor(work: Promise<unknown>): Promise<number> {
  const message = await work.then(
    () => 'nothing was refused',
    ({ message: told }: Error) => told,
  );
  return kilobytesIn(message);
}

function kilobytesIn(message: string): number {
  const [, figure, unit] = /磁盘空间不够，还差约 ([\d.]+) (KB|MB)/.exec(message) ?? [];
  expect(figure, message).toBeDefined();
  return Math.ceil(Number(figure) * (unit === 'MB' ? 1024 : 1));
}

const freeKilobytes = (path: string) => {
  const { bavail, bsize } = statfsSync(path);
  return (bavail * bsize) / 1024;
};

for (const free of [0, 2500])
  test(`with ${free} KB free, a backup asks for all the room that is missing; with so much more it is made`, async ({
    skip,
  }) => {
    await using disk = await smallDisk(16_384);
    if (!disk) return skip(needsRoot);
    await using desk = await freshVault();
    await fill(desk.vault);
    const place = join(disk.path, '备份');
    mkdirSync(place);
    disk.leave(free);
    const more = await askedFor(backUp(desk.vault, place));
    // About the whole, and never far more.
    expect(more + free).toBeGreaterThan(3500);
    expect(more + free).toBeLessThan(6000);
    disk.leave(freeKilobytes(disk.path) + more);
    expect(await backUp(desk.vault, place)).toMatchObject({ files: 12, lost: [] });
  });

test('a backup within the vault asks for room for its database alone, whatever the originals take', async ({
  skip,
}) => {
  await using disk = await smallDisk(16_384);
  if (!disk) return skip(needsRoot);
  const dir = join(disk.path, '资料库');
  const { vault } = await createVault({ dir, passphrase: testPassphrase, now: clock(), workFactor: testWorkFactor });
  await fill(vault);
  disk.leave(20);
  const place = ownBackupPlace(vaultLayout(dir).backups);
  const make = () => endOf(vault.backUp({ place, kind: 'manual', now: clock() }));
  const more = await askedFor(make());
  expect(more).toBeLessThan(2000);
  disk.leave(freeKilobytes(disk.path) + more);
  expect(await make()).toMatchObject({ files: 12 });
  vault.close();
});

for (const free of [0, 1000])
  test(`with ${free} KB free, a restoring asks for all the room that is missing, in the same words on the command line`, async ({
    skip,
  }) => {
    await using disk = await smallDisk(16_384);
    if (!disk) return skip(needsRoot);
    await using desk = await freshVault();
    await using away = await freshFolder();
    await fill(desk.vault);
    const { folder } = await backUp(desk.vault, away.path);
    const into = join(disk.path, '资料库');
    disk.leave(free);
    const more = await askedFor(restore({ from: folder, into }));
    expect(more + free).toBeGreaterThan(3500);
    expect(more + free).toBeLessThan(6000);
    await using home = await temporaryFolder();
    const secret = await passphraseFile(home.path, testPassphrase);
    const words = ['restore', folder, '--into', into, '--passphrase-file', secret];
    const refused = await beian(words, { env: { HOME: home.path } });
    expect(refused.code).toBe(3);
    expect(Math.abs(kilobytesIn(refused.err) - more)).toBeLessThan(400);
    disk.leave(freeKilobytes(disk.path) + kilobytesIn(refused.err));
    expect(await restore({ from: folder, into })).toMatchObject({ files: 12, lost: [] });
  });

test('room is counted in whole blocks, and never less than the bytes', () => {
  for (const size of [0, 1, 4096, 4097, 300_000]) expect(roomFor([size])).toBeGreaterThan(size);
  expect(roomFor([1, 1]) - roomFor([1])).toBeGreaterThan(4096);
});
