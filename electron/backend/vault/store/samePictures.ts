import { likenessDigits } from '#shared/scans/likeness.ts';
import { all, type ReadDatabase, run, sql, type WriteDatabase } from '../sql.ts';

/** What somebody said of two pictures that look alike; the smaller id first. `answeredAt` is an ISO moment. */
export interface PictureAnswer {
  readonly one: number;
  readonly other: number;
  readonly same: boolean;
  readonly staff: string | null;
  readonly answeredAt: string;
}

/** Keeps an answer; an earlier one about the same two is replaced. */
export function savePictureAnswer(db: WriteDatabase, { one, other, same, staff, answeredAt }: PictureAnswer): void {
  run(
    db,
    sql`INSERT OR REPLACE INTO same_pictures (one, other, same, staff, answered_at)
      VALUES (${one}, ${other}, ${same}, ${staff}, ${answeredAt})`,
  );
}

/** Takes an answer back; nothing happens where there is none. */
export function removePictureAnswer(db: WriteDatabase, { one, other }: Pick<PictureAnswer, 'one' | 'other'>): void {
  run(db, sql`DELETE FROM same_pictures WHERE one = ${one} AND other = ${other}`);
}

/** The pictures that somebody has compared with this one, whatever the answer. */
export function listComparedWith(db: ReadDatabase, scanId: number): number[] {
  return all<{ id: number }>(
    db,
    sql`SELECT other AS id FROM same_pictures WHERE one = ${scanId}
      UNION ALL SELECT one FROM same_pictures WHERE other = ${scanId}`,
  ).map(({ id }) => id);
}

/** Every two pictures that are one, as somebody said. */
export function listSamePictures(db: ReadDatabase): Pick<PictureAnswer, 'one' | 'other'>[] {
  return all(db, sql`SELECT one, other FROM same_pictures WHERE same = 1`);
}

/** Fingerprints of scans above `after`, in no order; those of an older make are left out. */
export function listLikenesses(db: ReadDatabase, after: number): { readonly id: number; readonly likeness: string }[] {
  return all(
    db,
    sql`SELECT id, likeness FROM scans INDEXED BY scans_by_likeness
      WHERE likeness IS NOT NULL AND id > ${after} AND length(likeness) = ${likenessDigits}`,
  );
}

/** How many there are. */
export function countLikenesses(db: ReadDatabase): number {
  const [row] = all<{ count: number }>(
    db,
    sql`SELECT count(*) AS count FROM scans INDEXED BY scans_by_likeness
      WHERE likeness IS NOT NULL AND length(likeness) = ${likenessDigits}`,
  );
  return row?.count ?? 0;
}
