import type { FilingCase } from '#shared/filing/filingCase.ts';
import {
  all,
  expectOne,
  get,
  insertOne,
  type ReadDatabase,
  run,
  sql,
  transaction,
  updateOne,
  type WriteDatabase,
} from '../sql.ts';
import { findCaseByNumber } from './cases.ts';

/** A case of another machine. Moments are ISO. */
export interface ComingCase {
  readonly miniProgramId: number;
  readonly filingCase: FilingCase;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Whether a case of this number and moment was erased; where nobody can tell, only receipts do. */
  readonly wasErased?: ((made: CaseMade) => boolean) | undefined;
}

/** What a case is known by in every copy of a vault. */
export interface CaseMade {
  readonly number: string;
  readonly createdAt: string;
}

/** Numbers above this are given anew when a case comes from another machine: none may use up the numbers of a year. */
const highestTaken = 99_999;

/**
 * Keeps a case that comes from another machine, as it is there, without its events. Its number stays where it is free
 * here, and was not that of a case that was erased; else it gets the next one of its year. None that would make it the same as an erased one, of
 * which a restored vault may have no receipt: it would be erased again from whatever older copy has it.
 */
export function insertComingCase(
  db: WriteDatabase,
  { miniProgramId, filingCase, createdAt, updatedAt, wasErased = () => false }: ComingCase,
): { id: number; number: string } {
  return transaction(db, () => {
    const [year, wished] = filingCase.number.split('-').map(Number) as [number, number];
    const { last } = get<{ last: number }>(db, sql`SELECT last FROM case_years WHERE year = ${year}`) ?? { last: 0 };
    const isFree =
      wished >= 1 &&
      wished <= highestTaken &&
      findCaseByNumber(db, filingCase.number) === null &&
      !isOnReceipt(db, filingCase.number) &&
      !wasErased({ number: filingCase.number, createdAt });
    let sequence = isFree ? wished : last + 1;
    while (!isFree && wasErased({ number: caseNumberOf(year, sequence), createdAt })) sequence += 1;
    run(
      db,
      sql`INSERT INTO case_years (year, last) VALUES (${year}, ${Math.max(last, sequence)})
        ON CONFLICT (year) DO UPDATE SET last = excluded.last`,
    );
    const { filingType, entrance, stage, staff, plannedOn, note } = filingCase;
    const id = insertOne(
      db,
      sql`INSERT INTO cases (
        year, sequence, mini_program_id, filing_type, entrance, stage, staff, planned_on, note, created_at, updated_at
      ) VALUES (
        ${year}, ${sequence}, ${miniProgramId}, ${filingType}, ${entrance}, ${stage}, ${staff}, ${plannedOn}, ${note},
        ${createdAt}, ${updatedAt}
      )`,
    );
    return { id, number: expectOne<{ number: string }>(db, sql`SELECT number FROM cases WHERE id = ${id}`).number };
  });
}

/** Replaces what can change of a case, without an event: its history comes along with it. */
export function replaceCase(db: WriteDatabase, id: number, filingCase: FilingCase, now: Date): void {
  const { filingType, entrance, stage, staff, plannedOn, note } = filingCase;
  updateOne(
    db,
    sql`UPDATE cases SET filing_type = ${filingType}, entrance = ${entrance}, stage = ${stage}, staff = ${staff},
        planned_on = ${plannedOn}, note = ${note}, updated_at = ${now.toISOString()}, revision = revision + 1
      WHERE id = ${id}`,
  );
}

/** As the schema makes it. */
function caseNumberOf(year: number, sequence: number): string {
  return `${year}-${String(sequence).padStart(4, '0')}`;
}

/** Whether a case of this number was erased: receipts name cases by their numbers, which stand on papers outside. */
export function isOnReceipt(db: ReadDatabase, number: string): boolean {
  return (
    all(db, sql`SELECT 1 FROM erasures, json_tree(erasures.receipt) AS part WHERE part.value = ${number} LIMIT 1`)
      .length > 0
  );
}
