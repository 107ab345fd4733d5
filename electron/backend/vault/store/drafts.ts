import { all, expectOne, type ReadDatabase, run, sql, updateOne, type WriteDatabase } from '../sql.ts';

/** Every draft as JSON text, by name. */
export function listDrafts(db: ReadDatabase): { name: string; value: string }[] {
  return all(db, sql`SELECT name, value FROM drafts ORDER BY name`);
}

/** How many drafts there are besides the one of this name. */
export function countOtherDrafts(db: ReadDatabase, name: string): number {
  return expectOne<{ count: number }>(db, sql`SELECT count(*) AS count FROM drafts WHERE name <> ${name}`).count;
}

/** Keeps a draft in place of what was kept under its name. */
export function putDraft(db: WriteDatabase, name: string, json: string, at: Date): void {
  updateOne(
    db,
    sql`INSERT INTO drafts (name, value, kept_at) VALUES (${name}, ${json}, ${at.toISOString()})
      ON CONFLICT (name) DO UPDATE SET value = excluded.value, kept_at = excluded.kept_at`,
  );
}

/** Throws a draft away; nothing happens when there is none. */
export function removeDraft(db: WriteDatabase, name: string): void {
  run(db, sql`DELETE FROM drafts WHERE name = ${name}`);
}
