import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEncrypted } from '#backend/vault/database.ts';
import { copyDatabase } from '#backend/vault/databaseCopy.ts';
import { knownVersion, type Migration, migrate, migrations } from '#backend/vault/migrate.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { schemaPath, schemaText } from '#test/support/schemaText.ts';
import { specimenPerson } from '#test/support/specimenRows.ts';
import { freshFolder, freshVault } from '#test/support/vault.ts';
import { openBare } from '#test/support/vaultDatabase.ts';

const known = knownVersion;
const at = "'2026-11-23T01:00:00.000Z'";
/** A moment as SQL text. */

test('migrations are numbered without gaps', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
});

test('schema.sql is what the migrations make', () => {
  expect(readFileSync(schemaPath, 'utf8')).toBe(schemaText());
});

test.each(['closed', 'killed'])('a vault that a newer version %s is refused and not one byte changes', async (how) => {
  await using desk = await freshVault();
  insertPerson(desk.vault.db, specimenPerson);
  desk.vault.close();
  const db = await openBare(desk.dir);
  db.pragma(`user_version = ${known + 1}`);
  const asLeftByKill = folderBytes(desk.dir);
  db.close();
  // A killed process leaves its newest changes in the write-ahead log only.
  if (how === 'killed') for (const [path, bytes] of asLeftByKill) writeFileSync(path, bytes);
  const before = folderBytes(desk.dir);
  expect(before.has(join(desk.dir, 'desk.db-wal'))).toBe(how === 'killed');
  await expect(desk.reopen()).rejects.toMatchObject({ code: 'vaultNewer', details: { found: known + 1, known } });
  expect(folderBytes(desk.dir)).toEqual(before);
});

/** A closed vault whose database is as version `version` left it, holding what `rows` inserts. */

test('a vault of this version is opened without another copy', async () => {
  await using desk = await freshVault();
  await desk.reopen();
  expect(folderBytes(join(desk.dir, 'backups')).size).toBe(0);
});

/** What a later step may do: rebuild a table that others point to. */
const rebuild: Migration = {
  version: known + 1,
  sql: `CREATE TABLE persons_new (id INTEGER PRIMARY KEY, name TEXT, nickname TEXT) STRICT;
    INSERT INTO persons_new SELECT id, name, '样例' FROM persons;
    DROP TABLE persons;
    ALTER TABLE persons_new RENAME TO persons;`,
};

async function bareWithSubject() {
  const folder = await freshFolder();
  const db = openEncrypted(join(folder.path, 'desk.db'), 'ab'.repeat(32), true);
  migrate(db);
  db.exec(`INSERT INTO persons (id, name, created_at, updated_at) VALUES (7, '样例张三', ${at}, ${at});
    INSERT INTO subjects (principal_id, name, created_at, updated_at) VALUES (7, '样例公司', ${at}, ${at});`);
  return {
    db,
    folder: folder.path,
    [Symbol.asyncDispose]: async () => {
      db.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

test('a step that rebuilds a table keeps what points to it', async () => {
  await using bare = await bareWithSubject();
  migrate(bare.db, [...migrations, rebuild]);
  expect(bare.db.prepare('SELECT persons.* FROM subjects JOIN persons ON persons.id = principal_id').all()).toEqual([
    { id: 7, name: '样例张三', nickname: '样例' },
  ]);
  expect(bare.db.pragma('foreign_keys', { simple: true })).toBe(1);
});

test.each([
  ['fails halfway', `${rebuild.sql} INSERT INTO nowhere VALUES (1);`, 'nowhere'],
  ['loses what others point to', `${rebuild.sql} DELETE FROM persons;`, 'references'],
])('a step that %s changes nothing', async (_, text, message) => {
  await using bare = await bareWithSubject();
  const before = bare.db.prepare('SELECT * FROM persons, sqlite_schema').all();
  expect(() => migrate(bare.db, [...migrations, { version: known + 1, sql: text }])).toThrow(message);
  expect(bare.db.prepare('SELECT * FROM persons, sqlite_schema').all()).toEqual(before);
  expect(bare.db.pragma('user_version', { simple: true })).toBe(known);
  expect(bare.db.pragma('foreign_keys', { simple: true })).toBe(1);
});

test('a new database has made its log once it is open: a disk that refuses it is told there', async () => {
  await using folder = await freshFolder();
  const path = join(folder.path, 'desk.db');
  const db = openEncrypted(path, 'ab'.repeat(32), true);
  const made = existsSync(`${path}-wal`);
  db.close();
  expect(made).toBe(true);
});

test('a copy that cannot be written stops with the place', async () => {
  await using bare = await bareWithSubject();
  const copy = copyDatabase(bare.db, 'ab'.repeat(32), join(bare.folder, 'desk.db', 'copy.db'));
  await expect(copy).rejects.toMatchObject({ code: 'cannotWrite' });
});
