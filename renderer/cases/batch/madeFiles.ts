import { type PaceMark, paceOf } from '#shared/api/pace.ts';
import type { WaitingFile } from '#shared/api/upload.ts';
import type { Finding } from '#shared/filing/finding.ts';

/** A file that was made for a case, or why it could not be. */
export interface MadeItem {
  /** Unique within the work: case and what was made. */
  readonly key: string;
  readonly caseNumber: string;
  /** What it is, such as the title of the letter. */
  readonly title: string;
  readonly result:
    | { readonly type: 'waiting'; readonly file: WaitingFile }
    | { readonly type: 'saved' }
    | { readonly type: 'incomplete'; readonly findings: readonly Finding[] }
    | { readonly type: 'failed'; readonly reason: string };
  /** What the person should know although it was made. */
  readonly note: string | null;
}

/** What work on many cases reports. */
export type MakingStep =
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly label: string }
  | { readonly type: 'item'; readonly item: MadeItem };

export interface Making {
  readonly done: number;
  readonly total: number;
  readonly label: string;
  /** By key, in the order they were made. */
  readonly items: ReadonlyMap<string, MadeItem>;
}

export const nothingMade: Making = { done: 0, total: 0, label: '', items: new Map() };

/** The work after these steps. An item that was made again takes the place of the earlier one. */
export function afterSteps(making: Making, steps: readonly MakingStep[]): Making {
  let { done, total, label } = making;
  const items = new Map(making.items);
  for (const step of steps) {
    if (step.type === 'item') {
      for (const lost of lostWith(step.item, items)) items.set(lost.key, lost);
      items.set(step.item.key, step.item);
    } else ({ done, total, label } = step);
  }
  return { done, total, label, items };
}

/** What had to make room for a new file although nobody had saved it yet. */
function lostWith({ result }: MadeItem, items: ReadonlyMap<string, MadeItem>): MadeItem[] {
  const dropped = result.type === 'waiting' ? result.file.dropped : [];
  if (dropped.length === 0) return [];
  return [...items.values()]
    .filter((each) => each.result.type === 'waiting' && dropped.includes(each.result.file.ticket))
    .map((each) => ({ ...each, result: { type: 'failed', reason: noRoom } }));
}

const noRoom = '等着保存的文件太多，这一份没有留住。请先保存其余的，再重做这一份。';

/** How many items came to what. */
export function countMade({ items }: Making): Readonly<Record<MadeItem['result']['type'], number>> {
  const counts = { waiting: 0, saved: 0, incomplete: 0, failed: 0 };
  for (const { result } of items.values()) counts[result.type]++;
  return counts;
}

/** How fast the work goes and how long it will still take, see `paceOf`; null while that is a guess. */
export function sayPace(making: Pick<Making, 'done' | 'total'>, first: PaceMark | null, now: number): string | null {
  const pace = paceOf(making, first, now);
  if (pace === null) return null;
  const { rate, secondsLeft: seconds } = pace;
  const rest = seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
  return `每分钟 ${Math.round(rate * 60)} 个，约剩 ${rest}`;
}

/** Where work that was stopped stands: what is safe already, and what still waits to be saved. */
export function sayStopped({ saved, waiting }: Pick<ReturnType<typeof countMade>, 'saved' | 'waiting'>): string {
  if (waiting > 0 && saved > 0) return `已停下。${saved} 份已经存好，还有 ${waiting} 份做好了没有保存，可以现在保存。`;
  if (waiting > 0) return `已停下。做好的 ${waiting} 份还在，可以保存。`;
  return saved > 0 ? `已停下。做好的 ${saved} 份都已经存好。` : '已停下，还没有做好的。';
}
