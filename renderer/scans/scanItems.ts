import type { CheckedScan } from '#shared/api/scans.ts';
import { blocks, type Finding } from '#shared/filing/finding.ts';

/** A file on the check list. `checked` is null until its turn has come. */
export interface ScanItem {
  readonly id: number;
  readonly file: File;
  readonly checked: CheckedScan | null;
}

/** What the list can be narrowed to. */
export type ScanFilter = 'all' | 'must' | 'should' | 'fine' | 'waiting';

export const scanFilterLabels: Readonly<Record<ScanFilter, string>> = {
  all: '全部',
  must: '有必改',
  should: '有建议',
  fine: '合格',
  waiting: '还没查',
};

/** The verdict on one file in a word. */
export function verdictOf({ checked }: Pick<ScanItem, 'checked'>): Exclude<ScanFilter, 'all'> {
  if (!checked) return 'waiting';
  if (blocks(checked.findings)) return 'must';
  return checked.findings.some(({ weight }) => weight === 'should') ? 'should' : 'fine';
}

/** How many files there are of each verdict. */
export function countVerdicts(items: readonly ScanItem[]): Record<ScanFilter, number> {
  const counts = { all: items.length, must: 0, should: 0, fine: 0, waiting: 0 };
  for (const item of items) counts[verdictOf(item)]++;
  return counts;
}

/** The worst finding, which is what a line has room for. */
export function worstFinding({ checked }: ScanItem): Finding | null {
  return checked?.findings[0] ?? null;
}

/** Files a second over a whole run, and seconds left at that rate; null while there is nothing to tell by. */
export function paceOf(
  done: number,
  total: number,
  milliseconds: number,
): { rate: number; secondsLeft: number } | null {
  if (done === 0 || milliseconds <= 0) return null;
  const rate = (done / milliseconds) * 1000;
  return { rate, secondsLeft: Math.ceil((total - done) / rate) };
}
