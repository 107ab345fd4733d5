import { createHash } from 'node:crypto';
import { keepMadeFile } from '#backend/vault/madeFiles.ts';
import type { Vault } from '#backend/vault/openVault.ts';
import { expectOne, sql } from '#backend/vault/sql.ts';
import { insertFix } from '#backend/vault/store/fixes.ts';
import { insertScan } from '#backend/vault/store/scans.ts';
import { plainRecipe } from '#shared/scans/recipe.ts';
import { specimenFacts } from './specimenRows.ts';

/** An original in the vault, with the row that names it; answers with the id of its file. */
export async function receiveOriginal(vault: Vault, text: string): Promise<string> {
  const { id, sha256, bytes } = await vault.files.put(Buffer.from(text));
  const facts = { ...specimenFacts, name: `样例-${text}.jpg`, sha256, bytes };
  insertScan(vault.db, { fileId: id, origin: null, facts, receivedAt: '2026-11-28T01:00:00.000Z' });
  return id;
}

/** A fixed copy of an original, which counts from now on; answers with the id of its file. */
export async function receiveCopy(vault: Vault, original: string, text: string): Promise<string> {
  const { db } = vault;
  const { scanId } = expectOne<{ scanId: number }>(db, sql`SELECT id AS scanId FROM scans WHERE file_id = ${original}`);
  const content = Buffer.from(text);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const facts = { ...specimenFacts, sha256, bytes: content.byteLength };
  const fix = { scanId, recipe: { ...plainRecipe, turn: 90 as const }, facts, madeAt: '2026-11-28T01:00:00.000Z' };
  let id = '';
  await keepMadeFile(vault, content, (fileId) => {
    insertFix(db, { ...fix, fileId });
    id = fileId;
  });
  return id;
}
