import { isCardShaped } from './cardSheet.ts';

/** Pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

export interface CollagePlace extends Size {
  readonly x: number;
  readonly y: number;
}

/** A picture of several papers: its least size, at which all of them can just be read, and where each stands on it. */
export interface Collage extends Size {
  readonly places: readonly CollagePlace[];
  /** How many times larger it may be drawn before one of the papers pretends to more detail than it has. */
  readonly most: number;
  /** The papers (by their place in the list) that cannot be read even in full size. */
  readonly tooSmall: readonly number[];
}

/** Longer sides in millimetres of a card and a page, and dots an inch below which small print is lost. */
export interface LegibleDots {
  readonly cardDpi: number;
  readonly paperDpi: number;
}

const longSides = { card: 85.6, page: 297 } as const;
const millimetresAnInch = 25.4;
/** White between papers, as a share of the longer side of a card at its least size. */
const gapShare = 0.04;
/** The shape that is most welcome: an A4, lying or standing. */
const welcome = Math.SQRT2;

/**
 * Several papers on one picture, in rows, each in the least size that can be read.
 *
 * Papers of the shape of a card are taken for one, others for a page; all keep their shape. Of all widths of a row it is
 * the one with the least white and a shape near that of a page. Pure.
 */
export function layOutCollage(papers: readonly Size[], { cardDpi, paperDpi }: LegibleDots): Collage {
  const least = papers.map((paper) => {
    const card = isCardShaped(paper) || isCardShaped({ width: paper.height, height: paper.width });
    const side = ((card ? longSides.card : longSides.page) / millimetresAnInch) * (card ? cardDpi : paperDpi);
    const scale = side / Math.max(paper.width, paper.height);
    return { width: Math.ceil(paper.width * scale), height: Math.ceil(paper.height * scale), scale };
  });
  const gap = Math.round((longSides.card / millimetresAnInch) * cardDpi * gapShare);
  const layouts = rowWidths(least, gap).map((width) => inRows(least, width, gap));
  const best = layouts.reduce((one, other) => (cost(other) < cost(one) ? other : one));
  return {
    ...best,
    most: Math.max(1, Math.min(...least.map(({ scale }) => 1 / scale))),
    tooSmall: least.flatMap(({ scale }, at) => (scale > 1 ? [at] : [])),
  };
}

/** Every width at which a row could end: that of each run of papers side by side. */
function rowWidths(sizes: readonly Size[], gap: number): number[] {
  return sizes.flatMap((_, from) =>
    sizes.slice(from).map((_last, more) => {
      const row = sizes.slice(from, from + more + 1);
      return row.reduce((sum, { width }) => sum + width + gap, gap);
    }),
  );
}

/** Row by row, each as full as `most` allows. */
function inRows(sizes: readonly Size[], most: number, gap: number): Size & { places: CollagePlace[] } {
  const places: CollagePlace[] = [];
  let [width, x, y, high] = [0, gap, gap, 0];
  for (const size of sizes) {
    if (x > gap && x + size.width + gap > most) {
      y += high + gap;
      [x, high] = [gap, 0];
    }
    places.push({ x, y, width: size.width, height: size.height });
    x += size.width + gap;
    high = Math.max(high, size.height);
    width = Math.max(width, x);
  }
  return { width, height: y + high + gap, places };
}

/** Pixels, and more for every step away from the shape of a page. */
function cost({ width, height }: Size): number {
  const shape = Math.max(width, height) / Math.min(width, height);
  return width * height * Math.max(shape / welcome, welcome / shape);
}
