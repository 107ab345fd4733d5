import type { Appearance } from '../scans/appearance.ts';

type Side = Appearance['cardSide'];

/** In which order two pictures of a card stand on a sheet, as places in the list, and what is to be said of it. */
export interface SideOrder {
  readonly order: readonly number[];
  /** A Chinese sentence; null where there is nothing to say. */
  readonly note: string | null;
}

/**
 * The portrait side first, whatever order they were given in, as far as their layout tells. Two pictures of one side are left
 * as they are, and that is said. Pure.
 */
export function sideOrder(sides: readonly Side[]): SideOrder {
  const given = sides.map((_, index) => index);
  const [first, second] = sides;
  if (sides.length !== 2) return { order: given, note: null };
  if (first && first === second) {
    const called = first === 'portrait' ? '人像面' : '国徽面';
    return { order: given, note: `两张都像${called}，请看一眼是不是拿错了。` };
  }
  if (first !== 'emblem' && second !== 'portrait') return { order: given, note: null };
  return { order: [1, 0], note: '给的顺序是先国徽面、后人像面，已按人像面在上排好。' };
}
