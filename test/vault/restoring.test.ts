import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endOf } from '#backend/jobs/endOf.ts';
import { type RestoredVault, restoreBackup } from '#backend/vault/backups/restoreBackup.ts';
import { restoreNewest } from '#backend/vault/backups/restoreNewest.ts';
import { openVault } from '#backend/vault/openVault.ts';
import { backupsAt } from '#test/support/backupsAt.ts';
import { receiveOriginal } from '#test/support/receiveOriginal.ts';
import { freshFolder, freshVault, testClock, testPassphrase } from '#test/support/vault.ts';

const clock = testClock('2026-11-28T01:00:00.000Z');

const { backUp, restore } = backupsAt(clock);

describe('restoring', () => {
  it('is refused where something lies already, where there is no backup, with a wrong passphrase: nothing is made', async () => {
    await using desk = await freshVault();
    await using there = await freshFolder();
    await using away = await freshFolder();
    const { folder: from } = await backUp(desk.vault, there.path);
    writeFileSync(join(away.path, '样例文件.txt'), '样例');
    const into = join(away.path, '新资料库');
    await expect(restore({ from, into: away.path })).rejects.toMatchObject({ code: 'folderOccupied' });
    await expect(restore({ from, into: desk.dir })).rejects.toMatchObject({ code: 'vaultInUse' });
    await expect(restore({ from: there.path, into })).rejects.toMatchObject({ code: 'backupMissing' });
    const wrong = restoreBackup({ from, into, secret: { passphrase: '不是这个口令' }, now: clock() });
    await expect(wrong.next()).rejects.toMatchObject({ code: 'passphraseWrong' });
    expect(readdirSync(away.path)).toEqual(['样例文件.txt']);
  });

  it.each(['desk.db', 'backup.json'])('a backup whose %s was damaged is refused', async (name) => {
    await using desk = await freshVault();
    await using there = await freshFolder();
    await using away = await freshFolder();
    const { folder: from } = await backUp(desk.vault, there.path);
    const bytes = readFileSync(join(from, name));
    bytes.fill(0x7a, Math.floor(bytes.length / 2));
    writeFileSync(join(from, name), bytes);
    await expect(restore({ from, into: join(away.path, '新') })).rejects.toMatchObject({ code: 'backupDamaged' });
    expect(readdirSync(away.path)).toEqual([]);
  });

  it('names the newest older backup that is sound, and takes it by itself where a folder of several is named', async () => {
    await using desk = await freshVault();
    await using there = await freshFolder();
    await using away = await freshFolder();
    await receiveOriginal(desk.vault, '样例一');
    const made = [];
    for (let count = 0; count < 4; count++) made.push((await backUp(desk.vault, there.path)).folder);
    const [, sound = '', broken = '', newest = ''] = made;
    writeFileSync(join(newest, 'desk.db'), 'x');
    rmSync(join(broken, 'keys', 'passphrase.age'));
    const wish = { secret: { passphrase: testPassphrase }, now: clock(), into: join(away.path, '新') };
    await expect(endOf(restoreNewest({ ...wish, from: newest }))).rejects.toMatchObject({
      code: 'backupDamaged',
      message: expect.stringMatching(new RegExp(`${basename(newest)} 的数据库.*${sound}`)),
    });
    expect(readdirSync(away.path)).toEqual([]);
    const restored = await endOf(restoreNewest({ ...wish, from: there.path }));
    expect(restored).toMatchObject({ from: sound, damaged: [newest, broken], files: 1, lost: [] });
  });

  it('tells the backups of several vaults in one folder apart by the passphrase', async () => {
    await using desk = await freshVault();
    await using other = await freshVault();
    await using there = await freshFolder();
    await using away = await freshFolder();
    const { folder: from } = await backUp(desk.vault, there.path);
    await backUp(other.vault, there.path);
    const wish = { from: there.path, into: join(away.path, '新'), now: clock() };
    const restored = await endOf(restoreNewest({ ...wish, secret: { recoveryCode: desk.recoveryCode } }));
    expect(restored.from).toBe(from);
    const wrong = restoreNewest({ ...wish, into: join(away.path, '二'), secret: { passphrase: '不是这个口令' } });
    await expect(endOf(wrong)).rejects.toMatchObject({ code: 'passphraseWrong' });
    const none = restoreNewest({ ...wish, from: away.path, secret: { passphrase: testPassphrase } });
    await expect(endOf(none)).rejects.toMatchObject({ code: 'backupMissing' });
  });

  it('says which originals did not come through, and brings the others', async () => {
    await using desk = await freshVault();
    await using there = await freshFolder();
    await using away = await freshFolder();
    const [gone, spoilt, fine] = [
      await receiveOriginal(desk.vault, '样例一'),
      await receiveOriginal(desk.vault, '样例二'),
      await receiveOriginal(desk.vault, '样例三'),
    ];
    const { folder: from } = await backUp(desk.vault, there.path);
    const copy = (id: string) => join(from, '..', '..', 'files', id.slice(0, 2), `${id}.age`);
    rmSync(copy(gone));
    const bytes = readFileSync(copy(spoilt));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(copy(spoilt), bytes);
    const into = join(away.path, '新');
    const { lost, files } = await restore({ from, into });
    expect(lost.toSorted()).toEqual([gone, spoilt].toSorted());
    expect(files).toBe(1);
    const vault = await openVault({ dir: into, secret: { passphrase: testPassphrase }, now: clock() });
    expect(Buffer.from(await vault.files.read(fine)).toString()).toBe('样例三');
    await expect(vault.files.read(gone)).rejects.toMatchObject({ code: 'vaultDamaged' });
    vault.close();
  });

  it('that breaks off leaves no vault, and can be begun again in the same folder', async () => {
    await using desk = await freshVault();
    await using there = await freshFolder();
    await using away = await freshFolder();
    await receiveOriginal(desk.vault, '样例一');
    const { folder: from } = await backUp(desk.vault, there.path);
    const into = join(away.path, '新');
    const steps = restoreBackup({ from, into, secret: { passphrase: testPassphrase }, now: clock() });
    await steps.next();
    await steps.return({} as RestoredVault);
    await expect(openVault({ dir: into, secret: { passphrase: testPassphrase }, now: clock() })).rejects.toMatchObject({
      code: 'vaultMissing',
    });
    expect(await restore({ from, into })).toMatchObject({ files: 1, lost: [] });
  });
});
