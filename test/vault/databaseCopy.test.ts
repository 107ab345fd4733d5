/// <reference path="../../electron/backend/vault/betterSqlite3.d.ts" />
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { checkDatabase, copyDatabase } from '#backend/vault/databaseCopy.ts';
import { freshFolder, freshVault } from '#test/support/vault.ts';
import { openBare, testKeys } from '#test/support/vaultDatabase.ts';

/** The bytes of a page of the copy that is neither its first nor its last. */
const somewhere = 2 * 4096 + 2000;

function flip(path: string): void {
  const bytes = readFileSync(path);
  bytes[somewhere] = (bytes[somewhere] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** A disk that takes a copy and keeps something else of it: SQLite is content, and only reading it again can tell. */
function onLyingDisk(db: Database, lie: (path: string) => void): Database {
  return new Proxy(db, {
    get: (target, name) => {
      if (name !== 'prepare') return Reflect.get(target, name);
      return (text: string) => ({
        run: (path: string) => {
          target.prepare(text).run(path);
          lie(path);
        },
      });
    },
  });
}

const lies: Readonly<Record<string, (path: string) => void>> = {
  'one bit is another': flip,
  'the end is missing': (path) => truncateSync(path, 3 * 4096),
  'nothing is there': (path) => truncateSync(path, 0),
};

it('a copy of the database is there only once it was read again', async () => {
  await using desk = await freshVault();
  await using folder = await freshFolder();
  desk.vault.close();
  const { databaseKey } = await testKeys(desk.dir);
  const db = await openBare(desk.dir);
  const path = join(folder.path, 'desk.db');
  for (const [what, lie] of Object.entries(lies)) {
    const copied = copyDatabase(onLyingDisk(db, lie), databaseKey, path);
    await expect(copied, what).rejects.toMatchObject({ code: 'vaultDamaged' });
    expect(readdirSync(folder.path)).toEqual([]);
  }
  await copyDatabase(db, databaseKey, path);
  expect(checkDatabase(path, databaseKey)).toBe(Number(db.pragma('user_version', { simple: true })));
  db.close();
});
