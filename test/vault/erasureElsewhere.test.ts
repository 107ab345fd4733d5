import { rmSync } from 'node:fs';
import { cp, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { receiptPages } from '#backend/erasure/receiptFile.ts';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace } from '#backend/vault/backups/backupFolder.ts';
import { restoreBackup } from '#backend/vault/backups/restoreBackup.ts';
import { getErasure } from '#backend/vault/store/erasures.ts';
import type { EraseEvent } from '#shared/api/erasure.ts';
import { type ClosedOffice, closedOffice } from '#test/support/closedOffice.ts';
import { expectNothingLeft } from '#test/support/expectNothingLeft.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

const secret = { passphrase: testPassphrase };

async function backUp({ client }: ClosedOffice, to: string | null): Promise<string> {
  let folder = '';
  for await (const event of await client.backups.make({ to })) if (event.type === 'made') folder = event.backup.folder;
  return folder;
}

async function erase({ client, closed }: ClosedOffice) {
  let erased: Extract<EraseEvent, { type: 'erased' }> | null = null;
  for await (const event of await client.erasure.erase({ numbers: [closed] })) {
    if (event.type === 'erased') erased = event;
  }
  if (erased === null) throw new Error('nothing was erased');
  return erased;
}

/** As on another computer: nothing but the backup is known. */
async function restoredElsewhere(office: ClosedOffice, from: string, into: string) {
  await endOf(restoreBackup({ from, into, secret, now: office.desk.now() }));
  await expectNothingLeft(into, office.pictures);
}

it.each(['chosen', 'named once'])(
  'a backup on another disk (%s) knows what was erased as soon as it was',
  async (how) => {
    await using office = await closedOffice();
    await using disk = await freshFolder();
    await using away = await freshFolder();
    if (how === 'chosen') await office.client.backups.chooseFolder({ folder: disk.path });
    const from = await backUp(office, how === 'chosen' ? null : disk.path);
    expect(await erase(office)).toMatchObject({ unfinished: null, untold: [] });
    await restoredElsewhere(office, from, join(away.path, '一'));
    // One of its backups alone, without what lies beside it, knows as well.
    const place = backupPlace(join(away.path, '优盘'), office.desk.vault().id);
    await mkdir(place.backups, { recursive: true });
    const alone = join(place.backups, '2026-11-23T040000.000Z');
    await cp(from, alone, { recursive: true });
    await restoredElsewhere(office, alone, join(away.path, '二'));
  },
);

it('a disk that is not there is named on the answer and on the receipt, and is told once it is back', async () => {
  await using office = await closedOffice();
  await using disk = await freshFolder();
  await using away = await freshFolder();
  const [stick, drawer] = [join(disk.path, '样例优盘'), join(away.path, '抽屉')];
  const from = await backUp(office, stick);
  await rename(stick, drawer);
  const { dir } = backupPlace(stick, office.desk.vault().id);
  const { untold, erasure } = await erase(office);
  expect(untold).toEqual([dir]);
  const paper = JSON.stringify(receiptPages(getErasure(office.desk.vault().db, erasure.id) ?? erasure, null));
  expect(paper).toContain(dir);
  await rename(drawer, stick);
  expect(await office.desk.vault().tellErased()).toEqual([]);
  await restoredElsewhere(office, from, join(away.path, '一'));
});

it('a place whose backups were deleted has nothing to be told', async () => {
  await using office = await closedOffice();
  await using disk = await freshFolder();
  await backUp(office, disk.path);
  rmSync(backupPlace(disk.path, office.desk.vault().id).dir, { recursive: true });
  expect(await erase(office)).toMatchObject({ untold: [] });
});

it('the vault of this computer remembers for a backup that could not be told, also while it is locked', async () => {
  await using office = await closedOffice();
  await using disk = await freshFolder();
  await using away = await freshFolder();
  const stick = join(disk.path, '样例优盘');
  const from = await backUp(office, stick);
  await rename(stick, `${stick}二`);
  await erase(office);
  await rename(`${stick}二`, stick);
  await office.client.vault.lock();
  const into = join(away.path, '新');
  for await (const _ of await office.client.backups.restore({ from, into, secret }));
  await expectNothingLeft(into, office.pictures);
});
