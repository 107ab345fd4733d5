import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openBare } from './vaultDatabase.ts';

/** Spoils one byte in the page where a table (or index) begins, of a vault that is locked. */
export async function spoilPage(vaultDir: string, name: string): Promise<void> {
  const db = await openBare(vaultDir);
  const [row] = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').all(name) as { rootpage: number }[];
  const size = Number(db.pragma('page_size', { simple: true }));
  db.close();
  const file = openSync(join(vaultDir, 'desk.db'), 'r+');
  const at = ((row?.rootpage ?? 0) - 1) * size + 2000;
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, at);
  writeSync(file, Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, at);
  closeSync(file);
}
