import type { Colour } from '../pdf/drawText.ts';
import type { FontName } from '../pdf/fonts.ts';
import type { SetLine } from '../pdf/lineBreaking.ts';

/** A piece of one line; a line broken out of a paragraph keeps the spaces it was set with. `x` in points from the left edge of the text area. */
export interface Run {
  readonly text: string | SetLine;
  readonly x: number;
  readonly align?: 'left' | 'centre' | 'right';
  readonly font: FontName;
  readonly size: number;
  readonly colour: Colour;
}

/** A coloured area or thin outline behind a block; `top` in points below the block's upper edge. */
export interface Patch {
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly colour: Colour;
  readonly outlined?: boolean;
}

/** One horizontal strip of a page: what stands in it, as data. All lengths in points. */
export interface Block {
  readonly height: number;
  /** Where the text stands, below the upper edge. */
  readonly baseline: number;
  readonly runs: readonly Run[];
  readonly patches?: readonly Patch[];
  /** A thin line along the lower edge. */
  readonly ruleBelow?: Colour;
  /** Must not be the last on its page: headings, first lines. */
  readonly keepWithNext?: boolean;
  /** Only for distance: falls away at the top of a page. */
  readonly gap?: boolean;
  /** Which entry of the contents this line belongs to. */
  readonly entry?: number;
}

/** Empty distance of `height` points, which falls away at the top of a page. */
export function gap(height: number): Block {
  return { height, baseline: 0, runs: [], gap: true };
}

/**
 * Distributes blocks over pages `room` points high. Pure.
 *
 * A block never splits. Blocks that keep with the next move on together, unless they would fill more than a page.
 */
export function paginate(blocks: readonly Block[], room: number): Block[][] {
  const pages: Block[][] = [];
  let page: Block[] = [];
  let used = 0;
  for (const group of keptGroups(blocks)) {
    const height = group.reduce((sum, block) => sum + block.height, 0);
    const fits = used + height <= room + 0.01;
    if (!fits && page.length > 0) {
      pages.push(page);
      page = [];
      used = 0;
    }
    for (const block of group) {
      if (block.gap && page.length === 0) continue;
      if (used + block.height > room + 0.01 && page.length > 0) {
        pages.push(page);
        page = [];
        used = 0;
      }
      page.push(block);
      used += block.height;
    }
  }
  if (page.length > 0) pages.push(page);
  return pages;
}

/** Runs of blocks up to and including the first that may end a page. */
function keptGroups(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  let group: Block[] = [];
  for (const block of blocks) {
    group.push(block);
    if (block.keepWithNext) continue;
    groups.push(group);
    group = [];
  }
  if (group.length > 0) groups.push(group);
  return groups;
}
