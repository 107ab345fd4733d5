import type { CheckedScan, ScanRowName } from '#shared/api/scans.ts';
import { blocks, type Finding } from '#shared/filing/finding.ts';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { nameOfRow } from '#shared/scans/nameOfRow.ts';

/** What was found out about one row. What was measured on the picture stays behind: of ten thousand it would be too much. */
export type CheckedItem = Omit<CheckedScan, 'type' | 'at' | 'file' | 'page'>;

/** A picture on the check list: a file, or what lies in one. */
export interface ScanItem {
  readonly id: number;
  /** The first item of the same file: the items of one file stand together. */
  readonly of: number;
  readonly file: File;
  /** Null before the file was opened. */
  readonly row: ScanRowName | null;
  /** What somebody said it is; null for whatever the whole list is judged as. */
  readonly kind: ScanKind | null;
  /** Null until its turn has come. */
  readonly checked: CheckedItem | null;
}

/** What an item is called. */
export function nameOfItem({ row, file }: Pick<ScanItem, 'row' | 'file'>): string {
  return row === null ? file.name : nameOfRow(row);
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

/** The verdict on one picture in a word. */
export function verdictOf({
  checked,
}: {
  readonly checked: Pick<CheckedItem, 'findings'> | null;
}): Exclude<ScanFilter, 'all'> {
  if (!checked) return 'waiting';
  if (blocks(checked.findings)) return 'must';
  return checked.findings.some(({ weight }) => weight === 'should') ? 'should' : 'fine';
}

/** How many pictures there are of each verdict. */
export function countVerdicts(items: readonly ScanItem[]): Record<ScanFilter, number> {
  const counts = { all: items.length, must: 0, should: 0, fine: 0, waiting: 0 };
  for (const item of items) counts[verdictOf(item)]++;
  return counts;
}

/** The worst finding, which is what a line has room for. */
export function worstFinding({ checked }: ScanItem): Finding | null {
  return checked?.findings[0] ?? null;
}
