/// <reference path="../../electron/backend/vault/betterSqlite3.d.ts" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { openEncrypted } from '#backend/vault/database.ts';
import { readSlot, type VaultKeys } from '#backend/vault/keySlots.ts';
import { testPassphrase } from './vault.ts';

/** The keys of a test vault, by way of its passphrase slot. */
export async function testKeys(dir: string): Promise<VaultKeys> {
  const { id } = JSON.parse(readFileSync(join(dir, 'vault.json'), 'utf8')) as { id: string };
  return readSlot(dir, id, { passphrase: testPassphrase });
}

/** The bare connection below the store, of a vault that is closed; for tests that corrupt or look beneath. */
export async function openBare(dir: string): Promise<Database> {
  return openEncrypted(join(dir, 'desk.db'), (await testKeys(dir)).databaseKey, false);
}
