import type { CaseOrder, FindingCounts } from '#shared/api/cases.ts';
import { stageSchema } from '#shared/filing/stage.ts';
import type { CaseEntry } from './caseEntry.ts';
import type { CaseTable } from './caseIndex.ts';
import { nextDate, smsDueAt } from './caseRow.ts';
import { countsWith } from './registers.ts';

/** What an order needs beyond the cases themselves. */
type OrderBasis = Pick<CaseTable, 'dueRules' | 'registers'>;

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
  basis: OrderBasis,
): readonly CaseEntry[] {
  if (order === 'number') return descending ? entries : entries.toReversed();
  const compare = named.has(order)
    ? (one: Key, other: Key) => byPinyin.compare(String(one), String(other))
    : (one: Key, other: Key) => ((one ?? '') < (other ?? '') ? -1 : (one ?? '') > (other ?? '') ? 1 : 0);
  const sign = descending ? -1 : 1;
  const keyed = entries.map((entry) => ({ entry, key: keyOf(entry, order, basis) }));
  const present = keyed.filter(({ key }) => key !== null);
  const absent = keyed.filter(({ key }) => key === null);
  return [...present.toSorted((one, other) => sign * compare(one.key, other.key)), ...absent].map(({ entry }) => entry);
}

/** Names are compared by pinyin: also what filters offer. */
export function sortedByPinyin(names: Iterable<string>): string[] {
  return [...names].toSorted(byPinyin.compare);
}

function keyOf(entry: CaseEntry, order: Exclude<CaseOrder, 'number'>, basis: OrderBasis): Key {
  switch (order) {
    case 'subjectName':
    case 'miniProgramName':
    case 'staff':
    case 'updatedAt':
      return entry[order];
    case 'stage':
      return stageSchema.options.indexOf(entry.stage);
    case 'stageThenDate':
      return `${stageSchema.options.indexOf(entry.stage)} ${duest(entry, basis)}`;
    case 'findings':
      return weightOf(countsWith(basis.registers, entry));
    case 'nextDate':
      return nextDate(entry, basis.dueRules)?.day ?? null;
  }
}

/** Sorts behind every day. */
const whenever = '9999';

/** Clocks of 短信核验 to the minute, everything else by the day. */
function duest(entry: CaseEntry, { dueRules }: OrderBasis): string {
  return smsDueAt(entry, dueRules) ?? nextDate(entry, dueRules)?.day ?? whenever;
}

function weightOf(counts: FindingCounts | null): number | null {
  return counts && (counts.must * 1e4 + counts.should) * 1e4 + counts.hint;
}
