import type { FixManyEvent } from '#shared/api/materials.ts';
import { sayRecipe } from '#shared/scans/recipe.ts';

/** What became of one scan. */
export type TriedScan = Exclude<FixManyEvent, { type: 'progress' }> & { readonly undone: boolean };

/** How far the work is, and what came of it. */
export interface Fixing {
  readonly done: number;
  readonly total: number;
  readonly label: string;
  readonly tried: readonly TriedScan[];
}

export const nothingFixed: Fixing = { done: 0, total: 0, label: '', tried: [] };

/** Takes events in. Pure. */
export function afterEvents(fixing: Fixing, events: readonly FixManyEvent[]): Fixing {
  const tried = [...fixing.tried];
  let { done, total, label } = fixing;
  for (const event of events) {
    if (event.type === 'progress') ({ done, total, label } = event);
    else tried.push({ ...event, undone: false });
  }
  return { done, total, label, tried };
}

/** Those that were fixed and can be taken back. Pure. */
export function standing({ tried }: Fixing): (TriedScan & { type: 'fixed' })[] {
  return tried.filter((each): each is TriedScan & { type: 'fixed' } => each.type === 'fixed' && !each.undone);
}

/** Marks copies that were taken back. Pure. */
export function withoutFixes(fixing: Fixing, fixes: readonly { readonly fix: string }[]): Fixing {
  const gone = new Set(fixes.map(({ fix }) => fix));
  return {
    ...fixing,
    tried: fixing.tried.map((each) => (each.type === 'fixed' && gone.has(each.fix) ? { ...each, undone: true } : each)),
  };
}

/** What was done to one scan, or why nothing was. Pure. */
export function sayTried(item: FixManyEvent & { type: 'fixed' | 'left' }): string {
  if (item.type === 'left') return item.reason;
  const done = sayRecipe(item.recipe).join('、');
  return item.askew === null ? done : `${done}；没有拉平：${item.askew}`;
}

/** What the head of the list says once the work, called by its `verb`, has ended. Pure. */
export function sayFixed(fixing: Fixing, verb: string): string {
  const stands = standing(fixing);
  const fixed = stands.length;
  const askew = stands.filter((each) => each.askew !== null).length;
  const undone = fixing.tried.filter((each) => each.undone).length;
  const failed = fixing.tried.filter((each) => each.type === 'left' && each.failed).length;
  const left = fixing.tried.length - fixed - undone - failed;
  const parts = [
    `${verb} ${fixed} 张${askew > 0 ? `（其中 ${askew} 张没有拉平）` : ''}`,
    undone > 0 ? `撤销 ${undone} 张` : null,
    left > 0 ? `没动 ${left} 张` : null,
    failed > 0 ? `出错 ${failed} 张` : null,
  ];
  return `${parts.filter((part) => part !== null).join('，')}。`;
}
