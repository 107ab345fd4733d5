import type { TakeIntakeEvent } from '#shared/api/intake.ts';
import { markPace, type PaceMark } from '#shared/api/pace.ts';

type TakenFile = Extract<TakeIntakeEvent, { type: 'taken' }>;

/** Files on their way into the tray: what is left, how far the run is, and what was said of files that stayed out. */
export interface TakeWork {
  /** Not acknowledged yet: these are handed over (again) when the run goes on. */
  readonly left: readonly File[];
  readonly run: TakeRun | null;
  /** Folders that are still being read, each by a name of its own: more may be left soon. */
  readonly readings: readonly symbol[];
  /** What became of the files of the last batch, so far. */
  readonly tally: TakeTally;
  readonly error: unknown;
}

/** A run: how many are done of how many, when the first was (null before), and a way to stop. */
export interface TakeRun {
  readonly done: number;
  readonly total: number;
  readonly first: PaceMark | null;
  readonly stop: AbortController;
}

/**
 * How many files came in anew, wait in the tray already, came in before, are no material, and were given up; `unread` where more were, of
 * a folder that was still being read: nobody has counted those.
 */
export interface TakeTally {
  readonly staged: number;
  readonly waiting: number;
  readonly known: number;
  readonly passedOver: number;
  readonly givenUp: number;
  readonly unread: boolean;
  /** One that came in before, with where it is. */
  readonly example: { readonly path: string; readonly told: string } | null;
  /** One that is no material. */
  readonly passedExample: string | null;
}

const nothingTaken: TakeTally = {
  staged: 0,
  waiting: 0,
  known: 0,
  passedOver: 0,
  givenUp: 0,
  unread: false,
  example: null,
  passedExample: null,
};
export const noTake: TakeWork = { left: [], run: null, readings: [], tally: nothingTaken, error: null };

/** Whether files wait, are on their way, or may still come. Pure. */
export function isUnderWay({ left, run, readings }: TakeWork): boolean {
  return run !== null || left.length > 0 || readings.length > 0;
}

/** Files will come: of a batch that is under way, else of a new one. Pure. */
export function begunReading(work: TakeWork, reading: symbol): TakeWork {
  const tally = isUnderWay(work) ? work.tally : nothingTaken;
  return { ...work, tally, readings: [...work.readings, reading] };
}

/** All that was to come has come. Pure. */
export function endedReading(work: TakeWork, reading: symbol): TakeWork {
  return { ...work, readings: work.readings.filter((each) => each !== reading) };
}

/** More files are to be taken; a run that is on its way takes them as well. Pure. */
export function withMore(work: TakeWork, files: readonly File[]): TakeWork {
  const run = work.run && { ...work.run, total: work.run.total + files.length };
  return { ...work, left: [...work.left, ...files], run };
}

/** A run begins with all that is left. Pure. */
export function begunTake(work: TakeWork, stop: AbortController): TakeWork {
  return { ...work, error: null, run: { done: 0, total: work.left.length, first: null, stop } };
}

/** What an answer says: what became of something, or that files are in; that is durable. */
export type TakeStep =
  | { readonly type: 'taken'; readonly event: Pick<TakenFile, 'outcome' | 'path' | 'told'> }
  | { readonly type: 'through'; readonly files: readonly File[] };

/** After so many steps, which have come by `now` (ms); once through what is left, however many they are. Pure. */
export function withTaken(work: TakeWork, steps: readonly TakeStep[], now: number): TakeWork {
  const gone = new Set(steps.flatMap((step) => (step.type === 'through' ? step.files : [])));
  const left = gone.size === 0 ? work.left : work.left.filter((file) => !gone.has(file));
  const tally = steps.reduce((held, step) => (step.type === 'taken' ? counted(held, step.event) : held), work.tally);
  const done = (work.run?.done ?? 0) + gone.size;
  return { ...work, left, tally, run: work.run && { ...work.run, done, first: markPace(work.run.first, done, now) } };
}

function counted(tally: TakeTally, { outcome, path, told }: Pick<TakenFile, 'outcome' | 'path' | 'told'>): TakeTally {
  const example = tally.example ?? (outcome === 'known' ? { path, told: told ?? '' } : null);
  const passedExample = tally.passedExample ?? (outcome === 'passedOver' ? path : null);
  return { ...tally, [outcome]: tally[outcome] + 1, example, passedExample };
}

/** What is left is given up, and whatever would still come; what was taken stays. Pure. */
export function givenUp(work: TakeWork): TakeWork {
  const { left, readings, tally } = work;
  const unread = tally.unread || readings.length > 0;
  return { ...work, left: [], readings: [], tally: { ...tally, givenUp: tally.givenUp + left.length, unread } };
}

/** The line of a batch has been read. Pure. */
export function toldOf(work: TakeWork): TakeWork {
  return { ...work, tally: nothingTaken };
}

/** What waits while no run is on its way; null where nothing does. Of a folder that is still being read nobody knows how much. Pure. */
export function sayPaused({ run, left, readings }: TakeWork): string | null {
  if (run !== null || left.length === 0) return null;
  const more = readings.length > 0 ? '，文件夹还没读完，还会增加' : '';
  return `已暂停，还有 ${left.length} 个没收${more}；已经收进来的都保存好了。`;
}

/** What became of a batch, in one line; null where there was none. Pure. */
export function sayTally(tally: TakeTally): string | null {
  const { staged, waiting, known, passedOver, givenUp: left, unread, example, passedExample } = tally;
  const parts = [
    staged > 0 ? `收进 ${staged} 个` : '',
    waiting > 0 ? `${waiting} 个已经在待处理里` : '',
    known > 0 ? `${known} 个以前收过，没有重复收` : '',
    passedOver > 0 ? `${passedOver} 个表格或快捷方式不是材料，没有收` : '',
    left > 0 ? `${left} 个没有收` : '',
    unread ? '文件夹里还没读到的没有收' : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return null;
  const examples = [
    example ? `例如 ${example.path}：${example.told}。` : '',
    passedExample === null ? '' : sayPassedOver(passedExample),
  ];
  return `这一批：${parts.join('，')}。${examples.join('')}`;
}

/** What to do about a sheet that was handed over, or a shortcut, which is only the way to a file. */
function sayPassedOver(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  return /\.lnk$/iu.test(name)
    ? `${name} 只是快捷方式，请拖它指向的文件。`
    : `${name} 是客户采集表的话，请到“导入”里打开。`;
}
