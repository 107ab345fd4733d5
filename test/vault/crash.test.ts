import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createVault } from '#backend/vault/openVault.ts';
import { all, sql } from '#backend/vault/sql.ts';
import { getScan, insertScan } from '#backend/vault/store/scans.ts';
import { startChild } from '#test/support/child.ts';
import { specimenFacts } from '#test/support/specimenRows.ts';
import { freshFolder, freshVault, testClock, testPassphrase, testWorkFactor } from '#test/support/vault.ts';

test.each([1, 7, 20])('kill -9 after %i acknowledgements loses none of them and leaves nothing half', async (count) => {
  await using desk = await freshVault();
  desk.vault.close();
  const child = startChild('fillVault.ts', [desk.dir]);
  const acknowledged: string[] = [];
  while (acknowledged.length < count) acknowledged.push(await child.line());
  acknowledged.push(...(await child.kill()));

  const { db, files } = await desk.reopen();
  for (const line of acknowledged) {
    const [id, fileId, sha256] = line.split(' ');
    expect(getScan(db, Number(id))).toMatchObject({ fileId, facts: { sha256 } });
  }
  // Every row has its whole file, every file its row, and no temporary file is left.
  const rows = all<{ fileId: string; sha256: string }>(db, sql`SELECT file_id AS fileId, sha256 FROM scans`);
  for (const { fileId, sha256 } of rows) {
    expect(
      createHash('sha256')
        .update(await files.read(fileId))
        .digest('hex'),
    ).toBe(sha256);
  }
  expect((await files.list()).sort()).toEqual(rows.map(({ fileId }) => fileId).sort());
  const names = readdirSync(desk.dir, { recursive: true, encoding: 'utf8' });
  expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('opening clears half-written files, sets unclaimed ones aside and brings them back when a row names them', async () => {
  await using desk = await freshVault();
  const { id } = await desk.vault.files.put(Buffer.from('样例'));
  const leftovers = ['.vault.json.0123456789abcdef.part', 'files/00/.x.age.0123456789abcdef.part'];
  for (const path of leftovers) writeFileSync(join(desk.dir, path), 'x');
  const { db } = await desk.reopen();
  expect(leftovers.filter((path) => existsSync(join(desk.dir, path)))).toEqual([]);
  expect(existsSync(join(desk.dir, 'files', 'unclaimed', `${id}.age`))).toBe(true);
  const facts = { ...specimenFacts, sha256: createHash('sha256').update('样例').digest('hex') };
  insertScan(db, { fileId: id, origin: null, facts, receivedAt: '2026-11-23T01:00:00.000Z' });
  const { files } = await desk.reopen();
  expect(Buffer.from(await files.read(id)).toString()).toBe('样例');
});

test('a creation that was cut off with its very first file half-written can be done again', async () => {
  await using folder = await freshFolder();
  const halves = ['.vault.unfinished.0123456789abcdef.part', '.vault.lock.0123456789abcdef.part'];
  for (const name of halves) writeFileSync(join(folder.path, name), '');
  const wish = { dir: folder.path, passphrase: testPassphrase, now: testClock()(), workFactor: testWorkFactor };
  (await createVault(wish)).vault.close();
  expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a folder of the user that has one of our names is left alone', async () => {
  await using desk = await freshVault();
  desk.vault.close();
  const dir = join(desk.dir, 'elsewhere');
  mkdirSync(join(dir, 'files'), { recursive: true });
  writeFileSync(join(dir, 'files', '合同.txt'), '样例');
  const create = createVault({ dir, passphrase: testPassphrase, now: testClock()(), workFactor: testWorkFactor });
  await expect(create).rejects.toMatchObject({ code: 'folderOccupied' });
  expect(readdirSync(dir)).toEqual(['files']);
  rmSync(dir, { recursive: true });
});
