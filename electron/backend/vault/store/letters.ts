import { all, get, insertOne, type ReadDatabase, run, sql, transaction, type WriteDatabase } from '../sql.ts';
import { announceDroppedFile } from './madeFiles.ts';

/** A letter as it was printed: which template, which stored PDF, and every value it showed. */
export interface NewLetter {
  readonly caseId: number;
  readonly template: string;
  readonly fileId: string;
  /** Of the PDF. Null where nobody has noted it: a letter of before that was not looked at since. */
  readonly sha256: string | null;
  /** ISO moment. */
  readonly madeAt: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface StoredLetter extends NewLetter {
  readonly id: number;
}

const columns = sql`id, case_id AS caseId, template, file_id AS fileId, sha256, made_at AS madeAt`;

/** Keeps a letter with its values and returns its id. */
export function insertLetter(
  db: WriteDatabase,
  { caseId, template, fileId, sha256, madeAt, values }: NewLetter,
): number {
  return transaction(db, () => {
    const id = insertOne(
      db,
      sql`INSERT INTO letters (case_id, template, file_id, sha256, made_at)
        VALUES (${caseId}, ${template}, ${fileId}, ${sha256}, ${madeAt})`,
    );
    for (const [field, value] of Object.entries(values)) {
      run(db, sql`INSERT INTO letter_values (letter_id, field, value) VALUES (${id}, ${field}, ${value})`);
    }
    return id;
  });
}

/** Forgets a letter and its values; its PDF is one of those that `clearMadeFiles` deletes, now or after a crash. */
export function deleteLetter(db: WriteDatabase, id: number): void {
  transaction(db, () => {
    const letter = get<{ fileId: string }>(db, sql`SELECT file_id AS fileId FROM letters WHERE id = ${id}`);
    if (letter) announceDroppedFile(db, letter.fileId);
    run(db, sql`DELETE FROM letters WHERE id = ${id}`);
  });
}

/** The letters of a case, oldest first. */
export function listLetters(db: ReadDatabase, caseId: number): StoredLetter[] {
  return all<Omit<StoredLetter, 'values'>>(
    db,
    sql`SELECT ${columns} FROM letters WHERE case_id = ${caseId} ORDER BY id`,
  ).map((letter) => ({ ...letter, values: valuesOf(db, letter.id) }));
}

/** One letter of a case; null when the case has none with this id. */
export function getLetter(
  db: ReadDatabase,
  { caseId, id }: { readonly caseId: number; readonly id: number },
): StoredLetter | null {
  const letter = get<Omit<StoredLetter, 'values'>>(
    db,
    sql`SELECT ${columns} FROM letters WHERE case_id = ${caseId} AND id = ${id}`,
  );
  return letter ? { ...letter, values: valuesOf(db, id) } : null;
}

function valuesOf(db: ReadDatabase, id: number): Record<string, string> {
  const rows = all<{ field: string; value: string }>(
    db,
    sql`SELECT field, value FROM letter_values WHERE letter_id = ${id} ORDER BY field`,
  );
  return Object.fromEntries(rows.map(({ field, value }) => [field, value]));
}
