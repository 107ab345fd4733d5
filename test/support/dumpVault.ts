import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openVault, type Vault } from '#backend/vault/openVault.ts';
import { all, sql } from '#backend/vault/sql.ts';
import { testPassphrase } from './vault.ts';

export type Row = Readonly<Record<string, unknown>>;
type Tables = Map<string, Row[]>;

/** Every row of every table of an open vault, always in the same order, read the way the desk reads. */
export function tablesOf({ db }: Vault): Tables {
  const ask = (text: string) => all<Row>(db, sql(Object.assign([text], { raw: [text] })));
  const names = ask("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
  return new Map(names.map(({ name }) => [String(name), ask(`SELECT * FROM "${name}" ORDER BY 1`)]));
}

/**
 * What is worked out anew whenever it is missing, is only there while something is made or erased, or grows with every
 * look at a vault, or consists of digests with moments in them.
 */
const fleeting = new Set(['judgements', 'made_files', 'doomed_files', 'access_log', 'bundle_undo']);
/** Moments and random names: the same work done again has others. */
const chance = /(?:^|_)(?:at|since|file_id)$/;
/** Settings that have moments or full paths in them, or digests of what is made anew. */
const located = /^(?:backups\.place|salvage(?:\.|d$)|access\.keys|vault\.(?:slot|formerSlots)\.)/;

/**
 * Rows as text, without what the same work done again would make otherwise, and without scans that lie in no case and no
 * tray: originals come first, so that work that is broken off may leave one, which nobody is shown.
 */
function essence(tables: Tables): string {
  const held = new Set(
    ['materials', 'intake_items'].flatMap((name) =>
      (tables.get(name) ?? []).flatMap((row) => [row['scan_id'], row['source_id']]),
    ),
  );
  return [...tables]
    .filter(([name]) => !fleeting.has(name))
    .map(([name, rows]) => {
      const shown = name === 'scans' && held.size > 0 ? rows.filter(({ id }) => held.has(id)) : rows;
      // Full paths: a copy of the vault lies elsewhere; and moments.
      const told = name === 'settings' ? shown.filter((row) => !located.test(`${row['name']}`)) : shown;
      const kept = told.map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !chance.test(column))));
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
  try {
    const [check] = all<{ integrity_check: string }>(vault.db, sql`PRAGMA integrity_check`);
    if (check?.integrity_check !== 'ok') throw new Error(`integrity: ${check?.integrity_check}`);
    if (all(vault.db, sql`PRAGMA foreign_key_check`).length > 0) throw new Error('broken references');
    const tables = tablesOf(vault);
    await assertFiles(vault, tables.get('scans') ?? []);
    // A backup that was broken off is no backup; the next one there clears it away.
    const halves = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.part') && !name.startsWith('backups/'),
    );
    if (halves.length > 0) throw new Error(`half-written: ${halves.join()}`);
    return essence(tables);
  } finally {
    vault.close();
  }
}

async function assertFiles(vault: Vault, scans: readonly Row[]): Promise<void> {
  const sums = new Map(scans.map((row) => [row['file_id'], row['sha256']]));
  const named = [...vault.namedFiles()].toSorted();
  for (const id of named) {
    const sha256 = createHash('sha256')
      .update(await vault.files.read(id))
      .digest('hex');
    if (sums.has(id) && sums.get(id) !== sha256) throw new Error(`file ${id} is not what its row says`);
  }
  const lying = (await vault.files.list()).toSorted();
  if (lying.join() !== named.join()) throw new Error(`files ${lying.join()} are not those of the rows ${named.join()}`);
}

/** Whether a vault lies here: its record is there. */
export function isVault(dir: string): boolean {
  return readdirSync(dir, { encoding: 'utf8' }).includes('vault.json');
}

/** Paths of the files below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .toSorted();
}
