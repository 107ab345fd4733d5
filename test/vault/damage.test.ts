/// <reference path="../../electron/backend/vault/betterSqlite3.d.ts" />
import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createVault } from '#backend/vault/openVault.ts';
import { all, sql } from '#backend/vault/sql.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { insertScan } from '#backend/vault/store/scans.ts';
import { readVaultRecord } from '#backend/vault/vaultRecord.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { receiveCopy, receiveOriginal } from '#test/support/receiveOriginal.ts';
import { specimenFacts, specimenPerson } from '#test/support/specimenRows.ts';
import { type FreshVault, freshVault, testClock, testPassphrase, testWorkFactor } from '#test/support/vault.ts';

const damaged = { code: 'vaultDamaged' };
const keyDamaged = { code: 'keyFileDamaged' };

/** A closed vault whose database spans many pages. */
async function filledVault(): Promise<FreshVault & { readonly database: string }> {
  const desk = await freshVault();
  for (let index = 0; index < 300; index += 1)
    insertPerson(desk.vault.db, { ...specimenPerson, post: `样例 ${index}` });
  desk.vault.close();
  return Object.assign(desk, { database: join(desk.dir, 'desk.db') });
}

/** Opens the vault and reads every page of it. */
async function readAll(desk: FreshVault): Promise<unknown[]> {
  const { db } = await desk.reopen();
  all(db, sql`SELECT * FROM persons`);
  return all(db, sql`PRAGMA integrity_check`);
}

test('a truncated database is damage', async () => {
  await using desk = await filledVault();
  for (const length of [5000, 1000, 10, 0]) {
    truncateSync(desk.database, length);
    await expect(desk.reopen(), `${length} bytes`).rejects.toMatchObject(damaged);
  }
});

test('a missing database is damage', async () => {
  await using desk = await filledVault();
  rmSync(desk.database);
  await expect(desk.reopen()).rejects.toMatchObject(damaged);
});

test('one changed bit in any page is damage, never other data', async () => {
  await using desk = await filledVault();
  const whole = readFileSync(desk.database);
  for (let place = 2000; place < whole.length; place += 4096) {
    const broken = Buffer.from(whole);
    broken.writeUInt8(broken.readUInt8(place) ^ 1, place);
    writeFileSync(desk.database, broken);
    // A page that nobody read on the way is told by the check of the whole.
    const told = readAll(desk).then(
      (rows) => JSON.stringify(rows).includes('unable to get the page') && damaged,
      (error: unknown) => error,
    );
    expect(await told, `byte ${place}`).toMatchObject(damaged);
    desk.vault.close();
  }
  writeFileSync(desk.database, whole);
  expect(await readAll(desk)).toEqual([{ integrity_check: 'ok' }]);
});

test('the database of another vault is damage', async () => {
  await using one = await filledVault();
  await using other = await filledVault();
  copyFileSync(other.database, one.database);
  await expect(one.reopen()).rejects.toMatchObject(damaged);
});

test('an unencrypted database is refused', async () => {
  await using desk = await filledVault();
  rmSync(desk.database);
  new Database(desk.database).exec('CREATE TABLE persons (name)').close();
  await expect(desk.reopen()).rejects.toMatchObject({ ...damaged, message: expect.stringContaining('没有加密') });
});

test('a broken key file is told as that alone, and the other one still opens', async () => {
  await using desk = await freshVault();
  desk.vault.close();
  const slot = join(desk.dir, 'keys', 'passphrase.age');
  const whole = readFileSync(slot);
  for (const content of [whole.subarray(0, 200), whole.subarray(0, -1), Buffer.alloc(0)]) {
    writeFileSync(slot, content);
    await expect(desk.reopen()).rejects.toMatchObject({ ...keyDamaged, remedy: expect.stringMatching(/改用恢复码/) });
  }
  rmSync(slot);
  await expect(desk.reopen()).rejects.toMatchObject(keyDamaged);
  await desk.reopen({ recoveryCode: desk.recoveryCode });
  desk.vault.close();
  rmSync(join(desk.dir, 'keys', 'recovery.age'));
  await expect(desk.reopen()).rejects.toMatchObject({ ...keyDamaged, remedy: expect.stringContaining('最近一次备份') });
});

test('the key file of another vault is told as one that is broken', async () => {
  await using one = await freshVault();
  await using other = await freshVault();
  copyFileSync(join(other.dir, 'keys', 'passphrase.age'), join(one.dir, 'keys', 'passphrase.age'));
  await expect(one.reopen()).rejects.toMatchObject(keyDamaged);
});

test.each(['is gone', 'was cut off', 'is nonsense'])('a vault whose vault.json %s opens by its copy', async (how) => {
  await using desk = await filledVault();
  const path = join(desk.dir, 'vault.json');
  const whole = readFileSync(path, 'utf8');
  if (how === 'is gone') rmSync(path);
  else writeFileSync(path, how === 'was cut off' ? whole.slice(0, 40) : '{"format":1}');
  await desk.reopen();
  expect(await readVaultRecord(path)).toEqual(JSON.parse(whole));
});

test('a vault of an older version gets the copy of its vault.json when it is opened', async () => {
  await using desk = await filledVault();
  const copy = join(desk.dir, 'keys', 'vault.json');
  rmSync(copy);
  await desk.reopen();
  expect(readFileSync(copy, 'utf8')).toBe(readFileSync(join(desk.dir, 'vault.json'), 'utf8'));
});

test('over a vault that lost its vault.json and the copy no new one is made, and it opens', async () => {
  await using desk = await filledVault();
  desk.vault.close();
  rmSync(join(desk.dir, 'vault.json'));
  rmSync(join(desk.dir, 'keys', 'vault.json'));
  const before = folderBytes(desk.dir);
  const create = createVault({
    dir: desk.dir,
    passphrase: testPassphrase,
    now: testClock()(),
    workFactor: testWorkFactor,
  });
  await expect(create).rejects.toMatchObject(damaged);
  expect(folderBytes(desk.dir)).toEqual(before);
  const { id } = desk.vault;
  expect((await desk.reopen()).id).toBe(id);
});

test('a missing or altered original is named', async () => {
  await using desk = await freshVault();
  const { db, files } = desk.vault;
  const { id } = await files.put(Buffer.alloc(100_000, 7));
  insertScan(db, { fileId: id, origin: null, facts: specimenFacts, receivedAt: '2026-11-23T01:00:00.000Z' });
  const path = join(desk.dir, 'files', id.slice(0, 2), `${id}.age`);
  const whole = readFileSync(path);
  for (const place of [30, 300, 70_000, whole.length - 1]) {
    const broken = Buffer.from(whole);
    broken.writeUInt8(broken.readUInt8(place) ^ 1, place);
    writeFileSync(path, broken);
    await expect(files.read(id)).rejects.toMatchObject({ ...damaged, message: expect.stringContaining(id) });
  }
  writeFileSync(path, whole.subarray(0, 65_000));
  await expect(files.read(id)).rejects.toMatchObject(damaged);
  rmSync(path);
  await expect(files.read(id)).rejects.toMatchObject({ ...damaged, message: expect.stringContaining(id) });
  await expect(files.read('../../vault')).rejects.toThrow('not a file id');
});

test('an original or a fixed copy that is exchanged for another whole file of the vault is damage, never its contents', async () => {
  await using desk = await freshVault();
  const [one, other] = [
    await receiveOriginal(desk.vault, '样例甲的身份证'),
    await receiveOriginal(desk.vault, '样例乙的身份证'),
  ];
  const copy = await receiveCopy(desk.vault, one, '样例甲的身份证，修整过');
  const { files } = desk.vault;
  const pathOf = (id: string) => join(desk.dir, 'files', id.slice(0, 2), `${id}.age`);
  const whole = new Map([one, other, copy].map((id) => [id, readFileSync(pathOf(id))]));
  for (const [id, instead] of [
    [one, other],
    [other, copy],
    [copy, one],
  ] as const) {
    expect(Buffer.from(await files.read(id)).toString()).toContain('身份证');
    writeFileSync(pathOf(id), whole.get(instead) ?? '');
    await expect(files.read(id)).rejects.toMatchObject({ ...damaged, message: expect.stringContaining(id) });
    writeFileSync(pathOf(id), whole.get(id) ?? '');
  }
  // Whoever goes on after the lock gets nothing more.
  desk.vault.close();
  await expect(files.read(one)).rejects.toMatchObject({ code: 'vaultLocked' });
});
