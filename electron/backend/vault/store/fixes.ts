import type { Recipe } from '#shared/scans/recipe.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import type { FixBefore, ScanFix } from '#shared/scans/storedScan.ts';
import { all, expectOne, get, type ReadDatabase, run, sql, type WriteDatabase } from '../sql.ts';
import { type ScanRow, scanColumns, scanOf } from './scans.ts';

/** What the columns below say of the copies of one scan. */
export interface FixRow {
  readonly fixedAt: string | null;
  readonly fixFile: string | null;
  readonly recipe: string | null;
  readonly fixFacts: string | null;
  /** The recipe an undo brings back; null both for the original and where there is nothing to undo. */
  readonly before: string | null;
}

export const fixColumns = sql`
  fixed.made_at AS fixedAt, fixed.file_id AS fixFile, fixed.recipe AS recipe, fixed.facts AS fixFacts,
  earlier.recipe AS before`;

/** Belongs behind a FROM that has `scans`. */
export const fixJoins = sql`
  LEFT JOIN fixes AS fixed ON fixed.scan_id = scans.id AND fixed.place = 'now'
  LEFT JOIN fixes AS earlier ON earlier.scan_id = scans.id AND earlier.place = 'before'`;

/** The copies of a scan: a copy is called like it, a code that was seen on it is still there, and a drawn page is still drawn. Pure. */
export function fixesOf(
  { fixedAt, fixFile, recipe, fixFacts, before }: FixRow,
  original: ScanFacts,
): { fix: ScanFix | null; fixBefore: FixBefore | null } {
  const fix =
    fixFile === null || fixedAt === null
      ? null
      : {
          fileId: fixFile,
          recipe: JSON.parse(recipe ?? '') as Recipe,
          facts: copyFacts(JSON.parse(fixFacts ?? '') as ScanFacts, original),
          madeAt: fixedAt,
        };
  if (before !== null) return { fix, fixBefore: { recipe: JSON.parse(before) as Recipe } };
  return { fix, fixBefore: fix && { recipe: null } };
}

/** What was measured of a copy, with what only its original tells: copies are made without metadata. */
function copyFacts(measured: ScanFacts, { name, codes, appearance: seen }: ScanFacts): ScanFacts {
  const drawnPage = seen?.drawnPage ?? false;
  const appearance = measured.appearance && { ...measured.appearance, drawnPage };
  return { ...measured, name: copyName(name), extension: 'jpg', codes, appearance };
}

/** Every copy is a JPEG. */
function copyName(name: string): string {
  return `${name.replace(/\.[^.]+$/, '')}.jpg`;
}

/** The copies of one scan. */
export function getFixes(db: ReadDatabase, scanId: number): ReturnType<typeof fixesOf> {
  const row = get<FixRow & ScanRow>(
    db,
    sql`SELECT ${scanColumns}, ${fixColumns} FROM scans ${fixJoins} WHERE scans.id = ${scanId}`,
  );
  return row ? fixesOf(row, scanOf(row).facts) : { fix: null, fixBefore: null };
}

/** A copy by the name of its file, whether it counts or waits to be brought back; null where there is none. */
export function findFix(db: ReadDatabase, scanId: number, fileId: string): { readonly name: string } | null {
  const row = get<{ name: string }>(
    db,
    sql`SELECT name FROM fixes JOIN scans ON scans.id = scan_id WHERE fixes.file_id = ${fileId} AND scan_id = ${scanId}`,
  );
  return row ? { name: copyName(row.name) } : null;
}

export interface NewFix {
  readonly scanId: number;
  /** Announced in `made_files`, durable. */
  readonly fileId: string;
  readonly recipe: Recipe;
  readonly facts: ScanFacts;
  readonly madeAt: string;
}

/** Lets a copy count; what counted until now is what an undo brings back. Within a transaction. */
export function insertFix(db: WriteDatabase, { scanId, fileId, recipe, facts, madeAt }: NewFix): void {
  makeRoom(db, scanId);
  run(
    db,
    sql`INSERT INTO fixes (file_id, scan_id, place, recipe, facts, made_at)
      VALUES (${fileId}, ${scanId}, 'now', ${JSON.stringify(recipe)}, ${JSON.stringify(facts)}, ${madeAt})`,
  );
}

/** Lets the original count again; an undo brings the copy back. False when it counts already. Within a transaction. */
export function setFixAside(db: WriteDatabase, scanId: number): boolean {
  const { fixed } = expectOne<{ fixed: number }>(
    db,
    sql`SELECT count(*) AS fixed FROM fixes WHERE scan_id = ${scanId} AND place = 'now'`,
  );
  if (fixed === 0) return false;
  makeRoom(db, scanId);
  return true;
}

/** What counts now becomes what was before it. */
function makeRoom(db: WriteDatabase, scanId: number): void {
  run(db, sql`DELETE FROM fixes WHERE scan_id = ${scanId} AND place = 'before'`);
  run(db, sql`UPDATE fixes SET place = 'before' WHERE scan_id = ${scanId}`);
}

/** Brings back what counted before; doing it again undoes that. False when there is nothing to undo. */
export function swapFixes(db: WriteDatabase, scanId: number): boolean {
  return run(db, sql`UPDATE fixes SET place = iif(place = 'now', 'before', 'now') WHERE scan_id = ${scanId}`) > 0;
}

/** Copies that were never looked at by this measure, or by an older one. */
export function listUnseenFixes(db: ReadDatabase, version: number): { fileId: string; recipe: Recipe; name: string }[] {
  return all<{ fileId: string; recipe: string; name: string }>(
    db,
    sql`SELECT fixes.file_id AS fileId, recipe, scans.name AS name FROM fixes JOIN scans ON scans.id = scan_id
      WHERE coalesce(json_extract(facts, '$.appearance.version'), 0) < ${version} ORDER BY made_at DESC`,
  ).map((row) => ({ ...row, recipe: JSON.parse(row.recipe) as Recipe }));
}

/** Keeps what was measured anew of a copy. */
export function updateFixFacts(db: WriteDatabase, fileId: string, facts: ScanFacts): void {
  run(db, sql`UPDATE fixes SET facts = ${JSON.stringify(facts)} WHERE file_id = ${fileId}`);
}

/** The copies of a scan with their files: what counts, and what an undo brings back. */
export function listFixFiles(
  db: ReadDatabase,
  scanId: number,
): {
  readonly place: 'now' | 'before';
  readonly fileId: string;
  readonly recipe: Recipe;
  readonly facts: ScanFacts;
  readonly madeAt: string;
}[] {
  return all<{ place: 'now' | 'before'; fileId: string; recipe: string; facts: string; madeAt: string }>(
    db,
    sql`SELECT place, file_id AS fileId, recipe, facts, made_at AS madeAt FROM fixes WHERE scan_id = ${scanId}`,
  ).map((row) => ({ ...row, recipe: JSON.parse(row.recipe) as Recipe, facts: JSON.parse(row.facts) as ScanFacts }));
}
