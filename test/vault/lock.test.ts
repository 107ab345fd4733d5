import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openVault } from '#backend/vault/openVault.ts';
import { startChild } from '#test/support/child.ts';
import { freshVault, testClock, testPassphrase } from '#test/support/vault.ts';
import { openBare } from '#test/support/vaultDatabase.ts';

const inUse = { code: 'vaultInUse' };

test('another process that has the vault keeps us out, and is named', async () => {
  await using desk = await freshVault();
  desk.vault.close();
  const other = startChild('holdVault.ts', [desk.dir]);
  try {
    expect(await other.line()).toBe('open');
    await expect(desk.reopen()).rejects.toMatchObject({
      ...inUse,
      message: expect.stringContaining(`电脑 ${hostname()}，进程 ${other.pid}`),
    });
    // Even without the lock file SQLite itself lets nobody else in.
    await expect(openBare(desk.dir)).rejects.toMatchObject(inUse);
  } finally {
    await other.kill();
  }
  // Killed without cleaning up: its lock is still there and is taken over.
  expect(existsSync(join(desk.dir, 'vault.lock'))).toBe(true);
  await desk.reopen();
});

test('this process cannot open a vault twice, and closing gives it free', async () => {
  await using desk = await freshVault();
  const lock = join(desk.dir, 'vault.lock');
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
  const twice = openVault({ dir: desk.dir, secret: { passphrase: testPassphrase }, now: testClock()() });
  await expect(twice).rejects.toMatchObject(inUse);
  expect(existsSync(lock)).toBe(true);
  desk.vault.close();
  expect(existsSync(lock)).toBe(false);
});

/** Leaves a lock like the one this process takes, with some of it changed, and tries to open. */
async function openWithLock(change: object | string, takeOver = false): Promise<void> {
  await using desk = await freshVault();
  const lock = join(desk.dir, 'vault.lock');
  const own = JSON.parse(readFileSync(lock, 'utf8'));
  desk.vault.close();
  writeFileSync(lock, typeof change === 'string' ? change : JSON.stringify({ ...own, token: 'other', ...change }));
  const opened = await openVault({
    dir: desk.dir,
    secret: { passphrase: testPassphrase },
    takeOver,
    now: testClock()(),
  });
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid });
  opened.close();
}

test('a living owner keeps the vault', async () => {
  await expect(openWithLock({})).rejects.toMatchObject(inUse);
});

const away = { host: 'yangli-pc', pid: 1, since: '2025-01-01T00:00:00.000Z' };

test('an owner on another machine keeps the vault: nobody here can tell whether it lives, but since when it has it', async () => {
  await expect(openWithLock(away)).rejects.toMatchObject({
    code: 'vaultHeldElsewhere',
    message: '资料库自 2025-01-01 08:00 起被电脑“yangli-pc”占用：那边还开着，或者没有正常关闭。',
    remedy: expect.stringContaining('由这台电脑接手'),
  });
});

test('a person who says that the other machine is out of use takes the vault over', async () => {
  await openWithLock(away, true);
  await openWithLock({ ...away, boot: 'x', started: null }, true);
});

test('nobody takes it over from somebody who is alive on this machine, even where that was called otherwise', async () => {
  await expect(openWithLock({}, true)).rejects.toMatchObject(inUse);
  await expect(openWithLock({ host: 'old-name' }, true)).rejects.toMatchObject(inUse);
});

test('a process id that another process has got since does not count', async () => {
  await openWithLock({ started: '1' });
});

test('a lock from before the machine was restarted does not count', async () => {
  await openWithLock({ boot: '00000000-0000-0000-0000-000000000000' });
});

test.each(['', '{"pid":', '[]'])('a lock that a power cut left half-written (%j) does not count', async (text) => {
  await openWithLock(text);
});
