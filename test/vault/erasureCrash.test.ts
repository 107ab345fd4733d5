import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, it, vi } from 'vitest';
import { openVault, type Vault } from '#backend/vault/openVault.ts';
import { all, sql } from '#backend/vault/sql.ts';
import { listErasures } from '#backend/vault/store/erasures.ts';
import { closedVault } from '#test/support/closedOffice.ts';
import { expectNothingLeft } from '#test/support/expectNothingLeft.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

/** Counts what is asked of the disk once it is armed, and refuses the one that is next but so many. */
const disk = vi.hoisted(() => ({
  armed: false,
  left: 0,
  asked: 0,
  ask() {
    if (!this.armed) return;
    this.asked += 1;
    if (this.left-- === 0) throw Object.assign(new Error('the disk refuses'), { code: 'EIO' });
  },
}));

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>();
  const refusing =
    <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    async (...args: Args) => {
      disk.ask();
      return work(...args);
    };
  return { ...real, rm: refusing(real.rm), rename: refusing(real.rename), open: refusing(real.open) };
});

afterEach(() => {
  disk.armed = false;
  vi.restoreAllMocks();
});

const now = new Date('2026-11-28T01:00:00.000Z');
const open = (dir: string) => openVault({ dir, secret: { passphrase: testPassphrase }, now });

/** A copy of the office with its closed case, erased while `fail` lets something go wrong; answers what was said of it. */
async function eraseIn(dir: string, fail: () => void): Promise<unknown> {
  const { dir: office, closed } = await closedVault();
  await cp(office, dir, { recursive: true });
  const vault = await open(dir);
  try {
    fail();
    return (await vault.erase({ caseIds: [idOf(vault, closed)], staff: null, now })).unfinished;
  } finally {
    disk.armed = false;
    vi.restoreAllMocks();
    vault.close();
  }
}

const idOf = ({ db }: Vault, number: string) =>
  all<{ id: number }>(db, sql`SELECT id FROM cases WHERE number = ${number}`)[0]?.id ?? 0;

async function expectErasedWhenOpenedAgain(dir: string): Promise<void> {
  const { pictures } = await closedVault();
  const vault = await open(dir);
  expect(listErasures(vault.db)).toMatchObject([{ finishedAt: expect.any(String) }]);
  vault.close();
  await expectNothingLeft(dir, pictures);
}

it('is finished when the vault is opened next, whichever write the disk has refused', async () => {
  let refused = 0;
  for (let at = 0; ; at++) {
    await using folder = await freshFolder();
    const dir = join(folder.path, 'vault');
    const unfinished = await eraseIn(dir, () => Object.assign(disk, { armed: true, left: at, asked: 0 }));
    if (disk.asked <= at) {
      expect(unfinished).toBeNull();
      break;
    }
    refused += 1;
    expect(unfinished).toMatchObject({ code: 'cannotWrite' });
    await expectErasedWhenOpenedAgain(dir);
  }
  // The list, its folder, and each of the four files with its shelf.
  expect(refused).toBeGreaterThanOrEqual(11);
});

it.each(['VACUUM', 'wal_checkpoint(TRUNCATE)'])('is finished when the database has refused %s', async (step) => {
  await using folder = await freshFolder();
  const dir = join(folder.path, 'vault');
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const unfinished = await eraseIn(dir, () => {
    for (const name of ['exec', 'pragma'] as const) {
      const real = Database.prototype[name] as (...args: unknown[]) => unknown;
      vi.spyOn(Database.prototype, name).mockImplementation(function (this: Database, ...args: unknown[]) {
        if (args[0] === step) throw full;
        return real.apply(this, args) as never;
      });
    }
  });
  expect(unfinished).toMatchObject({ code: 'cannotWrite' });
  await expectErasedWhenOpenedAgain(dir);
});

it('has not begun where the one write with which it begins is refused', async () => {
  await using folder = await freshFolder();
  const dir = join(folder.path, 'vault');
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const failing = eraseIn(dir, () => {
    const real = Database.prototype.exec;
    vi.spyOn(Database.prototype, 'exec').mockImplementation(function (this: Database, text: string) {
      if (text === 'COMMIT') throw full;
      return real.call(this, text);
    });
  });
  await expect(failing).rejects.toMatchObject({ code: 'cannotWrite' });
  const vault = await open(dir);
  const { closed } = await closedVault();
  expect(idOf(vault, closed)).toBeGreaterThan(0);
  expect(listErasures(vault.db)).toEqual([]);
  for (const id of vault.namedFiles()) await vault.files.read(id);
  vault.close();
});
