/// <reference path="../../electron/backend/vault/betterSqlite3.d.ts" />
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { openVault } from '#backend/vault/openVault.ts';
import { testPassphrase } from './vault.ts';
import { openBare } from './vaultDatabase.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Every row of every table, always in the same order. */
export function tablesOf(db: Database): Map<string, Row[]> {
  const names = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all() as { name: string }[];
  return new Map(names.map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}" ORDER BY 1`).all() as Row[]]));
}

/** What is worked out anew whenever it is missing, or is only there while something is made. */
const fleeting = new Set(['judgements', 'made_files']);
/** Moments and random names: the same work done again has others. */
const chance = /(?:^|_)(?:at|since|file_id)$/;

/**
 * The rows of a database as text, without what the same work done again would make otherwise, and without scans that lie
 * in no case and no tray: originals come first, so that work that is broken off may leave one, which nobody is shown.
 */
function essence(db: Database): string {
  const tables = tablesOf(db);
  const held = new Set(
    ['materials', 'intake_items'].flatMap((name) =>
      (tables.get(name) ?? []).flatMap((row) => [row['scan_id'], row['source_id']]),
    ),
  );
  tables.set(
    'scans',
    (tables.get('scans') ?? []).filter(({ id }) => held.has(id)),
  );
  return [...tables]
    .filter(([name]) => !fleeting.has(name))
    .map(([name, rows]) => {
      const kept = rows.map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !chance.test(column))));
      return `${name}: ${kept.toSorted().join()}`;
    })
    .join('\n');
}

/**
 * What a closed vault holds, opened as anybody would open it, and that it is whole: the database passes its check, every
 * row has its file with the bytes it names, every file its row, and nothing half-written is left. Throws where it is not.
 */
export async function dumpVault(dir: string, passphrase = testPassphrase): Promise<string> {
  const vault = await openVault({ dir, secret: { passphrase }, now: new Date() });
  const named = [...vault.namedFiles()].toSorted();
  const contents = new Map<string, string>();
  try {
    for (const id of named)
      contents.set(
        id,
        createHash('sha256')
          .update(await vault.files.read(id))
          .digest('hex'),
      );
    const lying = (await vault.files.list()).toSorted();
    if (lying.join() !== named.join())
      throw new Error(`files ${lying.join()} are not those of the rows ${named.join()}`);
  } finally {
    vault.close();
  }
  // A backup that was broken off is no backup; the next one there clears it away.
  const halves = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.part') && !name.startsWith('backups/'),
  );
  if (halves.length > 0) throw new Error(`half-written: ${halves.join()}`);
  const db = passphrase === testPassphrase ? await openBare(dir) : null;
  if (db === null) return '';
  try {
    const [check] = db.pragma('integrity_check') as { integrity_check: string }[];
    if (check?.integrity_check !== 'ok') throw new Error(`integrity: ${check?.integrity_check}`);
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) throw new Error('broken references');
    const scans = db.prepare('SELECT file_id AS id, sha256 FROM scans').all() as { id: string; sha256: string }[];
    for (const { id, sha256 } of scans)
      if (contents.get(id) !== sha256) throw new Error(`file ${id} is not what its row says`);
    return essence(db);
  } finally {
    db.close();
  }
}

/** Whether a vault lies here: its record is there, and it opens whole. */
export function isVault(dir: string): boolean {
  return readdirSync(dir, { encoding: 'utf8' }).includes('vault.json');
}

/** Paths below a folder without those of hidden names. */
export function shownFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .toSorted();
}
