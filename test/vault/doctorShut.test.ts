import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { examineShut } from '#backend/doctor/examineShut.ts';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace, ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import type { VaultStatus } from '#shared/api/vault.ts';
import { type ShutVault, sayShutVault } from '#shared/doctor/shutVault.ts';
import { freshDesk } from '#test/support/caseDesk.ts';
import { startChild } from '#test/support/child.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { receiveOriginal } from '#test/support/receiveOriginal.ts';
import { freshFolder, freshVault, testPassphrase, testWorkFactor } from '#test/support/vault.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 28, hour));

/** A vault of three originals, the last of them younger than its backups (on a disk, and within), whose database is cut off. */
async function shutVault({ database: cutsOff = true } = {}) {
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
  if (cutsOff) writeFileSync(database, readFileSync(database).subarray(0, 5000));
  const pathOf = (index: number) => join('files', ids[index]?.slice(0, 2) ?? '', `${ids[index]}.age`);
  const look = async (
    secret: { passphrase: string } | { recoveryCode: string } = { passphrase: testPassphrase },
    backups: string | null = null,
    repair = false,
  ) => {
    const status = async () => ({ path: dir }) as VaultStatus;
    const desk = { vaultStatus: status, workFactor: testWorkFactor, now: () => at(3) };
    for await (const event of examineShut(desk, { secret, backups, repair }))
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
    ...{ database: false, spoiltKeys: [], goodKey: null, formerKey: null },
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

it('refuses a vault that is open here, lock file or not, and leaves SQLite its lock on the database', async () => {
  await using desk = await freshDesk();
  const { client, vaultDir } = desk;
  await client.vault.create({ passphrase: testPassphrase });
  const bytes = folderBytes(join(vaultDir, 'keys'));
  const look = async () =>
    endOf(await client.doctor.examineShut({ secret: { passphrase: testPassphrase }, repair: true }));
  await expect(look()).rejects.toMatchObject({ code: 'badInput', message: expect.stringContaining('先锁定') });
  rmSync(join(vaultDir, 'vault.lock'));
  await expect(look()).rejects.toMatchObject({ code: 'badInput' });
  expect(folderBytes(join(vaultDir, 'keys'))).toEqual(bytes);
  const other = startChild('holdVault.ts', [vaultDir]);
  await expect(other.line()).rejects.toThrow('资料库已经在另一个备案工作台里打开');
  await client.vault.lock();
});

it('refuses a vault that another process has or that is just being opened, instead of calling it broken', async () => {
  await using office = await shutVault({ database: false });
  const opened = await office.desk.reopen();
  const refused = { code: 'vaultInUse' };
  await expect(office.look()).rejects.toMatchObject(refused);
  opened.close();
  const other = startChild('holdVault.ts', [office.dir]);
  try {
    expect(await other.line()).toBe('open');
    await expect(office.look()).rejects.toMatchObject(refused);
    rmSync(join(office.dir, 'vault.lock'));
    await expect(office.look()).rejects.toMatchObject(refused);
  } finally {
    await other.kill();
  }
  expect(await office.look()).toMatchObject({ database: true });
});

it('looks at what is rescued from a dead computer, whose lock still lies there, but writes nothing', async () => {
  await using office = await shutVault();
  const lock = { pid: 1, host: 'yangli-pc', boot: 'x', started: null, since: at(1).toISOString(), token: 'x' };
  writeFileSync(join(office.dir, 'vault.lock'), JSON.stringify(lock));
  const before = folderBytes(office.dir);
  expect(await office.look()).toMatchObject({ database: false, readable: 3 });
  await expect(office.look(undefined, null, true)).rejects.toMatchObject({ code: 'vaultHeldElsewhere' });
  expect(folderBytes(office.dir)).toEqual(before);
});

it('opens with the key file of a backup where its own is spoilt', async () => {
  await using office = await shutVault();
  writeFileSync(join(office.dir, 'keys', 'passphrase.age'), 'nothing');
  const found = await office.look();
  expect(found).toMatchObject({ database: false, spoiltKeys: ['passphrase'], readable: 3 });
  expect(found.backup?.folder).toBe(office.own.folder);
  expect(sayShutVault(found).join('\n')).toMatch(/数据库打不开，口令的密钥文件也坏了，备份里的那份还能用.*restore/s);
});

it.each(['passphrase', 'recovery'] as const)(
  'proposes no restore where only the %s key file is spoilt',
  async (kind) => {
    await using office = await shutVault({ database: false });
    const { dir, desk, own, look } = office;
    writeFileSync(join(dir, 'keys', `${kind}.age`), 'nothing');
    const [spoilt, other] = [{ passphrase: testPassphrase }, { recoveryCode: desk.recoveryCode }];
    const [bad, good, way] =
      kind === 'passphrase' ? [spoilt, other, '请用恢复码打开'] : [other, spoilt, '请用口令打开'];
    const before = folderBytes(dir);
    const alone = {
      database: true,
      spoiltKeys: [kind],
      formerKey: null,
      readable: 3,
      unreadable: [],
      backup: null,
      damaged: [],
      newer: [],
    };
    const byOther = await look(good);
    expect(byOther).toEqual({ ...alone, goodKey: null });
    const byBackup = await look(bad);
    expect(byBackup).toEqual({ ...alone, goodKey: join(own.folder, 'keys', `${kind}.age`) });
    for (const found of [byOther, byBackup]) {
      const said = sayShutVault(found).join('\n');
      expect(said).toMatch(/^数据库完好，坏的是(口令|恢复码)的密钥文件，不用恢复备份。/);
      expect(said).toContain(way);
      expect(said).not.toMatch(/restore|打不开/);
    }
    expect(folderBytes(dir)).toEqual(before);
  },
);

it('names the key file of a backup to copy where both of its own are spoilt', async () => {
  await using office = await shutVault({ database: false });
  const { dir, own, look, desk } = office;
  for (const kind of ['passphrase', 'recovery']) rmSync(join(dir, 'keys', `${kind}.age`));
  const found = await look();
  expect(found).toMatchObject({ database: true, spoiltKeys: ['passphrase', 'recovery'], backup: null });
  expect(sayShutVault(found).join('\n')).toMatch(
    /口令和恢复码的密钥文件，不用恢复备份.*请把备份里的这个密钥文件复制到/s,
  );
  copyFileSync(join(own.folder, 'keys', 'passphrase.age'), join(dir, 'keys', 'passphrase.age'));
  await desk.reopen();
});
