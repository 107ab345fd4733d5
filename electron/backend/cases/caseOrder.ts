import type { CaseOrder } from '#shared/api/cases.ts';
import type { DueRules } from '#shared/filing/dueDates.ts';
import { stageSchema } from '#shared/filing/stage.ts';
import type { CaseEntry } from './caseEntry.ts';
import { nextDate } from './caseRow.ts';

/** What a case is sorted by; null sorts last in both directions. */
type Key = string | number | null;

/** Chinese by pinyin, as in a telephone book. */
const byPinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

const named: ReadonlySet<CaseOrder> = new Set(['subjectName', 'miniProgramName', 'staff']);

/**
 * The cases in an order; equal ones newest first, those without a value last.
 *
 * `entries` come newest first. Findings count 必改 first, then 建议, then 提示.
 */
export function inOrder(
  entries: readonly CaseEntry[],
  order: CaseOrder,
  descending: boolean,
  rules: DueRules,
): readonly CaseEntry[] {
  if (order === 'number') return descending ? entries : entries.toReversed();
  const compare = named.has(order)
    ? (one: Key, other: Key) => byPinyin.compare(String(one), String(other))
    : (one: Key, other: Key) => ((one ?? '') < (other ?? '') ? -1 : (one ?? '') > (other ?? '') ? 1 : 0);
  const sign = descending ? -1 : 1;
  const keyed = entries.map((entry) => ({ entry, key: keyOf(entry, order, rules) }));
  const present = keyed.filter(({ key }) => key !== null);
  const absent = keyed.filter(({ key }) => key === null);
  return [...present.toSorted((one, other) => sign * compare(one.key, other.key)), ...absent].map(({ entry }) => entry);
}

/** Names are compared by pinyin: also what filters offer. */
export function sortedByPinyin(names: Iterable<string>): string[] {
  return [...names].toSorted(byPinyin.compare);
}

function keyOf(entry: CaseEntry, order: Exclude<CaseOrder, 'number'>, rules: DueRules): Key {
  switch (order) {
    case 'subjectName':
    case 'miniProgramName':
    case 'staff':
    case 'updatedAt':
      return entry[order];
    case 'stage':
      return stageSchema.options.indexOf(entry.stage);
    case 'findings':
      return entry.findings && (entry.findings.must * 1e4 + entry.findings.should) * 1e4 + entry.findings.hint;
    case 'nextDate':
      return nextDate(entry, rules)?.day ?? null;
  }
}
