import type { Filling, FillingStep } from '#shared/api/filling.ts';

/** Whether somebody has to do something for it. */
export function isWork({ kind }: FillingStep): boolean {
  return kind !== 'none';
}

/** The first step that is still to be done; null when all are. Pure. */
export function nextStep({ steps, done }: Pick<Filling, 'steps' | 'done'>): FillingStep | null {
  return steps.find((step) => isWork(step) && !done.includes(step.id)) ?? null;
}

/** The step that was done last, in the order of the form: what going back takes back. Pure. */
export function lastDone({ steps, done }: Pick<Filling, 'steps' | 'done'>): FillingStep | null {
  const next = nextStep({ steps, done });
  const before = next ? steps.slice(0, steps.indexOf(next)) : steps;
  return before.findLast((step) => isWork(step) && done.includes(step.id)) ?? null;
}

/** How many of how many are done. Pure. */
export function countDone({ steps, done }: Pick<Filling, 'steps' | 'done'>): {
  readonly done: number;
  readonly of: number;
} {
  const work = steps.filter(isWork);
  return { done: work.filter(({ id }) => done.includes(id)).length, of: work.length };
}

/** What the key does at a step, as the window says it. */
export const keyWords = {
  copy: '按空格复制',
  pick: '选好后按空格',
  file: '传好后按空格',
  look: '核对后按空格',
} as const satisfies Record<Exclude<FillingStep['kind'], 'none'>, string>;

/** The same at a file whose name in the package is known. */
export const fileNameWords = '按空格复制文件名';
