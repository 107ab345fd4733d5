import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { vaultLayout } from '#backend/vault/layout.ts';
import { takeLock } from '#backend/vault/lock.ts';
import { whereRuns } from '#backend/vault/processMark.ts';
import { freshFolder } from '#test/support/vault.ts';

// What another process does between two steps of taking the lock is done where this one asks whether the owner runs.
vi.mock('#backend/vault/processMark.ts', { spy: true });
afterEach(() => void vi.mocked(whereRuns).mockReset());

const now = new Date('2026-11-23T01:00:00.000Z');
const owner = { pid: process.pid, host: 'yangli-pc', boot: 'x', started: null, since: now.toISOString() };
const ownerText = (token: string) => JSON.stringify({ ...owner, token });

/** A folder whose lock `leftover` of an ended process is; `other` places its own once that was judged. */
async function overtakenLock() {
  const folder = await freshFolder();
  const layout = vaultLayout(folder.path);
  const [leftover, other] = [ownerText('leftover'), ownerText('other')];
  writeFileSync(layout.lock, leftover);
  vi.mocked(whereRuns)
    .mockImplementationOnce(() => {
      writeFileSync(layout.lock, other);
      return 'ended';
    })
    .mockReturnValue('here');
  return Object.assign(folder, { layout, other });
}

it('a lock that another process places after the leftover was judged stays its own', async () => {
  await using folder = await overtakenLock();
  const { layout, other } = folder;
  expect(() => takeLock(layout, now)).toThrow(/yangli-pc/);
  expect(readFileSync(layout.lock, 'utf8')).toBe(other);
});

it.each([true, false])('releasing leaves alone the lock of who has taken the vault over (keep: %s)', async (keep) => {
  await using folder = await freshFolder();
  const layout = vaultLayout(folder.path);
  const lock = takeLock(layout, now);
  const other = ownerText('other');
  writeFileSync(layout.lock, other);
  expect(lock.state()).toBe('taken');
  lock.release(keep);
  expect(readFileSync(layout.lock, 'utf8')).toBe(other);
  expect(existsSync(layout.free)).toBe(false);
});
