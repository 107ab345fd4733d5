import { createInterface } from 'node:readline';
import { openVault, type Vault } from '#backend/vault/openVault.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { DeskError } from '#shared/api/errors.ts';
import { specimenPerson } from '#test/support/specimenRows.ts';
import { testPassphrase } from '#test/support/vault.ts';

// Run as a process of its own: for every line `open DIR` tries to be the one who has the vault, writes a row and says so;
// `close` gives it free again.
let vault: Vault | null = null;
for await (const line of createInterface({ input: process.stdin })) {
  const [what, dir = ''] = line.split(' ');
  if (what === 'close') {
    vault?.close();
    vault = null;
    console.log('{"closed":true}');
    continue;
  }
  try {
    vault = await openVault({ dir, secret: { passphrase: testPassphrase }, now: new Date() });
    insertPerson(vault.db, { ...specimenPerson, post: `样例 ${process.pid}` });
    console.log(JSON.stringify({ won: process.pid }));
  } catch (error) {
    const { code, message } = error instanceof DeskError ? error : { code: 'undeclared', message: String(error) };
    console.log(JSON.stringify({ code, message }));
  }
}
