import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { testKeys } from './vaultDatabase.ts';

/**
 * Every byte of the database of a closed test vault as it is behind the encryption: free pages, and what is left over
 * within pages, too. On a copy, which is deleted.
 */
export async function decryptedBytes(dir: string): Promise<Buffer> {
  const { databaseKey } = await testKeys(dir);
  const folder = mkdtempSync(join(tmpdir(), 'beian-plain-'));
  try {
    const path = join(folder, 'desk.db');
    for (const ending of ['', '-wal']) {
      if (existsSync(join(dir, `desk.db${ending}`))) cpSync(join(dir, `desk.db${ending}`), `${path}${ending}`);
    }
    const db = new Database(path);
    db.pragma("cipher = 'chacha20'");
    db.key(Buffer.from(`raw:${databaseKey}`));
    db.pragma('journal_mode = DELETE');
    db.pragma("rekey = ''");
    db.close();
    const bytes = readFileSync(path);
    if (!bytes.toString('latin1').startsWith('SQLite format 3')) throw new Error('the copy is still encrypted');
    return bytes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
