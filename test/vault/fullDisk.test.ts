import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createVault, openVault, type Vault } from '#backend/vault/openVault.ts';
import { all, sql } from '#backend/vault/sql.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { insertScan } from '#backend/vault/store/scans.ts';
import { needsRoot, smallDisk } from '#test/support/smallDisk.ts';
import { specimenFacts, specimenPerson } from '#test/support/specimenRows.ts';
import { freshFolder, testClock, testPassphrase, testWorkFactor } from '#test/support/vault.ts';

const now = testClock()();
const cannotWrite = { code: 'cannotWrite' };
const create = (dir: string) => createVault({ dir, passphrase: testPassphrase, now, workFactor: testWorkFactor });
const open = (dir: string) => openVault({ dir, secret: { passphrase: testPassphrase }, now });

/** Works until the disk refuses, and returns what was acknowledged before. */
async function fill(step: () => Promise<string> | string): Promise<{ done: string[]; error: unknown }> {
  const done: string[] = [];
  for (;;) {
    try {
      done.push(await step());
    } catch (error) {
      return { done, error };
    }
  }
}

test('a disk that fills up while scans come in loses none that was acknowledged', async ({ skip }) => {
  await using disk = await smallDisk(2048);
  if (!disk) return skip(needsRoot);
  const dir = join(disk.path, 'vault');
  const { vault } = await create(dir);
  const filler = join(disk.path, 'filler');
  writeFileSync(filler, Buffer.alloc(200_000));
  const { done, error } = await fill(async () => {
    const { id, sha256, bytes } = await vault.files.put(randomBytes(60_000));
    const facts = { ...specimenFacts, sha256, bytes };
    insertScan(vault.db, { fileId: id, origin: null, facts, receivedAt: now.toISOString() });
    return sha256;
  });
  expect(error).toMatchObject(cannotWrite);
  expect(done.length).toBeGreaterThan(5);
  const check = async ({ db, files }: Vault) => {
    const rows = all<{ id: string; sha256: string }>(
      db,
      sql`SELECT file_id AS id, sha256 FROM scans ORDER BY scans.id`,
    );
    expect(rows.map(({ sha256 }) => sha256)).toEqual(done);
    for (const { id, sha256 } of rows) {
      expect(
        createHash('sha256')
          .update(await files.read(id))
          .digest('hex'),
      ).toBe(sha256);
    }
  };
  await check(vault);
  vault.close();
  rmSync(filler);
  const again = await open(dir);
  await check(again);
  again.close();
});

test('a disk that fills up while rows are written keeps those that were acknowledged, and works on with room', async ({
  skip,
}) => {
  await using disk = await smallDisk(2048);
  if (!disk) return skip(needsRoot);
  const dir = join(disk.path, 'vault');
  const { vault } = await create(dir);
  const filler = join(disk.path, 'filler');
  writeFileSync(filler, Buffer.alloc(1_200_000));
  let count = 0;
  const { done, error } = await fill(() => {
    count += 1;
    return String(insertPerson(vault.db, { ...specimenPerson, post: `${'样'.repeat(50)}${count}` }));
  });
  expect(error).toMatchObject(cannotWrite);
  const ids = ({ db }: Vault) =>
    all<{ id: number }>(db, sql`SELECT id FROM persons ORDER BY id`).map(({ id }) => String(id));
  expect(ids(vault)).toEqual(done);
  rmSync(filler);
  done.push(String(insertPerson(vault.db, specimenPerson)));
  vault.close();
  const again = await open(dir);
  expect(ids(again)).toEqual(done);
  expect(all(again.db, sql`PRAGMA integrity_check`)).toEqual([{ integrity_check: 'ok' }]);
  again.close();
});

test('a full disk keeps no vault shut, not even after a wrong passphrase or a crash, and still lets in only one', async ({
  skip,
}) => {
  await using disk = await smallDisk(4096);
  if (!disk) return skip(needsRoot);
  const dir = join(disk.path, 'vault');
  const { vault } = await create(dir);
  const id = insertPerson(vault.db, specimenPerson);
  const lock = readFileSync(join(dir, 'vault.lock'), 'utf8');
  vault.close();
  const look = async () => {
    const opened = await open(dir);
    expect(all(opened.db, sql`SELECT id FROM persons`)).toEqual([{ id }]);
    await expect(open(dir)).rejects.toMatchObject({
      code: 'vaultInUse',
      details: { owner: expect.stringContaining('进程') },
    });
    expect(opened.lock.state()).toBe('held');
    opened.close();
  };
  disk.leave(0);
  await look();
  const wrong = openVault({ dir, secret: { passphrase: '不是这个口令' }, now });
  await expect(wrong).rejects.toMatchObject({ code: 'passphraseWrong' });
  await look();
  // As a process leaves it that was killed.
  renameSync(join(dir, 'vault.free'), join(dir, 'vault.lock'));
  writeFileSync(join(dir, 'vault.lock'), JSON.stringify({ ...JSON.parse(lock), started: '1' }), { flag: 'r+' });
  await look();
  expect(readFileSync(join(dir, 'vault.free'), 'utf8').trim()).toBe('');
});

test('where there is no lock file to write over, a full disk is said with what is missing', async ({ skip }) => {
  await using disk = await smallDisk(4096);
  if (!disk) return skip(needsRoot);
  const dir = join(disk.path, 'vault');
  (await create(dir)).vault.close();
  rmSync(join(dir, 'vault.free'));
  disk.leave(0);
  await expect(open(dir)).rejects.toMatchObject({
    ...cannotWrite,
    message: expect.stringMatching(/磁盘空间不够，还差约 4 KB$/),
    remedy: expect.stringContaining('回收站'),
  });
  disk.leave(null);
  (await open(dir)).close();
});

test('a disk too small for a vault is said so, and the same folder serves once there is room', async ({ skip }) => {
  await using disk = await smallDisk(1024);
  if (!disk) return skip(needsRoot);
  const filler = join(disk.path, 'filler');
  const dir = join(disk.path, 'vault');
  for (const free of [0, 8, 16, 40, 120]) {
    writeFileSync(filler, Buffer.alloc((1024 - free) * 1024));
    await expect(create(dir), `${free} KB free`).rejects.toMatchObject(cannotWrite);
    rmSync(filler);
  }
  (await create(dir)).vault.close();
  (await open(dir)).close();
});

test('a read-only disk is said so', async ({ skip }) => {
  await using disk = await smallDisk(2048);
  if (!disk) return skip(needsRoot);
  const dir = join(disk.path, 'vault');
  const { vault } = await create(dir);
  vault.close();
  disk.makeReadOnly();
  await expect(open(dir)).rejects.toMatchObject(cannotWrite);
  await expect(create(join(disk.path, 'other'))).rejects.toMatchObject(cannotWrite);
});

test('a folder that cannot be made is said so, with its path', async () => {
  await using folder = await freshFolder();
  writeFileSync(join(folder.path, 'file'), '');
  const dir = join(folder.path, 'file', 'vault');
  await expect(create(dir)).rejects.toMatchObject({ ...cannotWrite, details: { path: dir } });
  await expect(create(join(folder.path, 'file'))).rejects.toMatchObject(cannotWrite);
  mkdirSync(join(folder.path, 'empty'));
  (await create(join(folder.path, 'empty'))).vault.close();
});

test.skipIf(!existsSync('/proc/self'))(
  'a folder that claims to be missing is told, and not tried for ever',
  async () => {
    await expect(create('/proc/beian-desk')).rejects.toMatchObject({
      ...cannotWrite,
      details: { path: '/proc/beian-desk' },
    });
    await expect(create('/proc/beian-desk/below')).rejects.toMatchObject(cannotWrite);
  },
);
