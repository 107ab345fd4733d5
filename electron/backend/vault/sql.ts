/// <reference path="./betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';
import { DeskError } from '#shared/api/errors.ts';
import { asVaultError } from './vaultErrors.ts';

type Statement = ReturnType<Database['prepare']>;

/** What a query can bind. Booleans become 0 and 1, as the schema keeps them. */
export type SqlValue = string | number | boolean | null | Uint8Array;

/** A statement with its bound values; only the `sql` tag makes one. */
class BoundQuery {
  readonly text: string;
  readonly values: readonly SqlValue[];
  constructor(text: string, values: readonly SqlValue[]) {
    this.text = text;
    this.values = values;
  }
}
export type Query = BoundQuery;

/** Every `${value}` is bound, never spliced; another `sql` fragment is inserted with its own values. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (SqlValue | Query)[]): Query {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    if (part instanceof BoundQuery) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[index + 1] ?? '';
  });
  return new BoundQuery(text, values);
}

const connection: unique symbol = Symbol('connection');
const writing: unique symbol = Symbol('writing');

interface Connection {
  readonly raw: Database;
  readonly clock: () => Date;
  readonly vault: string;
  readonly statements: Map<string, Statement>;
  /** What is to be done if the transaction under way, or the part of it that began after, is rolled back. */
  readonly onRollback: (() => void)[];
}

/** A handle that can only ask. */
export interface ReadDatabase {
  readonly [connection]: Connection;
}

/** A handle that can ask and change; accepted wherever a `ReadDatabase` is. */
export interface WriteDatabase extends ReadDatabase {
  readonly [writing]: true;
}

/** Wraps an open, keyed, migrated connection of the vault with this id. `clock` stamps created_at and updated_at. */
export function writeDatabase(raw: Database, clock: () => Date, vault: string): WriteDatabase {
  return { [connection]: { raw, clock, vault, statements: new Map(), onRollback: [] }, [writing]: true };
}

/** All rows. The columns must be named as `Row` names them (`… AS camelCase`). */
export function all<Row>(db: ReadDatabase, query: Query): Row[] {
  return guarded(db, () => asking(db, query).all(...bound(query)) as Row[]);
}

/** The only row, or undefined when there is none; more than one is a bug and throws. */
export function get<Row>(db: ReadDatabase, query: Query): Row | undefined {
  const rows = all<Row>(db, query);
  if (rows.length > 1) throw new Error(`expected at most one row, found ${rows.length}: ${query.text}`);
  return rows[0];
}

/** The one row that must be there. */
export function expectOne<Row>(db: ReadDatabase, query: Query): Row {
  const row = get<Row>(db, query);
  if (row === undefined) throw new Error(`expected one row, found none: ${query.text}`);
  return row;
}

/** Changes any number of rows and says how many. */
export function run(db: WriteDatabase, query: Query): number {
  return guarded(db, () => statement(db, query).run(...bound(query)).changes);
}

/** Changes exactly one row, or throws. */
export function updateOne(db: WriteDatabase, query: Query): void {
  const changes = run(db, query);
  if (changes !== 1) throw new Error(`expected to change one row, changed ${changes}: ${query.text}`);
}

/** Inserts exactly one row and returns its id. */
export function insertOne(db: WriteDatabase, query: Query): number {
  const { changes, lastInsertRowid } = guarded(db, () => statement(db, query).run(...bound(query)));
  if (changes !== 1) throw new Error(`expected to insert one row, inserted ${changes}: ${query.text}`);
  return Number(lastInsertRowid);
}

/** The moment now by the handle's clock, as the schema keeps moments: ISO, UTC, milliseconds. */
export function stamp(db: WriteDatabase): string {
  return db[connection].clock().toISOString();
}

/** The id of the vault a handle belongs to: the same in every copy of it. */
export function vaultOf(db: ReadDatabase): string {
  return db[connection].vault;
}

/**
 * Runs `work` so that all of its changes happen or none; a nested call is a savepoint of the outer one.
 *
 * When it returns (outermost), the changes are durable. `work` must be synchronous: a promise would run on
 * after the commit, so it is refused and rolled back.
 */
export function transaction<Result>(db: WriteDatabase, work: () => Result): Result {
  const { raw, onRollback } = db[connection];
  const nested = raw.inTransaction;
  const before = nested ? onRollback.length : 0;
  const undo = nested ? 'ROLLBACK TO nested; RELEASE nested' : 'ROLLBACK';
  guarded(db, () => raw.exec(nested ? 'SAVEPOINT nested' : 'BEGIN IMMEDIATE'));
  try {
    const result = work();
    if (result instanceof Promise) throw new Error('a transaction cannot wait for a promise');
    guarded(db, () => raw.exec(nested ? 'RELEASE nested' : 'COMMIT'));
    if (!nested) onRollback.length = 0;
    return result;
  } catch (error) {
    // A full disk makes SQLite roll back by itself; then there is nothing left to undo.
    if (raw.inTransaction) raw.exec(undo);
    for (const putBack of onRollback.splice(before).reverse()) putBack();
    throw error;
  }
}

/**
 * For what is kept in memory beside the database: `putBack` is called when the transaction under way is rolled back, the last one
 * first; never, when it is kept or when none is under way. It must neither throw nor ask the database.
 */
export function ifRolledBack(db: WriteDatabase, putBack: () => void): void {
  const { raw, onRollback } = db[connection];
  if (raw.inTransaction) onRollback.push(putBack);
}

function statement(db: ReadDatabase, query: Query): Statement {
  const { raw, statements } = db[connection];
  const known = statements.get(query.text);
  if (known) return known;
  const prepared = raw.prepare(query.text);
  statements.set(query.text, prepared);
  return prepared;
}

function asking(db: ReadDatabase, query: Query): Statement {
  const found = statement(db, query);
  // RETURNING gives rows too; only a write handle may run such a statement.
  if (!found.readonly && !(writing in db)) throw new Error(`a read handle cannot run: ${query.text}`);
  return found;
}

function bound(query: Query): unknown[] {
  return query.values.map((value) => (typeof value === 'boolean' ? Number(value) : value));
}

function guarded<Result>(db: ReadDatabase, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const { raw } = db[connection];
    // Somebody locked the desk while work was under way.
    if (!raw.open) throw new DeskError('vaultLocked', {}, { cause: error });
    throw asVaultError(error, raw.name);
  }
}
