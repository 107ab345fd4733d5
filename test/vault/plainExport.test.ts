import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clearLeftPlain, rememberPlain } from '#backend/plain/leftPlain.ts';
import { listSettings } from '#backend/vault/store/settings.ts';
import { lastOf } from '#test/support/bundleDesks.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { receiveOriginal } from '#test/support/receiveOriginal.ts';
import { testPassphrase } from '#test/support/vault.ts';

let desk: CaseDesk;
beforeEach(async () => {
  desk = await caseDesk();
  for (let count = 0; count < 12; count++) await receiveOriginal(desk.desk.vault(), `样例身份证 ${count}`);
});
afterEach(() => desk[Symbol.asyncDispose]());

const part = () => readdirSync(desk.folder).find((name) => name.endsWith('.part')) ?? '';
const decrypted = () => {
  const folder = join(desk.folder, part(), '其他原件');
  return part() !== '' && existsSync(folder) ? readdirSync(folder).length : 0;
};

/** A plain export that was begun and has written some pictures. */
async function begun() {
  const folder = join(desk.folder, '取出来');
  const events = await desk.client.vault.exportPlain({ folder, passphrase: testPassphrase });
  const steps = events[Symbol.asyncIterator]();
  while (decrypted() < 3) await steps.next();
  return steps;
}

it('stops at the lock: not one more picture is decrypted, and those that were are gone', async () => {
  const steps = await begun();
  const before = decrypted();
  await desk.client.vault.lock();
  // The one that was being written when the vault was locked may be there.
  await expect(steps.next().then(() => steps.next())).rejects.toMatchObject({ code: 'vaultLocked' });
  expect(before).toBeLessThan(12);
  expect(readdirSync(desk.folder).filter((name) => name.includes('取出来'))).toEqual([]);
});

it('leaves nothing readable behind when the program is killed: the next opening clears it away', async () => {
  // What is never asked again is, for the disk, a program that was killed.
  await begun();
  const left = join(desk.folder, part());
  await desk.client.vault.lock();
  expect(existsSync(left)).toBe(true);
  await desk.client.vault.unlock({ passphrase: testPassphrase });
  await expect.poll(() => listSettings(desk.desk.vault().db, 'plain.')).toEqual([]);
  expect(existsSync(left)).toBe(false);
});

it('remembers what it has left on a disk that is away', async () => {
  const vault = desk.desk.vault();
  const disk = join(desk.folder, '移动硬盘');
  rememberPlain(vault.db, join(disk, '.取出来.part'), desk.desk.now());
  await clearLeftPlain(vault);
  expect(listSettings(vault.db, 'plain.')).toHaveLength(1);
  mkdirSync(join(disk, '.取出来.part'), { recursive: true });
  await clearLeftPlain(vault);
  expect(readdirSync(disk)).toEqual([]);
  expect(listSettings(vault.db, 'plain.')).toEqual([]);
});

it('is refused a place within the vault, and so is a restored vault and whatever else goes out', async () => {
  const { client, vaultDir, caseNumber } = desk;
  const refused = { code: 'badInput', message: expect.stringContaining('资料库里面') };
  const inside = join(vaultDir, 'plain');
  const out = client.vault.exportPlain({ folder: inside, passphrase: testPassphrase });
  await expect(lastOf(out)).rejects.toMatchObject(refused);
  const made = await lastOf(client.backups.make({ to: null }));
  if (made.type !== 'made') throw new Error('no backup was made');
  const from = made.backup.folder;
  const again = client.backups.restore({
    from,
    into: join(vaultDir, 'files', 'again'),
    secret: { passphrase: testPassphrase },
  });
  await expect(lastOf(again)).rejects.toMatchObject(refused);
  const bundle = client.bundles.export({
    cases: [caseNumber],
    passphrase: null,
    target: { to: 'folder', folder: inside },
  });
  await expect(lastOf(bundle)).rejects.toMatchObject(refused);
  const before = ['again', 'plain'].filter((name) => existsSync(join(vaultDir, name)));
  expect([...before, ...readdirSync(join(vaultDir, 'files')).filter((name) => name === 'again')]).toEqual([]);
});
