import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keepBackups } from '#backend/backups/keepBackups.ts';
import { backupPlace, listBackups, ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { putSetting } from '#backend/vault/store/settings.ts';
import { cleanApplication } from '#test/support/application.ts';
import { caseDesk, keepCase } from '#test/support/caseDesk.ts';
import { freshFolder, freshVault, testPassphrase } from '#test/support/vault.ts';

/** A desk that stays open: `moments` are the times at which it looks whether a backup is due. */
async function keepThrough(
  desk: Awaited<ReturnType<typeof freshVault>>,
  moments: readonly string[],
): Promise<(string | null)[]> {
  const stop = new AbortController();
  const left = [...moments];
  let now = new Date(0);
  const troubles: (string | null)[] = [];
  await keepBackups(
    {
      desk: { vault: () => desk.vault, now: () => now },
      onTrouble: (trouble) => troubles.push(trouble),
      wait: async () => {
        const next = left.shift();
        if (next === undefined) stop.abort();
        else now = new Date(next);
      },
    },
    stop.signal,
  );
  return troubles;
}

const daysOf = async (place: Parameters<typeof listBackups>[0]) =>
  (await listBackups(place)).map(({ kind, madeAt }) => `${kind} ${madeAt}`);

it('backs up once a day of China at both places while the desk stays open', async () => {
  await using desk = await freshVault();
  await using disk = await freshFolder();
  putSetting(desk.vault.db, 'backups.folder', JSON.stringify(disk.path));
  const moments = ['2026-11-27T15:58:00.000Z', '2026-11-27T15:59:00.000Z', '2026-11-27T16:00:00.000Z'];
  expect(await keepThrough(desk, moments)).toEqual([null, null, null]);
  const expected = ['automatic 2026-11-27T16:00:00.000Z', 'automatic 2026-11-27T15:58:00.000Z'];
  expect(await daysOf(ownBackupPlace(join(desk.dir, 'backups')))).toEqual(expected);
  expect(await daysOf(backupPlace(disk.path, desk.vault.id))).toEqual(expected);
});

it('goes without where somebody turned it off', async () => {
  await using desk = await freshVault();
  putSetting(desk.vault.db, 'backups.automatic', 'false');
  await keepThrough(desk, ['2026-11-27T01:00:00.000Z']);
  expect(await listBackups(ownBackupPlace(join(desk.dir, 'backups')))).toEqual([]);
});

it('tells of a place that cannot be written, does its own all the same, and is content once it can', async () => {
  await using desk = await freshVault();
  await using disk = await freshFolder();
  // A file stands where the folder should be made.
  const gone = join(disk.path, '移动硬盘');
  await writeFile(gone, '样例');
  putSetting(desk.vault.db, 'backups.folder', JSON.stringify(gone));
  const [trouble] = await keepThrough(desk, ['2026-11-27T01:00:00.000Z']);
  expect(trouble).toContain('无法写入');
  expect(await listBackups(ownBackupPlace(join(desk.dir, 'backups')))).toHaveLength(1);
  await rm(gone);
  expect(await keepThrough(desk, ['2026-11-27T02:00:00.000Z'])).toEqual([null]);
  expect(await listBackups(backupPlace(gone, desk.vault.id))).toHaveLength(1);
});

it('a restored vault that somebody looks into takes no backup of the day from the office, nor away', async () => {
  await using office = await caseDesk();
  const { client, vaultDir, desk, folder } = office;
  const disk = join(folder, 'disk');
  const into = join(folder, 'restored');
  await client.backups.chooseFolder({ folder: disk });
  const keepAt = async (now: string) => {
    let looks = 0;
    const ending = new AbortController();
    const wait = async () => (looks++ > 0 ? ending.abort() : undefined);
    const keeping = { vault: () => desk.vault(), now: () => new Date(now) };
    await keepBackups({ desk: keeping, onTrouble: (trouble) => expect(trouble).toBeNull(), wait }, ending.signal);
  };
  const held = async () => (await client.backups.find({ folder: disk })).map(({ madeAt, cases }) => [madeAt, cases]);
  await keepAt('2026-11-24T01:00:00.000Z');
  const secret = { passphrase: testPassphrase };
  for await (const _ of await client.backups.restore({ from: disk, into, secret }));
  await client.vault.choose({ path: into });
  await client.vault.unlock(secret);
  await keepAt('2026-11-25T01:00:00.000Z');
  await client.vault.choose({ path: vaultDir });
  await client.vault.unlock(secret);
  keepCase(desk, cleanApplication());
  await keepAt('2026-11-25T02:00:00.000Z');
  const days = [
    ['2026-11-25T02:00:00.000Z', 2],
    ['2026-11-25T01:00:00.000Z', 1],
    ['2026-11-24T01:00:00.000Z', 1],
  ];
  expect(await held()).toEqual(days);
  // Each has had its own of that day.
  await keepAt('2026-11-25T03:00:00.000Z');
  expect(await held()).toEqual(days);
});
