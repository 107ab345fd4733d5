/// <reference path="../betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';
import { isDamage } from '../unlessDamaged.ts';
import { asVaultError } from '../vaultErrors.ts';
import { indexedKeys, keyOf, keyText, quoted, type Row, type SalvagedTable } from './tables.ts';

/** The rows of a table that can be read. */
export interface ReadableRows {
  readonly rows: readonly Row[];
  /** Null where all were. */
  readonly lost: LostRows | null;
}

/** Rows of a table that were on a broken page. */
export interface LostRows {
  /** How many rows there were, where an index tells; else null. */
  readonly expected: number | null;
  /** Whether a row with this key was lost, or where no index tells, may have been. */
  has(row: Row): boolean;
}

/** So many ids are asked for one by one, and so many beyond the last that is known. */
const mostProbes = 1_000_000;
const mostBeyond = 5000;

/** How much of a text is looked at for others that begin like it. */
const longestBeginning = 64;

/** What one character of a text can be where two broken pages lie about rows that nothing names. */
const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

/**
 * Reads a table from its beginning until a broken page, from its end until one, and what lies between broken pages from every place
 * where a row may be: the keys an index has, those of `hints` (a backup's rows), and where no index tells, ids one by one or texts by
 * how they begin. Nothing is guessed: a page is read whole or not at all, and so is a row.
 */
export function readableRows(db: Database, table: SalvagedTable, hints: () => readonly Row[] = () => []): ReadableRows {
  const reader = readerOf(db, table);
  if (reader.read('ASC')) return { rows: [...reader.found.values()], lost: null };
  const low = [...reader.found.values()].at(-1);
  const before = reader.found.size;
  reader.read('DESC');
  const high = [...reader.found.values()].slice(before).at(-1);
  const keys = indexedKeys(db, table);
  for (const row of keys ?? hints()) if (!reader.found.has(keyText(table, row))) reader.readAround(keyOf(table, row));
  if (keys === null) readBetween(reader, table, { low, high, hints: hints() });
  const known = keys && new Set(keys.map((row) => keyText(table, row)));
  return {
    rows: [...reader.found.values()],
    lost: {
      expected: known?.size ?? null,
      has: (row) => {
        const text = keyText(table, row);
        if (reader.found.has(text)) return false;
        return known ? known.has(text) : !reader.isReadable(keyOf(table, row));
      },
    },
  };
}

type Reader = ReturnType<typeof readerOf>;

/** Reads runs of rows, each until a broken page or a row that was found before. */
function readerOf(db: Database, table: SalvagedTable) {
  const { name, columns, key } = table;
  const isByRowId = key[0] === 'rowid';
  const keys = key.map(quoted);
  const listed = [...(isByRowId ? ['rowid AS "(rowid)"'] : []), ...columns.map(quoted)].join(', ');
  const from = `SELECT ${listed} FROM ${quoted(name)} ${isByRowId ? 'NOT INDEXED' : ''}`;
  const found = new Map<string, Row>();
  const prepared = new Map<string, ReturnType<Database['prepare']>>();
  /** False where a broken page ended it. */
  const run = (text: string, values: readonly unknown[]): boolean => {
    try {
      const statement = prepared.get(text) ?? db.prepare(text);
      prepared.set(text, statement);
      for (const row of statement.iterate(...values) as Iterable<Row>) {
        const at = keyText(table, row);
        if (found.has(at)) break;
        found.set(at, row);
      }
      return true;
    } catch (error) {
      const known = asVaultError(error, db.name);
      if (isDamage(known)) return false;
      throw known;
    }
  };
  const ordered = (way: 'ASC' | 'DESC') => `ORDER BY ${keys.map((each) => `${each} ${way}`).join(', ')}`;
  const compared = (sign: string, values: readonly unknown[]) =>
    `WHERE (${keys.slice(0, values.length).join(', ')}) ${sign} (${values.map(() => '?').join(', ')})`;
  return {
    found,
    read: (way: 'ASC' | 'DESC') => run(`${from} ${ordered(way)}`, []),
    /** From a key, or the first columns of one, onwards, and back from there. Where the page itself is broken, nothing. */
    readAround: (values: readonly unknown[]) => {
      const before = found.size;
      const went = run(`${from} ${compared('>=', values)} ${ordered('ASC')}`, values);
      if (went || found.size > before) run(`${from} ${compared('<', values)} ${ordered('DESC')}`, values);
    },
    isReadable: (values: readonly unknown[]) => run(`${from} ${compared('=', values)}`, values),
  };
}

interface Ends {
  /** The rows beside the first and the last broken page, where there are such. */
  readonly low: Row | undefined;
  readonly high: Row | undefined;
  readonly hints: readonly Row[];
}

/** Where no index tells what there is. */
function readBetween(reader: Reader, table: SalvagedTable, { low, high, hints }: Ends): void {
  const first = (row: Row | undefined) => row && keyOf(table, row)[0];
  const [from, to] = [first(low), first(high)];
  const known = [...hints.map(first), from, to];
  if (table.key[0] === 'rowid' || known.some((each) => typeof each === 'number')) {
    const numbers = known.filter((each) => typeof each === 'number');
    let [ids, size, end] = [new Set<unknown>(), -1, 0];
    let left = mostProbes;
    for (let id = typeof from === 'number' ? from : Math.min(1, ...numbers); left > 0; id++) {
      if (reader.found.size > size) {
        size = reader.found.size;
        ids = new Set([...reader.found.values()].map(first));
        // Every run of rows that is found tells that there are more.
        end =
          typeof to === 'number'
            ? to
            : mostBeyond + [...numbers, ...ids].map(Number).reduce((a, b) => Math.max(a, b), 0);
      }
      if (id > end) return;
      if (ids.has(id)) continue;
      reader.readAround([id]);
      left--;
    }
    return;
  }
  const [before = '', after = ''] = [from, to].map((each) =>
    typeof each === 'string' ? each.slice(0, longestBeginning) : '',
  );
  const beginnings = new Set(
    [before, after].flatMap((each) => Array.from({ length: each.length + 1 }, (_, length) => each.slice(0, length))),
  );
  for (const beginning of beginnings) for (const one of printable) reader.readAround([beginning + one]);
  const shared = commonBeginning(before, after);
  for (const one of printable) for (const other of printable) reader.readAround([shared + one + other]);
}

function commonBeginning(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return one.slice(0, length);
}
