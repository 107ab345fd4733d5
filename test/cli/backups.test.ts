import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { leaveForeignLock } from '#test/support/foreignLock.ts';
import { beian, jsonLines, temporaryFolder } from '../support/cli.ts';
import { demoSheet, scansOf } from '../support/commands/demoOffice.ts';
import { oneProcess } from '../support/commands/oneProcess.ts';
import { quickVault } from '../support/quickVault.ts';

const command = oneProcess();

it('backs up, loses everything, restores from the other disk, and goes on where it was', async () => {
  await using folder = await temporaryFolder();
  const { dir, secret, flags: vault } = await quickVault(folder.path);
  const [disk, again] = ['样例移动硬盘', '新资料库'].map((name) => join(folder.path, name));
  const nowhere = await command(['backup', 'list', disk ?? '']);
  expect(nowhere).toMatchObject({ code: 2, err: expect.stringContaining('没有这个文件夹') });
  await mkdir(disk ?? '');
  expect(await command(['backup', 'list', disk ?? ''])).toMatchObject({
    code: 0,
    out: expect.stringContaining('没有备份'),
  });
  await command(['import', demoSheet, '--scans', await scansOf(folder.path, ['卫样例']), ...vault]);
  const before = jsonLines((await command(['case', 'list', ...vault, '--json'])).out);
  expect(before.length).toBeGreaterThan(0);

  const made = await beian(['backup', '--to', disk ?? '', ...vault, '--json']);
  expect(made.code).toBe(0);
  const [told] = jsonLines(made.out) as [
    { backup: { folder: string; cases: number; ownFiles: boolean }; lost: number },
  ];
  expect(told).toMatchObject({ backup: { cases: before.length, ownFiles: true }, lost: 0 });

  await rm(dir, { recursive: true });
  const listed = await beian(['backup', 'list', disk ?? '']);
  expect(listed.out).toContain(told.backup.folder);
  const restored = await beian(['restore', told.backup.folder, '--into', again ?? '', '--passphrase-file', secret]);
  expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('没有动') });
  const from = ['--vault', again ?? '', '--passphrase-file', secret];
  expect(jsonLines((await command(['case', 'list', ...from, '--json'])).out)).toEqual(before);
  const twice = await command(['restore', told.backup.folder, '--into', again ?? '', '--passphrase-file', secret]);
  expect(twice.code).toBe(3);
});

it('without a folder it backs up within the vault, and says that this does not help against a broken disk', async () => {
  await using folder = await temporaryFolder();
  const { dir, secret, flags: vault } = await quickVault(folder.path);
  const { code, out } = await beian(['backup', ...vault]);
  expect(code).toBe(0);
  expect(out).toContain('只有数据库');
  expect((await beian(['backup', 'list', ...vault])).out).toContain('手动');
  const inside = await command(['backup', '--to', join(dir, '里面'), ...vault]);
  expect(inside).toMatchObject({ code: 2, err: expect.stringContaining('不能放在资料库里面') });
  expect(await readFile(secret, 'utf8')).toBe('样例口令一二三四五\n');

  // A copy of a vault that a computer had open when it died: doctor cannot look at it either, until somebody says so.
  await leaveForeignLock(dir);
  const held = await command(['backup', 'list', ...vault]);
  expect(held).toMatchObject({ code: 3, err: expect.stringMatching(/2025-01-01 08:00.*样例旧电脑.*--take-over/s) });
  expect((await command(['backup', 'list', '--take-over', ...vault])).code).toBe(0);
});

it('doctor looks the vault over, mends what a backup can mend, and names the newest backup of a vault that is lost', async () => {
  await using folder = await temporaryFolder();
  const { dir, secret, flags: vault } = await quickVault(folder.path);
  await command(['import', demoSheet, ...vault]);
  await command(['backup', ...vault]);
  const before = jsonLines((await command(['doctor', ...vault, '--json'])).out) as {
    diagnosis: { checkup: string; state: string };
  }[];
  expect(before.filter(({ diagnosis }) => diagnosis.state === 'bad').map(({ diagnosis }) => diagnosis.checkup)).toEqual(
    ['backups'],
  );
  await writeFile(join(dir, 'vault.json'), '{');
  const told = await beian(['doctor', ...vault]);
  expect(told).toMatchObject({
    code: 1,
    out: expect.stringContaining('可以修'),
    err: expect.stringContaining('--repair'),
  });
  expect((await command(['doctor', '--repair', ...vault])).out).toContain('已修好');

  const key = join(dir, 'keys', 'passphrase.age');
  const whole = await readFile(key);
  await writeFile(key, 'spoilt');
  const keyless = await command(['doctor', ...vault]);
  expect(keyless).toMatchObject({ code: 3, out: expect.stringContaining('数据库完好') });
  expect(keyless.err).toContain('请改用恢复码打开');
  expect(keyless.out + keyless.err).not.toMatch(/restore|最近一(次|份)备份/);
  await writeFile(key, whole);

  const database = await readFile(join(dir, 'desk.db'));
  await writeFile(join(dir, 'desk.db'), database.subarray(0, 5000));
  const lost = await command(['doctor', ...vault]);
  expect(lost.code).toBe(3);
  expect(lost.out).toMatch(/数据库打不开，但是钥匙还在：\d+ 份加密文件都打得开/);
  const [, newest = ''] = /能用的最近一份备份是 .*：(.*)/.exec(lost.out) ?? [];
  const into = join(folder.path, '恢复出来的');
  expect((await command(['restore', newest, '--into', into, '--passphrase-file', secret])).code).toBe(0);
});
