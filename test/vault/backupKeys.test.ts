import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endOf } from '#backend/jobs/endOf.ts';
import { ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { openSlot, type VaultSecret, writeSlot } from '#backend/vault/keySlots.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { freshFolder, testPassphrase, testWorkFactor } from '#test/support/vault.ts';

const passphrase = testPassphrase;
const other = '另一个样例口令 8';

describe('backups of before', () => {
  const elsewhere = async (desk: Awaited<ReturnType<typeof caseDesk>>, folder: string) => {
    await desk.client.backups.chooseFolder({ folder });
    for await (const _ of await desk.client.backups.make({ to: null }));
    const { backups } = await desk.client.backups.get();
    expect(backups).toHaveLength(2);
    return backups.map((each) => each.folder);
  };
  const opensBy = async (folder: string, secret: VaultSecret) =>
    openSlot(folder, secret).then(
      () => true,
      () => false,
    );

  it('open with the new passphrase and the new recovery code alone, in the second folder too', async () => {
    await using desk = await caseDesk();
    await using disk = await freshFolder();
    const { vault } = desk.client;
    const folders = await elsewhere(desk, disk.path);
    expect(await vault.changePassphrase({ secret: { passphrase }, passphrase: other })).toEqual({ behind: [] });
    const { recoveryCode, behind } = await vault.renewRecovery({ passphrase: other });
    expect(behind).toEqual([]);
    const secrets = [{ passphrase }, { recoveryCode: desk.recoveryCode }, { passphrase: other }, { recoveryCode }];
    for (const folder of folders) {
      const works = await Promise.all(secrets.map((secret) => opensBy(folder, secret)));
      expect(works, folder).toEqual([false, false, true, true]);
    }
  });

  it('in a second folder that is gone are told of, and follow with the next backup there', async () => {
    await using desk = await caseDesk();
    await using disk = await freshFolder();
    const { vault, backups } = desk.client;
    const folder = join(disk.path, '移动硬盘');
    await mkdir(folder);
    const [one = '', two = ''] = (await elsewhere(desk, folder)).toSorted((a) => (a.startsWith(folder) ? 1 : -1));
    await rename(folder, join(disk.path, '拔掉了'));
    expect(await vault.changePassphrase({ secret: { passphrase }, passphrase: other })).toEqual({
      behind: [{ folder: expect.stringContaining(folder), lastBackup: expect.stringContaining('2026-11-23') }],
    });
    expect((await vault.renewRecovery({ passphrase: other })).behind).toHaveLength(1);
    expect(await opensBy(one, { passphrase })).toBe(false);
    await rename(join(disk.path, '拔掉了'), folder);
    expect(await opensBy(two, { passphrase })).toBe(true);
    // Another day: nothing but the vault itself remembers.
    await vault.lock();
    await vault.unlock({ passphrase: other });
    for await (const _ of await backups.make({ to: null }));
    expect(await opensBy(two, { passphrase })).toBe(false);
    expect(await opensBy(two, { recoveryCode: desk.recoveryCode })).toBe(false);
    expect(await opensBy(two, { passphrase: other })).toBe(true);
  });

  it('follow wherever a backup was ever made: at once, or with the next one there, every generation', async () => {
    await using desk = await caseDesk();
    await using disk = await freshFolder();
    const { vault, backups } = desk.client;
    const [near, far, away] = ['优盘', '移动硬盘', '拔掉了'].map((name) => join(disk.path, name)) as [
      string,
      string,
      string,
    ];
    for (const each of [near, far]) await mkdir(each);
    const backUp = async (to: string) => {
      for await (const event of await backups.make({ to })) if (event.type === 'made') return event.backup;
      throw new Error('no backup was made');
    };
    const made = [await backUp(near), await backUp(far), await backUp(far)];
    const [one = '', two = '', three = ''] = made.map(({ folder }) => folder);
    await rename(far, away);
    const { behind } = await vault.changePassphrase({ secret: { passphrase }, passphrase: other });
    const { recoveryCode, behind: also } = await vault.renewRecovery({ passphrase: other });
    for (const told of [behind, also]) {
      expect(told).toEqual([{ folder: expect.stringContaining(far), lastBackup: made[2]?.madeAt }]);
    }
    expect(await opensBy(one, { passphrase })).toBe(false);
    expect(await opensBy(one, { passphrase: other })).toBe(true);
    await rename(away, far);
    expect(await opensBy(two, { passphrase })).toBe(true);
    await vault.lock();
    await vault.unlock({ passphrase: other });
    await backUp(far);
    for (const folder of [two, three]) {
      const secrets = [{ passphrase }, { recoveryCode: desk.recoveryCode }, { passphrase: other }, { recoveryCode }];
      const works = await Promise.all(secrets.map((secret) => opensBy(folder, secret)));
      expect(works, folder).toEqual([false, false, true, true]);
    }
  });

  it('are not missed where none ever came to be', async () => {
    await using desk = await caseDesk();
    await using disk = await freshFolder();
    await writeFile(join(disk.path, '文件'), '');
    const to = join(disk.path, '文件', '里面');
    await expect(endOf(await desk.client.backups.make({ to }))).rejects.toMatchObject({ code: 'cannotWrite' });
    expect(await desk.client.vault.changePassphrase({ secret: { passphrase }, passphrase: other })).toEqual({
      behind: [],
    });
    expect(desk.desk.vault().backupPlaces()).toHaveLength(1);
  });

  it('follow while the vault is locked, and where a crash kept them from it when it is opened', async () => {
    await using desk = await caseDesk();
    await using disk = await freshFolder();
    const folders = await elsewhere(desk, disk.path);
    const own = folders.find((each) => each.startsWith(desk.vaultDir)) ?? '';
    const slot = join(own, 'keys', 'passphrase.age');
    const old = readFileSync(slot);
    const { vault } = desk.client;
    await vault.lock();
    expect(await vault.changePassphrase({ secret: { passphrase }, passphrase: other })).toEqual({ behind: [] });
    for (const folder of folders) expect(await opensBy(folder, { passphrase })).toBe(false);
    await writeFile(slot, old);
    await vault.unlock({ passphrase: other });
    expect(await opensBy(own, { passphrase })).toBe(false);
  });

  it('keep no second name of the old key that a kill has left, there or on the disk', async () => {
    await using desk = await caseDesk();
    await using disk = await freshFolder();
    const folders = await elsewhere(desk, disk.path);
    const left = folders.map((folder) => join(folder, 'keys', '.passphrase.age.0123456789abcdef.part'));
    const old = readFileSync(join(desk.vaultDir, 'keys', 'passphrase.age'));
    const { vault, backups } = desk.client;
    await vault.changePassphrase({ secret: { passphrase }, passphrase: other });
    for (const each of left) await writeFile(each, old);
    await vault.lock();
    await vault.unlock({ recoveryCode: desk.recoveryCode });
    expect(left.map(existsSync)).toEqual(folders.map((folder) => !folder.startsWith(desk.vaultDir)));
    for await (const _ of await backups.make({ to: null }));
    expect(left.map(existsSync)).toEqual([false, false]);
  });

  it('count as behind while a second name of the old key cannot be cleared away', async () => {
    await using desk = await caseDesk();
    await using disk = await freshFolder();
    const folders = await elsewhere(desk, disk.path);
    const there = folders.find((each) => each.startsWith(disk.path)) ?? '';
    await mkdir(join(there, 'keys', '.passphrase.age.0123456789abcdef.part'));
    const { behind } = await desk.client.vault.changePassphrase({ secret: { passphrase }, passphrase: other });
    expect(behind).toEqual([{ folder: expect.stringContaining(disk.path), lastBackup: expect.any(String) }]);
  });

  it('have the passphrase that was changed while they were made', async () => {
    await using desk = await caseDesk();
    const vault = desk.desk.vault();
    const keys = await openSlot(vault.dir, { passphrase });
    const place = ownBackupPlace(vaultLayout(vault.dir).backups);
    const steps = vault.backUp({ place, kind: 'manual', now: new Date('2026-11-24T01:00:00.000Z') });
    await steps.next();
    await writeSlot(vault.dir, keys, { passphrase: other }, testWorkFactor);
    const { folder } = await endOf(steps);
    expect(await opensBy(folder, { passphrase })).toBe(false);
    expect(await opensBy(folder, { passphrase: other })).toBe(true);
  });

  it('keep their good key where that of the vault is spoilt', async () => {
    await using desk = await caseDesk();
    await using disk = await freshFolder();
    const folders = await elsewhere(desk, disk.path);
    await desk.client.vault.changePassphrase({ secret: { passphrase }, passphrase: other });
    await desk.client.vault.lock();
    await desk.client.vault.unlock({ recoveryCode: desk.recoveryCode });
    await writeFile(join(desk.vaultDir, 'keys', 'passphrase.age'), '样例坏了');
    for await (const _ of await desk.client.backups.make({ to: null }));
    for (const folder of folders) expect(await opensBy(folder, { passphrase: other })).toBe(true);
  });
});
