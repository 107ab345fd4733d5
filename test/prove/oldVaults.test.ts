import { createHash } from 'node:crypto';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEncrypted } from '#backend/vault/database.ts';
import { filePath } from '#backend/vault/files.ts';
import { knownVersion, migrate, migrations } from '#backend/vault/migrate.ts';
import { openVault, type Vault } from '#backend/vault/openVault.ts';
import { type Row, tablesOf } from '#test/support/dumpVault.ts';
import { folderBytes } from '#test/support/folderBytes.ts';
import { tell } from '#test/support/proofSize.ts';
import { type FreshVault, freshFolder, freshVault, testPassphrase } from '#test/support/vault.ts';
import { openBare, testKeys } from '#test/support/vaultDatabase.ts';
import { fileIdsOfVersion, rowsOfVersion } from '../fixtures/oldVaults/rows.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'oldVaults');

/** Judgements are worked out anew from all the rest; three of the steps forget them on purpose. Doomed files are deleted. */
const forgotten = new Set(['judgements', 'doomed_files']);

/** Digests of the key files, which the database learns whenever the vault is opened. */
const notedAtOpening = /^vault\.(slot|formerSlots)\./;

/** A closed vault with the files all versions name; each version gets a database of its own in it. */
async function oldVault(): Promise<FreshVault> {
  const desk = await freshVault();
  for (const id of fileIdsOfVersion(knownVersion)) await desk.vault.files.put(Buffer.from('样例'), id);
  desk.vault.close();
  return desk;
}

/** Gives it a database as version `version` left it, with a row in every table; answers with what is in it. */
async function putDatabase(desk: FreshVault, version: number): Promise<ReadonlyMap<string, readonly Row[]>> {
  desk.vault.close();
  const path = join(desk.dir, 'desk.db');
  const { databaseKey } = await testKeys(desk.dir);
  rmSync(path);
  const db = openEncrypted(path, databaseKey, true);
  for (let step = 1; step <= version; step++) {
    migrate(db, migrations.slice(0, step));
    db.exec(rowsOfVersion.get(step) ?? '');
  }
  const tables = bareTables(db);
  db.close();
  return tables;
}

function bareTables(db: Awaited<ReturnType<typeof openBare>>): Map<string, Row[]> {
  const names = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all() as { name: string }[];
  return new Map(names.map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}" ORDER BY 1`).all() as Row[]]));
}

/** Every field that was there is there, and the same; answers how many. */
function compare(before: ReadonlyMap<string, readonly Row[]>, vault: Vault, version: string): number {
  const after = tablesOf(vault);
  let fields = 0;
  for (const [table, rows] of before) {
    if (forgotten.has(table)) continue;
    // What a vault notes at each opening came with this one.
    const now = (after.get(table) ?? []).filter(({ name }) => table !== 'settings' || !notedAtOpening.test(`${name}`));
    const columns = Object.keys(rows[0] ?? {});
    const kept = now.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
    expect(kept, `${version}: ${table}`).toEqual(rows);
    fields += rows.length * columns.length;
  }
  return fields;
}

/** What is in a file, whatever its row says of it: the rows here record made-up digests. */
async function contentOf({ dir, files }: Vault, id: string): Promise<string> {
  return Buffer.from(await files.decrypt(readFileSync(filePath(join(dir, 'files'), id)))).toString();
}

test('every version of the schema has rows here in all of its tables', async () => {
  expect([...rowsOfVersion.keys()]).toEqual(migrations.map(({ version }) => version));
  await using desk = await oldVault();
  const tables = await putDatabase(desk, knownVersion);
  expect([...tables].filter(([, rows]) => rows.length === 0).map(([table]) => table)).toEqual(['judgements']);
});

test('no step was changed after it was made', () => {
  const sums = Object.fromEntries(
    migrations.map(({ version, sql }) => [version, createHash('sha256').update(sql).digest('hex')]),
  );
  const kept = JSON.parse(readFileSync(join(fixtures, 'steps.json'), 'utf8')) as Record<string, string>;
  // A new step adds its line to steps.json; the others stay for ever.
  expect(sums).toEqual(kept);
});

test('a vault of every version opens, equal field by field', async () => {
  await using desk = await oldVault();
  let fields = 0;
  for (const { version } of migrations) {
    const tables = await putDatabase(desk, version);
    const vault = await desk.reopen();
    fields += compare(tables, vault, `version ${version}`);
    for (const id of fileIdsOfVersion(version)) expect(await contentOf(vault, id)).toBe('样例');
  }
  tell(`${migrations.length} versions, ${fields} fields: all equal`);
});

test('a stored vault, bytes and all, opens as it was when it was stored', async () => {
  await using folder = await freshFolder();
  const dir = join(folder.path, 'vault');
  cpSync(join(fixtures, 'version1'), dir, { recursive: true });
  const bare = await openBare(dir);
  expect(bare.pragma('user_version', { simple: true })).toBe(1);
  const tables = bareTables(bare);
  bare.close();
  const vault = await openVault({ dir, secret: { passphrase: testPassphrase }, now: new Date() });
  try {
    expect(compare(tables, vault, 'the stored vault')).toBeGreaterThan(150);
    for (const id of fileIdsOfVersion(1)) expect(await contentOf(vault, id)).toBe('样例');
  } finally {
    vault.close();
  }
});

test('a vault of a version to come is refused, and not one byte of it changes', async () => {
  await using desk = await oldVault();
  await putDatabase(desk, knownVersion);
  const db = await openBare(desk.dir);
  db.exec("CREATE TABLE to_come (id INTEGER PRIMARY KEY, what TEXT); INSERT INTO to_come VALUES (1, '样例');");
  db.pragma(`user_version = ${knownVersion + 1}`);
  db.close();
  const before = folderBytes(desk.dir);
  const refusal = { code: 'vaultNewer', details: { found: knownVersion + 1, known: knownVersion } };
  await expect(desk.reopen()).rejects.toMatchObject(refusal);
  expect(folderBytes(desk.dir)).toEqual(before);
});
