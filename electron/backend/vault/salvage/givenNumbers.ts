/// <reference path="../betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';

/** A number of a case, alone or before what else a line is about. */
const numberAt = /^(\d{4})-(\d{4,6})(?!\d)/;

/**
 * Puts back which number each year gave last: not less than any case has or had, as far as cases, receipts of erasures, the access log
 * and `others` name them. No number is given twice.
 */
export function keepGivenNumbers(made: Database, others: readonly string[]): void {
  const told = [
    'SELECT number AS told FROM cases',
    "SELECT part.value AS told FROM erasures, json_tree(erasures.receipt) AS part WHERE part.type = 'text'",
    'SELECT DISTINCT about AS told FROM access_log WHERE about IS NOT NULL',
  ].flatMap((text) => (made.prepare(text).all() as { told: string }[]).map((row) => row.told));
  const lasts = new Map<number, number>();
  for (const each of [...told, ...others]) {
    const [, year, sequence] = (numberAt.exec(each) ?? []).map(Number);
    if (year === undefined || sequence === undefined || year < 2000 || sequence < 1) continue;
    lasts.set(year, Math.max(lasts.get(year) ?? 0, sequence));
  }
  const keep = made.prepare(
    'INSERT INTO case_years (year, last) VALUES (?, ?) ON CONFLICT (year) DO UPDATE SET last = max(last, excluded.last)',
  );
  for (const [year, last] of lasts) keep.run(year, last);
}
