import { type FileOutcome, fileOutcomeSchema, type RowOutcome, rowOutcomeSchema } from '#shared/api/exchange.ts';
import type { FileResult, ImportLedger } from './importLedger.ts';

/** How a file ended, in one word: a file that found a place in any case is placed. */
export type FileEnd = FileOutcome | Exclude<FileResult['state'], 'told'>;

export const rowOutcomeLabels: Readonly<Record<RowOutcome, string>> = {
  created: '新建',
  completed: '补全',
  unchanged: '已有',
  conflict: '有出入',
  rejected: '未导入',
};

export const fileEndLabels: Readonly<Record<FileEnd, string>> = {
  stored: '已归位',
  already: '已有',
  unplaced: '未归位',
  unreadable: '打不开',
  failed: '没传成',
  waiting: '未处理',
  passedOver: '不是材料',
};

/** How a file ended; of several cases it was told about, the best outcome counts. */
export function fileEnd(result: FileResult): FileEnd {
  if (result.state !== 'told') return result.state;
  const told = new Set(result.placed.map(({ outcome }) => outcome));
  return fileOutcomeSchema.options.find((outcome) => told.has(outcome)) ?? 'unplaced';
}

export interface ImportSummary {
  readonly rows: Readonly<Record<RowOutcome, number>>;
  readonly files: Readonly<Record<FileEnd, number>>;
  /** Files whose turn has come, whatever became of them. */
  readonly filesDone: number;
}

/** How many rows and files ended how. */
export function summarise({ rows, files }: ImportLedger): ImportSummary {
  const rowCounts = countBy(rows.values(), ({ outcome }) => outcome);
  const fileCounts = countBy(files.values(), fileEnd);
  const count = (end: FileEnd) => fileCounts.get(end) ?? 0;
  return {
    rows: recordOf(rowOutcomeSchema.options, (outcome) => rowCounts.get(outcome) ?? 0),
    files: recordOf(fileEnds, count),
    filesDone: files.size - count('waiting'),
  };
}

const fileEnds: readonly FileEnd[] = [...fileOutcomeSchema.options, 'failed', 'waiting', 'passedOver'];

/** Paths that another try may bring in: those the connection lost and those whose turn never came. */
export function pathsToRetry({ files }: ImportLedger): string[] {
  return [...files.values()].flatMap(({ path, state }) => (state === 'failed' || state === 'waiting' ? [path] : []));
}

function countBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

function recordOf<Key extends string>(keys: readonly Key[], value: (key: Key) => number): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, number>;
}

/** The result in a sentence: what was brought in, and what needs a person. */
export function saySummary({ rows, files }: ImportSummary): string {
  const parts = [
    count(rows.created, '新建', '个案件'),
    count(rows.completed, '补全', '个案件'),
    count(rows.unchanged, '', '个案件早就有了'),
    count(rows.conflict, '', '行和资料库有出入'),
    count(rows.rejected, '', '行没有导入'),
    count(files.stored, '', '个文件已归位'),
    count(files.already, '', '个文件早已在案，没有重复存入'),
    count(files.unplaced, '', '个文件没放进去'),
    count(files.unreadable, '', '个文件打不开'),
    count(files.failed, '', '个文件没传成'),
    count(files.waiting, '还有', '个文件没轮到'),
  ];
  const said = parts.filter((part) => part !== null).join('，');
  return said === '' ? '什么都没有导入。' : `${said}。`;
}

function count(number: number, before: string, after: string): string | null {
  return number === 0 ? null : `${before === '' ? '' : `${before} `}${number} ${after}`;
}
