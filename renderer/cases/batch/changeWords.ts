import type { ChangedMany, HeldByMany, ManyField } from '#shared/api/cases.ts';

/** So many cases or values are named; of more only the count is said. */
const mostNamed = 8;

/** What holds nothing, by field. */
const nothing = { staff: '没有经办', plannedOn: '没有计划日' } as const satisfies Record<ManyField, string>;

/** What was done to so many cases. */
export function sayChanged(field: ManyField, value: string | null, count: number): string {
  if (count === 0) return '没有改动任何案件';
  if (field === 'staff') return value === null ? `${count} 个案件不再指派` : `${count} 个案件已指派给${value}`;
  return value === null ? `${count} 个案件已取消计划提交日` : `${count} 个案件计划 ${value} 提交`;
}

/** Where these cases went; one is named, of many only the count is said. */
export function sayRemoved(numbers: readonly string[], removed: boolean): string {
  const what = numbers.length === 1 ? `案件 ${numbers[0]} ` : `${numbers.length} 个案件`;
  return removed ? `${what}已移到回收站` : `${what}已从回收站恢复`;
}

/** Which cases were left alone because somebody else had changed them, and what they hold; null when there are none. */
export function saySkipped(field: ManyField, skipped: ChangedMany['skipped']): string | null {
  if (skipped.length === 0) return null;
  const named = skipped
    .slice(0, mostNamed)
    .map(({ number, current }) => `${number}（现在${current === null ? nothing[field] : `是${current}`}）`)
    .join('、');
  const rest = skipped.length > mostNamed ? '等' : '';
  return `有 ${skipped.length} 个案件刚刚在别处改过，保留了现在的内容：${named}${rest}。`;
}

/** What the chosen cases hold now, the most frequent first. */
export function sayHeld(field: ManyField, held: HeldByMany): string {
  const counts = [...Map.groupBy(held, ({ value }) => value)]
    .map(([value, cases]) => ({ value, count: cases.length }))
    .toSorted((one, other) => other.count - one.count);
  const named = counts
    .slice(0, mostNamed)
    .map(({ value, count }) => `${value ?? nothing[field]} ${count} 个`)
    .join('，');
  return `现在：${named}${counts.length > mostNamed ? '，等等' : ''}。`;
}
