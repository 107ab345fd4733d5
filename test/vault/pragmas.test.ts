import { expect, test } from 'vitest';
import { freshVault } from '#test/support/vault.ts';
import { openBare } from '#test/support/vaultDatabase.ts';

test('every connection runs with the settings that keep data whole and secret', async () => {
  await using desk = await freshVault();
  desk.vault.close();
  const expected = {
    cipher: 'chacha20',
    journal_mode: 'wal',
    locking_mode: 'exclusive',
    temp_store: 2,
    synchronous: 2,
    fullfsync: 1,
    foreign_keys: 1,
    secure_delete: 1,
    cell_size_check: 1,
    trusted_schema: 0,
    integrity_check: 'ok',
  };
  const db = await openBare(desk.dir);
  const found = Object.fromEntries(Object.keys(expected).map((name) => [name, db.pragma(name, { simple: true })]));
  db.close();
  expect(found).toEqual(expected);
});
