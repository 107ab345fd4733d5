import { get, type ReadDatabase, sql, updateOne, type WriteDatabase } from '../sql.ts';

/** The JSON text kept under a name; null when nothing is. */
export function getSetting(db: ReadDatabase, name: string): string | null {
  return get<{ value: string }>(db, sql`SELECT value FROM settings WHERE name = ${name}`)?.value ?? null;
}

/** Keeps a JSON text under a name, in place of what was there. */
export function putSetting(db: WriteDatabase, name: string, json: string): void {
  updateOne(
    db,
    sql`INSERT INTO settings (name, value) VALUES (${name}, ${json})
      ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );
}
