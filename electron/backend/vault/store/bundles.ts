import { createHash, randomBytes } from 'node:crypto';
import type { StateDigests } from '#shared/bundle/mergeCase.ts';
import { all, expectOne, get, type ReadDatabase, run, sql, vaultOf, type WriteDatabase } from '../sql.ts';

/** A new name that holds on every machine. */
export function newUid(): string {
  return randomBytes(16).toString('hex');
}

interface Unnamed {
  readonly id: number;
  readonly createdAt: string;
}

/**
 * The name of something that was taken on here. It follows from the vault, the row and the moment it was taken on, so that
 * copies of one vault agree on it, also where one was restored from before the name was ever asked for.
 */
function ownUid(db: ReadDatabase, kind: 'case' | 'person', { id, createdAt }: Unnamed): string {
  return createHash('sha256')
    .update(JSON.stringify([vaultOf(db), kind, id, createdAt]))
    .digest('hex')
    .slice(0, 32);
}

/** The name of a case everywhere; given when it is first asked for. */
export function uidOfCase(db: WriteDatabase, caseId: number): string {
  const known = get<{ uid: string }>(db, sql`SELECT uid FROM case_uids WHERE case_id = ${caseId}`);
  if (known) return known.uid;
  const unnamed = expectOne<Unnamed>(db, sql`SELECT id, created_at AS createdAt FROM cases WHERE id = ${caseId}`);
  const own = ownUid(db, 'case', unnamed);
  return nameCase(db, caseId, caseOfUid(db, own) === null ? own : newUid());
}

/** Gives every case and every person that has none its name: whatever comes may know them by it. */
export function nameAll(db: WriteDatabase): void {
  const cases = all<{ id: number }>(db, sql`SELECT id FROM cases WHERE id NOT IN (SELECT case_id FROM case_uids)`);
  for (const { id } of cases) uidOfCase(db, id);
  const persons = all<{ id: number }>(
    db,
    sql`SELECT id FROM persons WHERE id NOT IN (SELECT person_id FROM person_uids)`,
  );
  for (const { id } of persons) uidsOfPerson(db, id);
}

/** Gives a case its name. */
export function nameCase(db: WriteDatabase, caseId: number, uid: string): string {
  run(db, sql`INSERT INTO case_uids (case_id, uid) VALUES (${caseId}, ${uid})`);
  return uid;
}

/** The case of this name; null where it was never here. */
export function caseOfUid(db: ReadDatabase, uid: string): number | null {
  return get<{ id: number }>(db, sql`SELECT case_id AS id FROM case_uids WHERE uid = ${uid}`)?.id ?? null;
}

/** Every name of a person, the one they had first in front for good; one is given where there is none. */
export function uidsOfPerson(db: WriteDatabase, personId: number): string[] {
  const known = all<{ uid: string }>(
    db,
    sql`SELECT uid FROM person_uids WHERE person_id = ${personId} ORDER BY id`,
  ).map(({ uid }) => uid);
  if (known.length > 0) return known;
  const unnamed = expectOne<Unnamed>(db, sql`SELECT id, created_at AS createdAt FROM persons WHERE id = ${personId}`);
  const own = ownUid(db, 'person', unnamed);
  const uid = personOfUid(db, own) === null ? own : newUid();
  namePerson(db, personId, [uid]);
  return [uid];
}

/** Adds names of a person; those that are taken stay where they are. */
export function namePerson(db: WriteDatabase, personId: number, uids: readonly string[]): void {
  for (const uid of uids) {
    run(db, sql`INSERT OR IGNORE INTO person_uids (uid, person_id) VALUES (${uid}, ${personId})`);
  }
}

/** The person who goes by this name; null where nobody does. */
export function personOfUid(db: ReadDatabase, uid: string): number | null {
  return get<{ id: number }>(db, sql`SELECT person_id AS id FROM person_uids WHERE uid = ${uid}`)?.id ?? null;
}

/** How many states of a case keep their digests: who comes back with an older one is compared by the fields alone. */
const mostDigests = 20;

/** The states of a case that were handed out or taken in, the newest first. */
export function listStates(db: ReadDatabase, caseId: number): string[] {
  return all<{ state: string }>(db, sql`SELECT state FROM case_states WHERE case_id = ${caseId} ORDER BY id DESC`).map(
    ({ state }) => state,
  );
}

/** The digests of one state; null where it is not known, or only by name. */
export function getState(db: ReadDatabase, caseId: number, state: string): StateDigests | null {
  const row = get<{ digests: string | null }>(
    db,
    sql`SELECT digests FROM case_states WHERE case_id = ${caseId} AND state = ${state}`,
  );
  return row?.digests ? (JSON.parse(row.digests) as StateDigests) : null;
}

/** All states that are known with their digests of cases of the same subject, whichever of them was handed over or taken in. */
export function statesOfSubject(db: ReadDatabase, subjectId: number): StateDigests[] {
  const rows = all<{ digests: string }>(
    db,
    sql`SELECT digests FROM case_states JOIN cases ON cases.id = case_states.case_id
      JOIN mini_programs ON mini_programs.id = cases.mini_program_id
      WHERE mini_programs.subject_id = ${subjectId} AND digests IS NOT NULL`,
  );
  return rows.map(({ digests }) => JSON.parse(digests) as StateDigests);
}

/** Keeps a state as the newest; one that is known already becomes the newest. */
export function keepState(db: WriteDatabase, caseId: number, state: string, digests: StateDigests | null): void {
  const kept = digests && JSON.stringify(digests);
  run(db, sql`DELETE FROM case_states WHERE case_id = ${caseId} AND state = ${state}`);
  run(db, sql`INSERT INTO case_states (case_id, state, digests) VALUES (${caseId}, ${state}, ${kept})`);
  run(
    db,
    sql`UPDATE case_states SET digests = NULL WHERE case_id = ${caseId} AND digests IS NOT NULL AND id NOT IN (
      SELECT id FROM case_states WHERE case_id = ${caseId} AND digests IS NOT NULL ORDER BY id DESC LIMIT ${mostDigests})`,
  );
}

/** How a case was before and after the last import, as JSON, and the state that came with it. */
export interface KeptChange {
  readonly caseId: number;
  readonly state: string;
  readonly before: string;
  readonly after: string;
}

/** Keeps what the last import has changed, so that it can be taken back; what was kept of the one before goes. */
export function keepChanges(db: WriteDatabase, importId: string, changes: readonly KeptChange[]): void {
  run(db, sql`DELETE FROM bundle_undo`);
  for (const { caseId, state, before, after } of changes) {
    run(
      db,
      sql`INSERT INTO bundle_undo (case_id, import_id, state, before, after)
        VALUES (${caseId}, ${importId}, ${state}, ${before}, ${after})`,
    );
  }
}

/** The last import, which can be taken back unless something has changed since; null when there is none. */
export function lastImport(db: ReadDatabase): string | null {
  return get<{ id: string }>(db, sql`SELECT import_id AS id FROM bundle_undo LIMIT 1`)?.id ?? null;
}

/** What an import has changed; empty when it is not the last one, or was taken back. */
export function listChanges(db: ReadDatabase, importId: string): KeptChange[] {
  return all<KeptChange>(
    db,
    sql`SELECT case_id AS caseId, state, before, after FROM bundle_undo WHERE import_id = ${importId} ORDER BY case_id`,
  );
}

/** Forgets that a state was taken in. */
export function forgetState(db: WriteDatabase, caseId: number, state: string): void {
  run(db, sql`DELETE FROM case_states WHERE case_id = ${caseId} AND state = ${state}`);
}

/** After an import was taken back. */
export function forgetChanges(db: WriteDatabase): void {
  run(db, sql`DELETE FROM bundle_undo`);
}

/** When the parts of a case were last changed, as ISO moments. */
export function changeTimes(
  db: ReadDatabase,
  ids: { readonly subjectId: number; readonly miniProgramId: number },
): { readonly subject: string | null; readonly miniProgram: string | null } {
  const subject = get<{ at: string }>(db, sql`SELECT updated_at AS at FROM subjects WHERE id = ${ids.subjectId}`);
  const program = get<{ at: string }>(
    db,
    sql`SELECT updated_at AS at FROM mini_programs WHERE id = ${ids.miniProgramId}`,
  );
  return { subject: subject?.at ?? null, miniProgram: program?.at ?? null };
}

/** When a person was last changed, as an ISO moment. */
export function personChangedAt(db: ReadDatabase, personId: number): string | null {
  return get<{ at: string }>(db, sql`SELECT updated_at AS at FROM persons WHERE id = ${personId}`)?.at ?? null;
}
