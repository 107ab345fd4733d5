import type { Vault } from '#backend/vault/openVault.ts';
import { insertScan } from '#backend/vault/store/scans.ts';
import { specimenFacts } from './specimenRows.ts';

/** An original in the vault, with the row that names it; answers with the id of its file. */
export async function receiveOriginal(vault: Vault, text: string): Promise<string> {
  const { id, sha256, bytes } = await vault.files.put(Buffer.from(text));
  const facts = { ...specimenFacts, name: `样例-${text}.jpg`, sha256, bytes };
  insertScan(vault.db, { fileId: id, origin: null, facts, receivedAt: '2026-11-28T01:00:00.000Z' });
  return id;
}
