import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EraseEvent } from '#shared/api/erasure.ts';
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
