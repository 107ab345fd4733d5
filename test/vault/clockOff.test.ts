import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newestFirst } from '#backend/vault/backups/newestFirst.ts';
import type { EraseEvent } from '#shared/api/erasure.ts';
import { cleanApplication } from '#test/support/application.ts';
import { keepCase } from '#test/support/caseDesk.ts';
import { closedVault } from '#test/support/closedOffice.ts';
import { deskOnPool } from '#test/support/deskOnPool.ts';
import { freshFolder, testPassphrase, testWorkFactor } from '#test/support/vault.ts';

const hour = 60 * 60_000;

/** An office with two finished cases and a clock that can be turned. */
async function officeWithClock() {
  const { dir, closed } = await closedVault();
  const folder = await freshFolder();
  const vaultDir = join(folder.path, 'vault');
  await cp(dir, vaultDir, { recursive: true });
  const clock = { at: Date.parse('2026-11-24T04:00:00Z') };
  const now = () => {
    clock.at += 1000;
    return new Date(clock.at);
  };
  const { desk, client, close } = await deskOnPool({ vaultDir, now, threads: 1, workFactor: testWorkFactor });
  await client.vault.unlock({ passphrase: testPassphrase });
  const backUp = async (to: string | null) => {
    let made = '';
    for await (const event of await client.backups.make({ to })) if (event.type === 'made') made = event.backup.folder;
    return made;
  };
  return {
    ...{ folder: folder.path, vaultDir, clock, desk, client, closed, backUp },
    [Symbol.asyncDispose]: async () => {
      await close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

describe('a backup that was made while the clock was ahead', () => {
  it('is not the newest, is told, and neither restored nor salvaged from before younger ones', async () => {
    await using office = await officeWithClock();
    const { client, clock, desk, folder, backUp } = office;
    const disk = join(folder, 'disk');
    await client.backups.chooseFolder({ folder: disk });
    const today = clock.at;
    clock.at = Date.parse('2027-11-24T04:00:00Z');
    await backUp(null);
    clock.at = today + hour;
    keepCase(desk, cleanApplication());
    await backUp(null);
    const found = await client.backups.find({ folder: disk });
    expect(found.map(({ madeAt }) => madeAt.slice(0, 4))).toEqual(['2026', '2027']);
    const [newest] = found;
    const checkup = async () => {
      let seen = null;
      for await (const event of await client.doctor.examine({ repair: false }))
        if (event.type === 'found' && event.diagnosis.checkup === 'backups') seen = event.diagnosis;
      return seen;
    };
    const told = { state: 'note', message: expect.stringMatching(/2026-11-24 做的.*有 2 份备份写的日期比今天/) };
    expect(await checkup()).toMatchObject(told);
    expect((await desk.vault().newestSoundBackup())?.madeAt.slice(0, 4)).toBe('2026');
    const into = join(folder, 'restored');
    for await (const event of await client.backups.restore({
      from: disk,
      into,
      secret: { passphrase: testPassphrase },
    }))
      if (event.type === 'restored') expect(event).toMatchObject({ from: newest?.folder, cases: newest?.cases });
    // Nothing was backed up since: the one of next year does not hide it.
    clock.at += 60 * 24 * hour;
    expect(await checkup()).toMatchObject({ state: 'bad', message: expect.stringContaining('60 天以前') });
  });

  it('says nothing of how old it is where it is the only one', async () => {
    await using office = await officeWithClock();
    const { client, clock, folder, backUp } = office;
    const today = clock.at;
    clock.at = Date.parse('2027-11-24T04:00:00Z');
    await backUp(join(folder, 'disk'));
    clock.at = today;
    for await (const event of await client.doctor.examine({ repair: false })) {
      if (event.type !== 'found' || event.diagnosis.checkup !== 'backups') continue;
      expect(event.diagnosis).toMatchObject({
        state: 'bad',
        message: expect.stringContaining('比今天（2026-11-24）还晚'),
      });
    }
  });
});

it('backups of several places are ordered by their round within one, and by moments that have come across them', () => {
  const at = (place: string, round: number, madeAt: string) => ({ folder: `/${place}/${madeAt}`, round, madeAt });
  const order = (...held: ReturnType<typeof at>[]) =>
    newestFirst(held, new Date('2026-11-28T00:00:00Z')).map(({ folder }) => folder);
  const [ahead, after] = [at('a', 5, '2027-11-20T00:00:00.000Z'), at('a', 6, '2026-11-20T00:00:00.000Z')];
  const behind = at('a', 7, '2009-01-01T00:00:00.000Z');
  const [before, since] = [at('b', 90, '2026-11-10T00:00:00.000Z'), at('b', 91, '2026-11-25T00:00:00.000Z')];
  expect(order(before, ahead, after, behind, since)).toEqual(
    [since, behind, after, before, ahead].map(({ folder }) => folder),
  );
  // One that was made ahead is as old at least as the one before it.
  const next = at('a', 8, '2028-01-01T00:00:00.000Z');
  expect(order(before, after, next)).toEqual([next, after, before].map(({ folder }) => folder));
  // The clock of today is what is wrong.
  const [one, other] = [at('a', 1, '2027-01-01T00:00:00.000Z'), at('b', 1, '2027-01-02T00:00:00.000Z')];
  expect(order(one, other)).toEqual([other.folder, one.folder]);
});

describe('a clock that is set back', () => {
  it.each([15_000, hour])(
    'by %d ms while backups are renewed leaves the new ones, and none of the old',
    async (back) => {
      await using office = await officeWithClock();
      const { client, clock, closed, folder, backUp } = office;
      await client.backups.chooseFolder({ folder: join(folder, 'disk') });
      await backUp(null);
      const before = (await client.backups.get()).backups.map((each) => each.folder);
      expect(before).toHaveLength(2);
      const told: EraseEvent[] = [];
      const erasing = await client.erasure.erase({ numbers: [closed], staff: null, renewBackups: 'all' });
      let isErased = false;
      const turned = new Set<string>();
      for await (const event of erasing) {
        told.push(event);
        isErased ||= event.type === 'erased';
        // Once at each place, while the new one is being made.
        if (!isErased || event.type !== 'progress' || event.label === '' || turned.has(event.label)) continue;
        turned.add(event.label);
        clock.at -= back;
      }
      expect(turned.size).toBe(2);
      expect(told.at(-1)).toEqual({ type: 'backupsRenewed', dropped: 2, left: [] });
      const after = (await client.backups.get()).backups.map((each) => each.folder);
      expect(after).toHaveLength(2);
      expect(after.filter((each) => before.includes(each))).toEqual([]);
    },
  );
});
