import { createHash } from 'node:crypto';
import { type AccessEntry, type AccessKind, entryText, firstDigest } from '#shared/access/accessEntry.ts';
import type { CheckedLog } from '#shared/access/checkedLog.ts';
import { all, expectOne, get, insertOne, type ReadDatabase, sql, transaction, type WriteDatabase } from '../sql.ts';

/** What is to be written down; `at` is an ISO moment. */
export interface NewAccess {
  readonly at: string;
  readonly kind: AccessKind;
  readonly about: string | null;
}

const columns = sql`id, at, kind, about, digest`;

/** Lines read at once while the log is checked or exported. */
const pageOf = 10_000;

/** Adds lines to the log, each chained to the one before it; all of them or none. */
export function appendAccess(db: WriteDatabase, entries: readonly NewAccess[]): void {
  transaction(db, () => {
    let { id, digest } = get<Pick<AccessEntry, 'id' | 'digest'>>(
      db,
      sql`SELECT id, digest FROM access_log ORDER BY id DESC LIMIT 1`,
    ) ?? { id: 0, digest: firstDigest };
    // Lines that are lost at its end stay missed: theirs are not given to others.
    id = Math.max(id, numbersGiven(db));
    for (const entry of entries) {
      id += 1;
      digest = digestOf(digest, { id, ...entry });
      insertOne(
        db,
        sql`INSERT INTO access_log (id, at, kind, about, digest)
          VALUES (${id}, ${entry.at}, ${entry.kind}, ${entry.about}, ${digest})`,
      );
    }
  });
}

/** The newest lines below `before`, or of all; of one case where it is named. */
export function listAccess(
  db: ReadDatabase,
  { before, most, caseNumber }: { before: number | null; most: number; caseNumber: string | null },
): AccessEntry[] {
  return all<AccessEntry>(
    db,
    sql`SELECT ${columns} FROM access_log
      WHERE id < ${before ?? Number.MAX_SAFE_INTEGER}
        AND (${caseNumber} IS NULL OR about = ${caseNumber} OR substr(about, 1, length(${caseNumber}) + 1) = ${caseNumber} || ' ')
      ORDER BY id DESC LIMIT ${most}`,
  );
}

/** What all lines of one kind are about. */
export function aboutsOfKind(db: ReadDatabase, kind: AccessKind): ReadonlySet<string> {
  const rows = all<{ about: string }>(
    db,
    sql`SELECT about FROM access_log WHERE kind = ${kind} AND about IS NOT NULL ORDER BY id`,
  );
  return new Set(rows.map(({ about }) => about));
}

/** How many lines there are. */
export function countAccess(db: ReadDatabase): number {
  return expectOne<{ count: number }>(db, sql`SELECT count(*) AS count FROM access_log`).count;
}

/** All lines, oldest first, a page at a time. */
export function* everyAccess(db: ReadDatabase): Generator<AccessEntry, void, undefined> {
  for (let after = 0; ; ) {
    const page = all<AccessEntry>(
      db,
      sql`SELECT ${columns} FROM access_log WHERE id > ${after} ORDER BY id LIMIT ${pageOf}`,
    );
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** Checks every line against the one before it, and that none is missing, not even at the end. */
export function checkAccessLog(db: ReadDatabase): Omit<CheckedLog, 'contradicted'> {
  let entries = 0;
  let before = firstDigest;
  for (const entry of everyAccess(db)) {
    entries += 1;
    if (entry.id !== entries || entry.digest !== digestOf(before, entry))
      return { entries: countAccess(db), broken: entries };
    before = entry.digest;
  }
  const given = numbersGiven(db);
  return { entries, broken: given === entries ? null : entries + 1 };
}

/** The highest number a line was ever given. */
function numbersGiven(db: ReadDatabase): number {
  return get<{ seq: number }>(db, sql`SELECT seq FROM sqlite_sequence WHERE name = 'access_log'`)?.seq ?? 0;
}

function digestOf(before: string, entry: Omit<AccessEntry, 'digest'>): string {
  return createHash('sha256').update(entryText(before, entry)).digest('hex');
}
