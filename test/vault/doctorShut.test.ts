import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { examineShut } from '#backend/doctor/examineShut.ts';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace, ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import type { VaultStatus } from '#shared/api/vault.ts';
import { type ShutVault, sayShutVault } from '#shared/doctor/shutVault.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { receiveOriginal } from '#test/support/receiveOriginal.ts';
import { freshFolder, freshVault, testPassphrase } from '#test/support/vault.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 28, hour));

/** A vault of three originals, the last of them younger than its backups (on a disk, and within), whose database is cut off. */
async function shutVault() {
  const desk = await freshVault();
  const disk = await freshFolder();
  const { vault, dir } = desk;
  const ids = [await receiveOriginal(vault, '样例一'), await receiveOriginal(vault, '样例二')];
  const own = await endOf(
    vault.backUp({ place: ownBackupPlace(vaultLayout(dir).backups), kind: 'manual', now: at(2) }),
  );
  const outside = await endOf(vault.backUp({ place: backupPlace(disk.path, vault.id), kind: 'manual', now: at(1) }));
  ids.push(await receiveOriginal(vault, '样例三'));
  vault.close();
  const database = join(dir, 'desk.db');
  writeFileSync(database, readFileSync(database).subarray(0, 5000));
  const pathOf = (index: number) => join('files', ids[index]?.slice(0, 2) ?? '', `${ids[index]}.age`);
  const look = async (
    secret: { passphrase: string } | { recoveryCode: string } = { passphrase: testPassphrase },
    backups: string | null = null,
  ) => {
    const status = async () => ({ path: dir }) as VaultStatus;
    for await (const event of examineShut({ vaultStatus: status }, { secret, backups }))
      if (event.type === 'shut') return event.shut;
    throw new Error('nothing was found');
  };
  return {
    ...{ desk, dir, disk, own, outside, pathOf, look },
    [Symbol.asyncDispose]: async () => {
      await desk[Symbol.asyncDispose]();
      await disk[Symbol.asyncDispose]();
    },
  };
}

it('a vault without a database and without vault.json tells which originals open, and which a backup does not know', async () => {
  await using office = await shutVault();
  const { dir, own, pathOf, look, desk } = office;
  for (const name of ['vault.json', join('keys', 'vault.json')]) rmSync(join(dir, name));
  const before = folderBytes(dir);
  const found: ShutVault = {
    readable: 3,
    unreadable: [],
    backup: { folder: own.folder, madeAt: own.madeAt, cases: 0, files: 2, lost: 0 },
    damaged: [],
    newer: [pathOf(2)],
  };
  expect(await look()).toEqual(found);
  expect(await look({ recoveryCode: desk.recoveryCode })).toEqual(found);
  await expect(look({ passphrase: '样例口令 不是这一句' })).rejects.toMatchObject({ code: 'passphraseWrong' });
  expect(folderBytes(dir)).toEqual(before);
  const said = sayShutVault(found).join('\n');
  expect(said).toContain('3 份加密文件都打得开');
  expect(said).toContain('有 1 份文件是这份备份以后才有的');
  expect(said).toContain(own.folder);
});

it('goes to an older backup elsewhere where the newest is spoilt, and counts what opens nowhere', async () => {
  await using office = await shutVault();
  const { dir, disk, own, outside, pathOf, look } = office;
  writeFileSync(join(own.folder, 'desk.db'), 'nothing');
  writeFileSync(join(dir, pathOf(0)), 'nothing');
  const alone = await look();
  expect(alone).toMatchObject({ readable: 2, unreadable: [pathOf(0)], backup: null, damaged: [own.folder], newer: [] });
  expect(sayShutVault(alone).join('\n')).toContain('--backups');
  const whole = await look(undefined, disk.path);
  expect(whole).toMatchObject({ backup: { folder: outside.folder, lost: 0 }, newer: [pathOf(2)] });
  writeFileSync(join(disk.path, `备案工作台备份-${office.desk.vault.id.slice(0, 8)}`, pathOf(0)), 'nothing');
  expect((await look(undefined, disk.path)).backup?.lost).toBe(1);
});

it('opens with the key file of a backup where its own is spoilt', async () => {
  await using office = await shutVault();
  writeFileSync(join(office.dir, 'keys', 'passphrase.age'), 'nothing');
  expect(await office.look()).toMatchObject({ readable: 3 });
});
