import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { receiptPages } from '#backend/erasure/receiptFile.ts';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace, listBackups, ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { restoreBackup } from '#backend/vault/backups/restoreBackup.ts';
import { openSlot } from '#backend/vault/keySlots.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import { getErasure } from '#backend/vault/store/erasures.ts';
import type { EraseEvent } from '#shared/api/erasure.ts';
import { sayBehind } from '#shared/vault/sayBehind.ts';
import { type ClosedOffice, closedOffice } from '#test/support/closedOffice.ts';
import { eraseCases } from '#test/support/eraseCases.ts';
import { expectNothingLeft } from '#test/support/expectNothingLeft.ts';
import { freshFolder, freshVault, testPassphrase } from '#test/support/vault.ts';

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

it('a backup that says it was made in the future goes with the older ones: its clock was wrong', async () => {
  await using office = await closedOffice();
  const from = await backUp(office, null);
  const record = join(from, 'backup.json');
  const later = '2031-01-01T00:00:00.000Z';
  writeFileSync(record, JSON.stringify({ ...JSON.parse(readFileSync(record, 'utf8')), madeAt: later }));
  await rename(from, join(from, '..', later.replaceAll(':', '')));
  const events = await eraseCases(office, [office.closed], 'own');
  expect(events.find(({ type }) => type === 'backupsRenewed')).toMatchObject({ dropped: 1, left: [] });
  const left = await listBackups(ownBackupPlace(vaultLayout(office.vaultDir).backups));
  expect(left.map(({ madeAt }) => madeAt < later)).toEqual([true]);
});

it('a backup whose record is gone holds a database all the same, and is counted wherever it lies', async () => {
  await using office = await closedOffice();
  await using disk = await freshFolder();
  const { client, closed } = office;
  for (const to of [null, disk.path]) rmSync(join(await backUp(office, to), 'backup.json'));
  const place = backupPlace(disk.path, office.desk.vault().id).dir;
  expect(await client.erasure.preview({ numbers: [closed] })).toMatchObject({
    backups: { automatic: 0, lasting: 2 },
    otherPlaces: [{ place, backups: 1 }],
  });
  await client.backups.chooseFolder({ folder: disk.path });
  const events = await eraseCases(office, [closed], 'own');
  expect(events.find(({ type }) => type === 'backupsRenewed')).toMatchObject({ left: [{ place, backups: 1 }] });
  await client.vault.lock();
  await expectNothingLeft(office.vaultDir, office.pictures);
});

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

describe('the vault that a restored one stands in for', () => {
  const other = '另一个样例口令 8';

  /** An office that was restored of its backup into another folder and works there. */
  async function restored(office: ClosedOffice, into: string): Promise<void> {
    const from = await backUp(office, null);
    const { backups, vault } = office.client;
    for await (const _ of await backups.restore({ from, into, secret }));
    await vault.choose({ path: into });
    await vault.unlock(secret);
  }

  it('is told what was erased, named on the receipt, and opens with the new passphrase alone', async () => {
    await using office = await closedOffice();
    await using away = await freshFolder();
    const { client, vaultDir, closed } = office;
    await restored(office, join(away.path, '恢复'));
    const replaced = [{ folder: vaultDir, told: true }];
    expect(await client.erasure.preview({ numbers: [closed] })).toMatchObject({ replaced });
    const { erasure } = await erase(office);
    expect(erasure.receipt).toMatchObject({ replaced });
    expect(JSON.stringify(receiptPages(erasure, null))).toContain(`“${vaultDir}”，里面可能仍有这些资料`);
    expect(await client.vault.changePassphrase({ secret, passphrase: other })).toEqual({ behind: [] });
    const copies = join(vaultDir, 'backups', 'copies');
    for (const folder of [vaultDir, ...readdirSync(copies).map((name) => join(copies, name))]) {
      await expect(openSlot(folder, secret), folder).rejects.toMatchObject({ code: 'passphraseWrong' });
      await openSlot(folder, { passphrase: other });
    }
    // Reverting the restore brings nothing of it back.
    await client.vault.choose({ path: vaultDir });
    await client.vault.unlock({ passphrase: other });
    await expect(client.cases.open({ caseNumber: closed })).rejects.toMatchObject({ code: 'caseMissing' });
    expect(new Set(await office.desk.vault().files.list())).toEqual(office.desk.vault().namedFiles());
  });

  it('is named where it cannot be reached, and is nobody’s business once it is deleted or another one', async () => {
    await using office = await closedOffice();
    await using away = await freshFolder();
    const [into, disk] = [join(away.path, '恢复'), join(away.path, '移动硬盘')];
    await restored(office, into);
    const { client } = office;
    const unplugged = join(disk, '样例资料库');
    writeFileSync(join(into, 'restored.json'), JSON.stringify({ replaces: unplugged }));
    const changed = await client.vault.changePassphrase({ secret, passphrase: other });
    expect(changed.behind).toEqual([{ folder: unplugged, lastBackup: null, replaced: true }]);
    expect(sayBehind(changed.behind, '口令')).toBe(
      `恢复以前的旧资料库没能跟着换，仍用旧口令打开：“${unplugged}”；不再需要时，请把那个文件夹整个删除。`,
    );
    const { erasure } = await erase(office);
    expect(erasure.receipt.replaced).toEqual([{ folder: unplugged, told: false }]);
    await mkdir(disk);
    expect(await office.desk.vault().replacedVaults()).toEqual([]);
    await using stranger = await freshVault();
    writeFileSync(join(into, 'restored.json'), JSON.stringify({ replaces: stranger.dir }));
    expect(await office.desk.vault().replacedVaults()).toEqual([]);
  });
});

it('a file nobody can tell the owner of is a line on the receipt', async () => {
  await using office = await closedOffice();
  const { id } = await office.desk.vault().files.put(Buffer.from('样例：谁的都不知道'));
  await office.client.vault.lock();
  await office.client.vault.unlock(secret);
  const { erasure } = await erase(office);
  expect(erasure.receipt).toMatchObject({ unclaimed: 1, unclaimedNames: [`${id}.age`] });
  expect(JSON.stringify(receiptPages(erasure, null))).toContain('有 1 份没有登记的加密文件');
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
