import { all, expectOne, get, type ReadDatabase, run, sql, updateOne, type WriteDatabase } from '../sql.ts';

/** The JSON text kept under a name; null when nothing is. */
export function getSetting(db: ReadDatabase, name: string): string | null {
  return get<{ value: string }>(db, sql`SELECT value FROM settings WHERE name = ${name}`)?.value ?? null;
}

/** Every setting whose name begins with `prefix`, by name. */
export function listSettings(db: ReadDatabase, prefix: string): { name: string; value: string }[] {
  return all(db, sql`SELECT name, value FROM settings WHERE ${beginsWith(prefix)} ORDER BY name`);
}

/** How many settings begin with `prefix`. */
export function countSettings(db: ReadDatabase, prefix: string): number {
  return expectOne<{ count: number }>(db, sql`SELECT count(*) AS count FROM settings WHERE ${beginsWith(prefix)}`)
    .count;
}

/** Keeps a JSON text under a name, in place of what was there. */
export function putSetting(db: WriteDatabase, name: string, json: string): void {
  updateOne(
    db,
    sql`INSERT INTO settings (name, value) VALUES (${name}, ${json})
      ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );
}

/** Forgets what is kept under a name; nothing happens when nothing is. */
export function removeSetting(db: WriteDatabase, name: string): void {
  run(db, sql`DELETE FROM settings WHERE name = ${name}`);
}

/** By substr, because LIKE would take `_` for any character and ignore letter case. */
function beginsWith(prefix: string) {
  return sql`substr(name, 1, ${prefix.length}) = ${prefix}`;
}
