import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace, listBackups, ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { dropBackupsBefore } from '#backend/vault/backups/dropBackups.ts';
import { pruneBackups } from '#backend/vault/backups/pruneBackups.ts';
import { restoreBackup } from '#backend/vault/backups/restoreBackup.ts';
import type { MadeBackup } from '#backend/vault/backups/writeBackup.ts';
import { openVault } from '#backend/vault/openVault.ts';
import { all, run, sql } from '#backend/vault/sql.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { backupsAt } from '#test/support/backupsAt.ts';
import { freshDesk } from '#test/support/caseDesk.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { receiveOriginal } from '#test/support/receiveOriginal.ts';
import { specimenPerson } from '#test/support/specimenRows.ts';
import { freshFolder, freshVault, testClock, testPassphrase } from '#test/support/vault.ts';

const clock = testClock('2026-11-28T01:00:00.000Z');

const { backUp, restore } = backupsAt(clock);

describe('a backup on another disk', () => {
  it('becomes a vault again, anywhere, with the passphrase or the recovery code, and the first one is untouched', async () => {
    await using desk = await freshVault();
    await using there = await freshFolder();
    await using away = await freshFolder();
    insertPerson(desk.vault.db, { ...specimenPerson, name: '样例留下的人' });
    const id = await receiveOriginal(desk.vault, '样例营业执照');
    const made = await backUp(desk.vault, there.path);
    expect(made).toMatchObject({ kind: 'manual', files: 1, ownFiles: true, lost: [] });
    insertPerson(desk.vault.db, { ...specimenPerson, name: '样例后来的人', certificateNumber: null });

    // As on another computer: only the backup is there, in another place.
    const usb = join(away.path, '样例优盘');
    await cp(there.path, usb, { recursive: true });
    const [found] = await listBackups(backupPlace(usb, desk.vault.id));
    const before = folderBytes(desk.dir);
    for (const [name, secret] of Object.entries({
      口令: { passphrase: testPassphrase },
      恢复码: { recoveryCode: desk.recoveryCode },
    })) {
      const into = join(away.path, name);
      const restored = await endOf(restoreBackup({ from: found?.folder ?? '', into, secret, now: clock() }));
      const erased = { known: 'unknown', cases: 0, files: 0 };
      expect(restored).toEqual({ dir: into, cases: 0, files: 1, lost: [], badKeys: [], otherKeys: [], erased });
      const vault = await openVault({ dir: into, secret, now: clock() });
      expect(all(vault.db, sql`SELECT name FROM persons`)).toEqual([{ name: '样例留下的人' }]);
      expect(Buffer.from(await vault.files.read(id)).toString()).toBe('样例营业执照');
      vault.close();
    }
    expect(folderBytes(desk.dir)).toEqual(before);
  });

  it('copies an original once, however many backups name it, and drops it with the last of them', async () => {
    await using desk = await freshVault();
    await using there = await freshFolder();
    const place = backupPlace(there.path, desk.vault.id);
    const first = await receiveOriginal(desk.vault, '样例一');
    const days = Array.from({ length: 70 }, (_, day) => new Date(Date.UTC(2026, 8, 1 + day, 1)));
    const copies = () => readdirSync(join(place.files ?? '', first.slice(0, 2)));
    const [day = clock(), ...later] = days;
    await backUp(desk.vault, there.path, 'automatic', day);
    run(desk.vault.db, sql`DELETE FROM scans`);
    await desk.vault.files.remove(first);
    for (const each of later) {
      expect(copies()).toEqual([`${first}.age`]);
      await backUp(desk.vault, there.path, 'automatic', each);
      await pruneBackups(place);
      if ((await listBackups(place)).every(({ files }) => files === 0)) break;
    }
    expect(copies()).toEqual([]);
    expect((await listBackups(place)).length).toBeGreaterThan(1);
  });

  it('counts only once it is whole: one that was broken off is no backup and is cleared away by the next', async () => {
    await using desk = await freshVault();
    await using there = await freshFolder();
    await receiveOriginal(desk.vault, '样例一');
    const place = backupPlace(there.path, desk.vault.id);
    const steps = desk.vault.backUp({ place, kind: 'manual', now: clock() });
    await steps.next();
    await steps.return({} as MadeBackup);
    expect(readdirSync(place.backups)).toHaveLength(1);
    expect(await listBackups(place)).toEqual([]);
    await backUp(desk.vault, there.path);
    expect(readdirSync(place.backups)).toHaveLength(1);
    expect(await listBackups(place)).toHaveLength(1);
  });

  it('leaves another one that is being made alone, and what that one counts on while older ones are dropped', async () => {
    await using desk = await freshVault();
    await using there = await freshFolder();
    await using away = await freshFolder();
    const place = backupPlace(there.path, desk.vault.id);
    const now = clock();
    await receiveOriginal(desk.vault, '样例零');
    await backUp(desk.vault, there.path, 'automatic', new Date('2026-11-20T00:00:00.000Z'));
    for (const name of ['一', '二', '三']) await receiveOriginal(desk.vault, `样例${name}`);
    // Two of the very same moment, and a dropping of old ones, while the first has copied half.
    const slow = desk.vault.backUp({ place, kind: 'automatic', now });
    for (let step = 0; step < 3; step++) await slow.next();
    const quick = await backUp(desk.vault, there.path, 'manual', now);
    await rm(quick.folder, { recursive: true });
    expect(await dropBackupsBefore(place, '2026-11-27T00:00:00.000Z', clock().toISOString(), null)).toBe(1);
    const made = await endOf(slow);
    expect(made).toMatchObject({ files: 4, lost: [] });
    expect(made.folder).not.toBe(quick.folder);
    expect(await restore({ from: made.folder, into: join(away.path, '新') })).toMatchObject({ files: 4, lost: [] });
    expect(readdirSync(place.backups)).toHaveLength(1);
  });

  it('leaves no half copy of whoever was killed, and lets the one that is being written be', async () => {
    await using desk = await freshVault();
    await using there = await freshFolder();
    const place = backupPlace(there.path, desk.vault.id);
    const id = await receiveOriginal(desk.vault, '样例一');
    const half = (of: string) => {
      const shelf = join(place.files ?? '', of.slice(0, 2));
      mkdirSync(shelf, { recursive: true });
      const path = join(shelf, `.${of}.age.0123456789abcdef.part`);
      writeFileSync(path, '样例：写到一半');
      return path;
    };
    const halves = [half(id), half('0'.repeat(32))];
    const left = () => halves.map((path) => existsSync(path));
    const steps = desk.vault.backUp({ place, kind: 'manual', now: clock() });
    await steps.next();
    await pruneBackups(place);
    expect(left()).toEqual([true, false]);
    await endOf(steps);
    await pruneBackups(place);
    expect(left()).toEqual([false, false]);
    expect(readdirSync(join(place.files ?? '', id.slice(0, 2)))).toEqual([`${id}.age`]);
  });

  it('looks again for what another computer deleted meanwhile, and leaves what that one makes alone', async () => {
    await using desk = await freshVault();
    await using there = await freshFolder();
    const place = backupPlace(there.path, desk.vault.id);
    const id = await receiveOriginal(desk.vault, '样例一');
    const copy = join(place.files ?? '', id.slice(0, 2), `${id}.age`);
    const elsewhere = join(place.backups, '2026-11-27T000000.000Z');
    mkdirSync(elsewhere, { recursive: true });
    const claim = { pid: 1, host: '样例电脑二', boot: '样例', started: null, token: '样例', files: ['0'.repeat(32)] };
    writeFileSync(join(elsewhere, 'making.json'), JSON.stringify(claim));
    const steps = desk.vault.backUp({ place, kind: 'manual', now: clock() });
    await steps.next();
    await steps.next();
    rmSync(copy);
    await endOf(steps);
    expect(existsSync(copy)).toBe(true);
    expect(existsSync(elsewhere)).toBe(true);
    // A day later it is a leftover.
    utimesSync(join(elsewhere, 'making.json'), 0, 0);
    await backUp(desk.vault, there.path);
    expect(existsSync(elsewhere)).toBe(false);
  });

  it('stops at once when it is cancelled', async () => {
    await using desk = await freshVault();
    await using there = await freshFolder();
    await receiveOriginal(desk.vault, '样例一');
    const stop = AbortSignal.abort();
    const making = endOf(
      desk.vault.backUp({ place: backupPlace(there.path, desk.vault.id), kind: 'manual', now: clock(), signal: stop }),
    );
    await expect(making).rejects.toThrow(/abort/i);
    expect(await listBackups(backupPlace(there.path, desk.vault.id))).toEqual([]);
  });

  it('tells of originals the vault has lost, and keeps those it has itself', async () => {
    await using desk = await freshVault();
    await using there = await freshFolder();
    const [lost, kept] = [await receiveOriginal(desk.vault, '样例一'), await receiveOriginal(desk.vault, '样例二')];
    const path = (id: string) => join(desk.dir, 'files', id.slice(0, 2), `${id}.age`);
    rmSync(path(lost));
    const first = await backUp(desk.vault, there.path);
    expect(first).toMatchObject({ files: 1, lost: [lost] });
    rmSync(path(kept));
    expect(await backUp(desk.vault, there.path)).toMatchObject({ files: 1, lost: [lost] });
  });
});

it('a backup cannot be chosen as the vault to work in, and not one byte of it changes', async () => {
  await using desk = await freshVault();
  await using there = await freshFolder();
  const made = await backUp(desk.vault, there.path);
  const before = folderBytes(made.folder);
  await using office = await freshDesk();
  const { path } = await office.client.vault.status();
  await expect(office.client.vault.choose({ path: made.folder })).rejects.toMatchObject({ code: 'vaultIsBackup' });
  expect((await office.client.vault.status()).path).toBe(path);
  expect(folderBytes(made.folder)).toEqual(before);
});

it('a copy of the database within the vault leans on its originals', async () => {
  await using desk = await freshVault();
  await using away = await freshFolder();
  const id = await receiveOriginal(desk.vault, '样例一');
  const place = ownBackupPlace(join(desk.dir, 'backups'));
  const made = await endOf(desk.vault.backUp({ place, kind: 'automatic', now: clock() }));
  expect(made).toMatchObject({ files: 1, ownFiles: false });
  const into = join(away.path, '新');
  expect(await restore({ from: made.folder, into })).toMatchObject({ files: 1, lost: [] });
  const vault = await openVault({ dir: into, secret: { passphrase: testPassphrase }, now: clock() });
  expect(Buffer.from(await vault.files.read(id)).toString()).toBe('样例一');
  vault.close();
});
