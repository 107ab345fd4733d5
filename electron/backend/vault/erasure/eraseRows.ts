import { quotesOf } from '#shared/erasure/quotedWords.ts';
import { type ErasedKind, erasedKinds, type Receipt } from '#shared/erasure/receipt.ts';
import { countDatabases } from '../salvage/keptDatabases.ts';
import { all, insertOne, type Query, type ReadDatabase, run, sql, transaction, type WriteDatabase } from '../sql.ts';
import { forgetFillingTicks } from '../store/fillingTicks.ts';
import { digestOfPath } from '../store/intake.ts';
import { type Doomed, decideDoomed, type Wish } from './doomed.ts';
import { erasedWords } from './erasedWords.ts';
import { forgetPlaces } from './forgetPlaces.ts';
import { among } from './idLists.ts';
import type { MarkOf } from './markOf.ts';
import { findMentions } from './mentions.ts';

/** How long something nobody holds may still be put back, in milliseconds: longer than any undo on a screen lasts. */
const looseTime = 24 * 60 * 60_000;

export interface EraseRowsWish extends Wish {
  readonly why: Receipt['why'];
  readonly staff: string | null;
  readonly now: Date;
  readonly markOf: MarkOf;
  /** Marks that are to be known from now on, beside those of what goes. */
  readonly marks?: Iterable<string>;
  /** Bytes of an encrypted file; 0 for one that is gone already. */
  readonly sizeOf: (fileId: string) => number;
}

interface DoomedFile {
  readonly name: string;
  readonly sha256: string | null;
}

/**
 * Begins an erasure: every row goes, and a row stays that says so and which files are to be deleted. All in one write.
 *
 * From here on it is finished, come what may (`finishErasures`): nothing of it can be taken back. Returns its id.
 */
export function eraseRows(db: WriteDatabase, wish: EraseRowsWish): number {
  return transaction(db, () => {
    const doomed = decideDoomed(db, wish, wish.why === 'again' ? '' : looseBefore(wish.now));
    const files = doomedFiles(db, doomed);
    const words = erasedWords(db, doomed);
    const marks = [...marksOf(db, doomed, files, wish.markOf), ...(wish.marks ?? [])];
    const counts = countsOf(db, doomed, countDatabases(wish.keptDatabases ?? []));
    deleteRows(db, doomed);
    forgetWords(db, doomed, words);
    const sizes = files.map(({ name }) => wish.sizeOf(name)).filter((size) => size > 0);
    const receipt: Receipt = {
      why: wish.why,
      cases: doomed.cases.map(({ number, createdAt }) => ({
        number,
        code: wish.markOf({ kind: 'case', number, createdAt }),
      })),
      counts,
      files: { count: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), sizes },
      kept: doomed.kept,
      ...mentionsOf(db, words),
      brokenNames: [...(wish.keptDatabases ?? [])],
    };
    for (const mark of marks) run(db, sql`INSERT OR IGNORE INTO erased_marks (mark) VALUES (${mark})`);
    for (const { name, sha256 } of files) {
      run(db, sql`INSERT OR IGNORE INTO doomed_files (name, sha256) VALUES (${name}, ${sha256})`);
    }
    return insertOne(
      db,
      sql`INSERT INTO erasures (begun_at, staff, receipt)
        VALUES (${wish.now.toISOString()}, ${wish.staff}, ${JSON.stringify(receipt)})`,
    );
  });
}

/** What erasing this would take along, and what it would leave to other cases; changes nothing. */
export function previewErasedRows(
  db: ReadDatabase,
  wish: Wish & Pick<EraseRowsWish, 'now'>,
): Pick<Receipt, 'counts' | 'kept'> {
  const doomed = decideDoomed(db, wish, looseBefore(wish.now));
  return { counts: countsOf(db, doomed, countDatabases(wish.keptDatabases ?? [])), kept: doomed.kept };
}

const looseBefore = (now: Date) => new Date(now.getTime() - looseTime).toISOString();

const caseIdsOf = ({ cases }: Doomed) => among(cases.map(({ id }) => id));

function doomedFiles(db: WriteDatabase, doomed: Doomed): DoomedFile[] {
  return all<DoomedFile>(
    db,
    sql`SELECT file_id AS name, sha256 FROM scans WHERE id IN ${among(doomed.scans)}
      UNION SELECT file_id, json_extract(facts, '$.sha256') FROM fixes WHERE scan_id IN ${among(doomed.scans)}
      UNION SELECT file_id, sha256 FROM letters WHERE case_id IN ${caseIdsOf(doomed)}`,
  );
}

function marksOf(db: WriteDatabase, doomed: Doomed, files: readonly DoomedFile[], markOf: MarkOf): string[] {
  const persons = all<{ id: number; createdAt: string }>(
    db,
    sql`SELECT id, created_at AS createdAt FROM persons WHERE id IN ${among(doomed.persons)}`,
  );
  // Whether its picture goes along or not: in an older copy it stands beside the picture all the same.
  const trayItems = all<{ digest: string; takenAt: string }>(
    db,
    sql`SELECT digest, taken_at AS takenAt FROM intake_items WHERE id IN ${among(doomed.trayItems)}`,
  );
  return [
    ...doomed.cases.map(({ number, createdAt }) => markOf({ kind: 'case', number, createdAt })),
    ...trayItems.map((item) => markOf({ kind: 'trayItem', ...item })),
    ...persons.map((person) => markOf({ kind: 'person', ...person })),
    ...files.map(({ name }) => markOf({ kind: 'file', id: name })),
  ];
}

function countsOf(db: ReadDatabase, doomed: Doomed, brokenDatabases: number): Receipt['counts'] {
  const count = (query: Query) =>
    all<{ count: number }>(db, sql`SELECT count(*) AS count FROM ${query}`)[0]?.count ?? 0;
  const ofCases = (table: Query) => count(sql`${table} WHERE case_id IN ${caseIdsOf(doomed)}`);
  const counts: Record<ErasedKind, number> = {
    cases: doomed.cases.length,
    miniPrograms: doomed.miniPrograms.length,
    subjects: doomed.subjects.length,
    persons: doomed.persons.length,
    scans: doomed.scans.length,
    fixes: count(sql`fixes WHERE scan_id IN ${among(doomed.scans)}`),
    letters: ofCases(sql`letters`),
    trayItems: doomed.trayItems.length,
    events: ofCases(sql`case_events`),
    rejections: ofCases(sql`rejections`),
    settlements: ofCases(sql`settlements`),
    brokenDatabases,
  };
  return Object.fromEntries(erasedKinds.map((kind) => [kind, counts[kind]]));
}

/** How often what is left quotes the erased, and where somebody has to look for it. */
function mentionsOf(db: ReadDatabase, words: readonly string[]): Pick<Receipt, 'mentions' | 'mentionedIn'> {
  const found = findMentions(db, words);
  return {
    mentions: found.reduce((sum, { rows }) => sum + rows, 0),
    mentionedIn: {
      cases: [...new Set(found.flatMap(({ cases }) => cases))].toSorted(),
      tables: [...new Set(found.map(({ table }) => table))],
    },
  };
}

/** What belongs to a case goes with it by its references. */
function deleteRows(db: WriteDatabase, doomed: Doomed): void {
  const { miniPrograms, subjects, persons, scans, trayItems } = doomed;
  run(db, sql`DELETE FROM intake_items WHERE id IN ${among(trayItems)}`);
  run(db, sql`UPDATE intake_items SET source_id = NULL WHERE source_id IN ${among(scans)}`);
  run(db, sql`DELETE FROM cases WHERE id IN ${caseIdsOf(doomed)}`);
  run(db, sql`DELETE FROM materials WHERE scan_id IN ${among(scans)}`);
  const copies = all<{ id: string }>(db, sql`SELECT file_id AS id FROM fixes WHERE scan_id IN ${among(scans)}`);
  run(db, sql`DELETE FROM fixes WHERE scan_id IN ${among(scans)}`);
  for (const { id } of copies) run(db, sql`DELETE FROM made_files WHERE id = ${id}`);
  run(db, sql`DELETE FROM scans WHERE id IN ${among(scans)}`);
  run(db, sql`DELETE FROM mini_programs WHERE id IN ${among(miniPrograms)}`);
  run(db, sql`DELETE FROM subjects WHERE id IN ${among(subjects)}`);
  // Only an older copy of the data has them in a case that was not erased.
  run(db, sql`UPDATE mini_programs SET principal_id = NULL WHERE principal_id IN ${among(persons)}`);
  run(db, sql`UPDATE subjects SET principal_id = NULL WHERE principal_id IN ${among(persons)}`);
  run(db, sql`UPDATE subjects SET legal_representative_id = NULL WHERE legal_representative_id IN ${among(persons)}`);
  run(db, sql`DELETE FROM persons WHERE id IN ${among(persons)}`);
  run(db, sql`DELETE FROM case_traces WHERE part = 'scan' AND part_id IN ${among(scans)}`);
  run(db, sql`DELETE FROM case_traces WHERE part = 'person' AND part_id IN ${among(persons)}`);
}

/**
 * Forgets what quotes them outside of any case: what was typed and not saved, what was ticked at the console, what was last
 * searched for, names of files that were never taken in or have made way for others, what was found in other cases because of them, and paths of files
 * that were seen in the watched folder, of which a digest is enough.
 */
function forgetWords(db: WriteDatabase, { cases }: Doomed, words: readonly string[]): void {
  const quotes = quotesOf(words);
  forgetPlaces(db, { caseIds: cases.map(({ id }) => id), quotes });
  const quoting = (rows: Query) =>
    all<{ key: string | number; text: string }>(db, rows).flatMap(({ key, text }) => (quotes(text) ? [key] : []));
  for (const name of quoting(
    sql`SELECT name AS key, value AS text FROM settings WHERE substr(name, 1, 11) = 'preference.'`,
  )) {
    run(db, sql`DELETE FROM settings WHERE name = ${name}`);
  }
  for (const name of quoting(sql`SELECT name AS key, value AS text FROM drafts`)) {
    run(db, sql`DELETE FROM drafts WHERE name = ${name}`);
  }
  for (const { number } of cases) {
    run(db, sql`DELETE FROM drafts WHERE substr(name, 1, ${number.length + 1}) = ${`${number}.`}`);
    forgetFillingTicks(db, number);
  }
  for (const path of quoting(sql`SELECT path AS key, path AS text FROM expected_files`)) {
    run(db, sql`DELETE FROM expected_files WHERE path = ${path}`);
  }
  for (const id of quoting(
    sql`SELECT case_id AS key, first_must AS text FROM judgements WHERE first_must IS NOT NULL`,
  )) {
    run(db, sql`DELETE FROM judgements WHERE case_id = ${id}`);
  }
  for (const { path } of all<{ path: string }>(
    db,
    sql`SELECT DISTINCT path FROM watched_files WHERE length(path) <> 64 OR path GLOB '*[^0-9a-f]*'`,
  )) {
    run(db, sql`UPDATE OR REPLACE watched_files SET path = ${digestOfPath(path)} WHERE path = ${path}`);
  }
}
