import type { Receipt } from '#shared/erasure/receipt.ts';
import { hasLostHolders } from '../salvage/lossNotes.ts';
import { all, type Query, type ReadDatabase, sql } from '../sql.ts';
import { decideScans } from './doomedScans.ts';
import { erasedWords } from './erasedWords.ts';
import { among, idsOf } from './idLists.ts';
import { loosePersons, looseScans } from './loose.ts';
import type { MarkOf } from './markOf.ts';

/** What is to be erased: cases by id, and beside them what an older copy of the data still holds of things erased before. */
export interface Wish {
  readonly caseIds: readonly number[];
  readonly scanIds?: readonly number[];
  readonly personIds?: readonly number[];
  /** Records of the tray that were put aside. */
  readonly trayItemIds?: readonly number[];
  /** Those that go without their pictures: where such a picture was erased as well, it has a mark of its own. */
  readonly trayRecordIds?: readonly number[];
  /** Records that wait in the tray and seem to belong into one of the cases: they stay, and are counted. */
  readonly proposedItemIds?: readonly number[];
  /** What salvages have kept of broken databases goes along, by the names of the files. */
  readonly keptDatabases?: readonly string[];
  /** What only looks like nobody's since a salvage goes as well. */
  readonly unowned?: boolean;
}

/** Everything that goes, by id, and what of the cases stays because other cases hold it. */
export interface Doomed {
  readonly cases: readonly { readonly id: number; readonly number: string; readonly createdAt: string }[];
  readonly miniPrograms: readonly number[];
  readonly subjects: readonly number[];
  readonly persons: readonly number[];
  readonly scans: readonly number[];
  readonly trayItems: readonly number[];
  readonly kept: Receipt['kept'];
}

/**
 * Decides what goes with the cases: whatever no other case holds.
 *
 * A picture or a human being that was once theirs and is nobody's now goes as well (`case_traces`), and so does what has
 * been nobody's since before `sweptBefore` (ISO moment; nothing for '') and was no case's that is still there: no screen shows it any more,
 * and it may be theirs. Younger than that, somebody may just be about to put it back.
 */
export function decideDoomed(db: ReadDatabase, wish: Wish, sweptBefore: string): Doomed {
  // Whoever erases a few files that were put aside is not told of human beings nobody has.
  const isFew = wish.caseIds.length === 0 && wish.scanIds === undefined;
  const ownerlessBefore = isFew ? '' : sweptBefore;
  // What a salvage lost the holder of only looks as if it were nobody's.
  const isUnsure = wish.unowned !== true && hasLostHolders(db);
  const looseBefore = isUnsure ? '' : ownerlessBefore;
  const gone = among(wish.caseIds);
  const cases = all<Doomed['cases'][number]>(
    db,
    sql`SELECT id, number, created_at AS createdAt FROM cases WHERE id IN ${gone} ORDER BY year, sequence`,
  );
  const theirPrograms = sql`SELECT mini_program_id FROM cases WHERE id IN ${gone}`;
  const miniPrograms = idsOf(
    db,
    sql`SELECT id FROM mini_programs WHERE id IN (${theirPrograms})
      AND id NOT IN (SELECT mini_program_id FROM cases WHERE id NOT IN ${gone})`,
  );
  const theirSubjects = sql`SELECT subject_id FROM mini_programs WHERE id IN (${theirPrograms})`;
  const subjects = idsOf(
    db,
    sql`SELECT id FROM subjects WHERE id IN (${theirSubjects})
      AND id NOT IN (SELECT subject_id FROM mini_programs WHERE id NOT IN ${among(miniPrograms)})`,
  );
  const persons = decidePersons(db, wish, { miniPrograms, subjects, theirPrograms, theirSubjects, looseBefore });
  const words = erasedWords(db, { persons: persons.gone, subjects });
  const { scans, trayItems, kept, waiting } = decideScans(db, wish, { looseBefore, words });
  const { count: keptSubjects = 0 } =
    all<{ count: number }>(
      db,
      sql`SELECT count(*) AS count FROM subjects WHERE id IN (${theirSubjects}) AND id NOT IN ${among(subjects)}`,
    )[0] ?? {};
  // However young: one that came today may be theirs, too.
  const isTold = isUnsure && ownerlessBefore !== '';
  const unowned = {
    persons: isTold ? looseIn(db, loosePersons(gone, endOfTime), persons) : 0,
    scans: isTold ? looseIn(db, looseScans(gone, endOfTime), { gone: scans }) : 0,
  };
  return {
    cases,
    miniPrograms,
    subjects,
    persons: persons.gone,
    scans,
    trayItems,
    kept: {
      persons: persons.kept,
      subjects: keptSubjects,
      scans: kept,
      waiting,
      ...(unowned.persons + unowned.scans > 0 && { unowned }),
    },
  };
}

/** After every ISO moment. */
const endOfTime = '9999';

/** How many of these seem to be nobody's, and do not go. */
function looseIn(
  db: ReadDatabase,
  loose: Query,
  { gone, held = sql`SELECT NULL WHERE false` }: { readonly gone: readonly number[]; readonly held?: Query },
): number {
  return idsOf(db, sql`SELECT id FROM (${loose}) WHERE id NOT IN ${among(gone)} AND id NOT IN (${held})`).length;
}

interface Parts {
  readonly miniPrograms: readonly number[];
  readonly subjects: readonly number[];
  readonly theirPrograms: Query;
  readonly theirSubjects: Query;
  readonly looseBefore: string;
}

function decidePersons(
  db: ReadDatabase,
  { caseIds, personIds = [] }: Wish,
  { miniPrograms, subjects, theirPrograms, theirSubjects, looseBefore }: Parts,
): { gone: number[]; kept: number; held: Query } {
  const theirs = sql`
    SELECT principal_id FROM mini_programs WHERE id IN (${theirPrograms})
    UNION SELECT legal_representative_id FROM subjects WHERE id IN (${theirSubjects})
    UNION SELECT principal_id FROM subjects WHERE id IN (${theirSubjects})
    UNION SELECT part_id FROM case_traces WHERE part = 'person' AND case_id IN ${among(caseIds)}`;
  const held = sql`
    SELECT principal_id FROM mini_programs WHERE id NOT IN ${among(miniPrograms)} AND principal_id IS NOT NULL
    UNION SELECT legal_representative_id FROM subjects
      WHERE id NOT IN ${among(subjects)} AND legal_representative_id IS NOT NULL
    UNION SELECT principal_id FROM subjects WHERE id NOT IN ${among(subjects)} AND principal_id IS NOT NULL`;
  const loose = loosePersons(among(caseIds), looseBefore);
  const gone = idsOf(
    db,
    sql`SELECT id FROM persons WHERE id IN ${among(personIds)}
      OR (id IN (${theirs} UNION ${loose}) AND id NOT IN (${held}))`,
  );
  const kept = idsOf(
    db,
    sql`SELECT id FROM persons WHERE id IN (${theirs}) AND id IN (${held}) AND id NOT IN ${among(gone)}`,
  );
  return { gone, kept: kept.length, held };
}

/** All that marks can tell of. */
export type ErasedBefore = Required<Pick<Wish, 'caseIds' | 'personIds' | 'scanIds' | 'trayRecordIds'>>;

/** What of an older copy of the data was erased before, by the marks of it that this copy does not know yet. */
export function erasedBefore(db: ReadDatabase, marks: ReadonlySet<string>, markOf: MarkOf): ErasedBefore {
  const cases = all<{ id: number; number: string; createdAt: string }>(
    db,
    sql`SELECT id, number, created_at AS createdAt FROM cases`,
  );
  const persons = all<{ id: number; createdAt: string }>(db, sql`SELECT id, created_at AS createdAt FROM persons`);
  const scans = all<{ id: number; fileId: string }>(db, sql`SELECT id, file_id AS fileId FROM scans`);
  const trayItems = all<{ id: number; digest: string; takenAt: string }>(
    db,
    sql`SELECT id, digest, taken_at AS takenAt FROM intake_items`,
  );
  return {
    caseIds: cases
      .filter(({ number, createdAt }) => marks.has(markOf({ kind: 'case', number, createdAt })))
      .map(({ id }) => id),
    personIds: persons.filter((person) => marks.has(markOf({ kind: 'person', ...person }))).map(({ id }) => id),
    scanIds: scans.filter(({ fileId }) => marks.has(markOf({ kind: 'file', id: fileId }))).map(({ id }) => id),
    trayRecordIds: trayItems.filter((item) => marks.has(markOf({ kind: 'trayItem', ...item }))).map(({ id }) => id),
  };
}
