import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { insertScan } from '#backend/vault/store/scans.ts';
import { filesContaining, folderBytes } from '#test/support/folderBytes.ts';
import { specimenFacts, specimenPerson } from '#test/support/specimenRows.ts';
import { freshVault, testPassphrase } from '#test/support/vault.ts';
import { testKeys } from '#test/support/vaultDatabase.ts';

const name = '样例欧阳独一无二';
const certificateNumber = '110101198801019999';
const fileName = '样例独一无二的文件名.jpg';

test('no byte of the folder tells a name, a number, a picture or a key', async () => {
  await using desk = await freshVault();
  const { db, files } = desk.vault;
  const picture = randomBytes(100_000);
  insertPerson(db, { ...specimenPerson, name, certificateNumber });
  const { id: fileId, sha256, bytes } = await files.put(picture);
  const facts = { ...specimenFacts, name: fileName, sha256, bytes };
  insertScan(db, { fileId, origin: null, facts, receivedAt: '2026-11-23T01:00:00.000Z' });
  const { databaseKey, fileIdentity } = await testKeys(desk.dir);
  const secrets = [name, certificateNumber, fileName, sha256, testPassphrase, databaseKey, fileIdentity];
  const patterns = [
    ...secrets.map((each) => Buffer.from(each)),
    Buffer.from(databaseKey, 'hex'),
    picture.subarray(50_000, 50_016),
    Buffer.from('CREATE TABLE'),
    Buffer.from('SQLite format 3'),
  ];
  const found = () => patterns.flatMap((pattern) => filesContaining(desk.dir, pattern));

  // While the write-ahead log still holds the rows, and after it has been folded into the database.
  expect([...folderBytes(desk.dir).keys()].map((path) => path.slice(desk.dir.length + 1))).toContain('desk.db-wal');
  expect(found()).toEqual([]);
  desk.vault.close();
  expect(found()).toEqual([]);

  // The search itself works: a plain copy is found.
  writeFileSync(join(desk.dir, 'plain.txt'), `vor ${certificateNumber} nach`);
  expect(found()).toEqual([join(desk.dir, 'plain.txt')]);
});

test.each(['new', 'reopened'])('a %s vault keeps no unencrypted working file while it is open', async (state) => {
  await using desk = await freshVault();
  if (state === 'reopened') await desk.reopen();
  insertPerson(desk.vault.db, specimenPerson);
  const names = [...folderBytes(desk.dir).keys()].map((path) => path.slice(desk.dir.length + 1)).sort();
  expect(names).toEqual([
    'desk.db',
    'desk.db-wal',
    'keys/passphrase.age',
    'keys/recovery.age',
    'keys/vault.json',
    'keys/written.json',
    'vault.json',
    'vault.lock',
  ]);
});
