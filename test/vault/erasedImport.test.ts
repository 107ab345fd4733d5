import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fullCase, handOut, lastOf, otherDesk, takeIn } from '#test/support/bundleDesks.ts';
import { finish } from '#test/support/closedOffice.ts';
import { spoilPage } from '#test/support/spoilPage.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

const secret = { passphrase: testPassphrase };

it('a case that came in again after an older backup was restored is no erased one, also for a salvage from a backup', async () => {
  await using from = await fullCase();
  await using desk = await otherDesk();
  await using there = await freshFolder();
  const { client } = desk;
  const path = await handOut(from, [from.caseNumber]);
  const numbers = async () => (await client.cases.list()).map(({ number }) => number);
  const newest = async () => (await client.backups.find({ folder: place }))[0]?.folder ?? '';
  const place = join(there.path, '备份');
  await client.backups.chooseFolder({ folder: place });
  await lastOf(client.backups.make({ to: null }));
  const before = await newest();
  await takeIn(desk, path);
  const [number = ''] = await numbers();
  finish(desk, number);
  await lastOf(client.erasure.erase({ numbers: [number], staff: null, renewBackups: 'none' }));
  expect(await numbers()).toEqual([]);
  const into = join(there.path, '恢复');
  await lastOf(client.backups.restore({ from: before, into, secret }));
  await client.vault.choose({ path: into });
  await client.vault.unlock(secret);
  // Taken on at the same moment; by the same number it could not be told from the one that was erased.
  const { cases } = await takeIn(desk, path);
  expect(cases).toMatchObject([{ numberThere: number, erasedHere: true }]);
  const again = await numbers();
  expect(again).toHaveLength(1);
  expect(again).not.toContain(number);
  await lastOf(client.backups.make({ to: null }));
  await client.vault.lock();
  await spoilPage(into, 'cases');
  await client.vault.unlock(secret);
  for await (const _ of await client.doctor.examine({ repair: true }));
  await client.vault.unlock(secret);
  expect(await numbers()).toEqual(again);
});

it('erased once more, it does not come back with what that backup has', async () => {
  await using from = await fullCase();
  await using desk = await otherDesk();
  await using there = await freshFolder();
  const { client } = desk;
  const path = await handOut(from, [from.caseNumber]);
  const numbers = async () => (await client.cases.list()).map(({ number }) => number);
  const place = join(there.path, '备份');
  const newest = async () => (await client.backups.find({ folder: place }))[0]?.folder ?? '';
  const open = async (into: string) => {
    await lastOf(client.backups.restore({ from: await newest(), into, secret }));
    await client.vault.choose({ path: into });
    await client.vault.unlock(secret);
  };
  const eraseIt = async () => {
    const [number = ''] = await numbers();
    finish(desk, number);
    await lastOf(client.erasure.erase({ numbers: [number], staff: null, renewBackups: 'none' }));
  };
  await client.backups.chooseFolder({ folder: place });
  await lastOf(client.backups.make({ to: null }));
  await takeIn(desk, path);
  await eraseIt();
  await open(join(there.path, '一'));
  await takeIn(desk, path);
  await lastOf(client.backups.make({ to: null }));
  await eraseIt();
  await open(join(there.path, '二'));
  expect(await numbers()).toEqual([]);
});
