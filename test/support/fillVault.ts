import { randomBytes } from 'node:crypto';
import { openVault } from '#backend/vault/openVault.ts';
import { insertScan } from '#backend/vault/store/scans.ts';
import { specimenFacts } from './specimenRows.ts';
import { testPassphrase } from './vault.ts';

// Run as a process of its own: receives scans without end, three at a time, and says which are stored, until killed.
const [dir = ''] = process.argv.slice(2);
const vault = await openVault({ dir, secret: { passphrase: testPassphrase }, now: new Date() });

async function receive(): Promise<void> {
  for (;;) {
    const { id: fileId, sha256, bytes } = await vault.files.put(randomBytes(50_000));
    const facts = { ...specimenFacts, sha256, bytes };
    const id = insertScan(vault.db, { fileId, origin: null, facts, receivedAt: '2026-11-23T01:00:00.000Z' });
    // A pipe is written synchronously: what was printed has left this process.
    process.stdout.write(`${id} ${fileId} ${sha256}\n`);
  }
}
await Promise.all([receive(), receive(), receive()]);
