import type { Quotes } from '#shared/erasure/quotedWords.ts';
import { all, run, sql, type WriteDatabase } from '../sql.ts';
import type { IntakePlace, PlacedIn } from '../store/intake.ts';
import { idsOf } from './idLists.ts';

/** What records of the tray must not know any more. */
interface Forgotten {
  readonly caseIds: readonly number[];
  /** Whether a text quotes who is erased. */
  readonly quotes: Quotes;
}

/**
 * Lets records of the tray that another case needs forget the cases that go, pictures that made way there and are gone (with an erasure
 * of before as well), and names by which such a picture quotes the erased: no screen shows them, and taking the record back does
 * without. Pictures have to be deleted first.
 */
export function forgetPlaces(db: WriteDatabase, { caseIds, quotes }: Forgotten): void {
  const gone = new Set(caseIds);
  const there = new Set(idsOf(db, sql`SELECT id FROM scans`));
  const items = all<{ id: number; chosen: string | null; placed: string | null }>(
    db,
    sql`SELECT id, chosen, placed FROM intake_items WHERE chosen IS NOT NULL OR placed IS NOT NULL`,
  );
  for (const { id, chosen, placed } of items) {
    const wish = chosen === null ? null : (JSON.parse(chosen) as IntakePlace);
    const places = placed === null ? [] : (JSON.parse(placed) as PlacedIn[]);
    const left = places
      .filter(({ caseId }) => !gone.has(caseId))
      .map(
        (place): PlacedIn => ({
          ...place,
          removed: place.removed
            .filter(({ scanId }) => there.has(scanId))
            .map((each) => (each.name !== null && quotes(each.name) ? { ...each, name: null } : each)),
        }),
      );
    const known = {
      chosen: wish !== null && gone.has(wish.caseId) ? null : chosen,
      placed: left.length === 0 ? null : JSON.stringify(left),
    };
    if (known.chosen === chosen && known.placed === placed) continue;
    run(db, sql`UPDATE intake_items SET chosen = ${known.chosen}, placed = ${known.placed} WHERE id = ${id}`);
  }
}
