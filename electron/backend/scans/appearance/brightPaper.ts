import type { RawPicture } from '../pictureStatistics.ts';
import { areaOf, type Four, hullOf, type Stretch, thinned, tightestFour } from './outline.ts';
import type { Corner, FoundPaper } from './weighPaper.ts';

/** What a paper found by its brightness is worth: enough to speak of, never enough to block. */
const confidence = 0.66;
/** Share of the picture a paper must take at least, and at most. */
const [leastShare, mostShare] = [0.025, 0.92];
/** How much of the outline's area the four sides must enclose, and how much of it must be paper: corners are round, print is dark. */
const [leastFit, leastFilled] = [0.98, 0.55];
/** How sharply each side must part bright from dark, against the whole difference: the edge of a shadow is soft. */
const leastSharp = 0.5;

/**
 * The largest bright, colourless thing of four sides, for tables whose own pattern has clearer lines than the paper's edge;
 * null where there is none. Pure; made for small pictures (250 pixels).
 */
export function brightPaper(picture: RawPicture): FoundPaper | null {
  for (const measure of [paperness, colourlessness]) {
    const values = measure(picture);
    let limit: number | null = 0;
    for (let level = 0; level < mostLevels && limit !== null; level++) {
      limit = partingLimit(values, limit);
      const found = limit === null ? null : paperAbove(values, limit, picture);
      if (found) return found;
    }
  }
  return null;
}

/** A table has a pattern of its own: what parts best may be its own bright and dark, and the paper is brighter still. */
const mostLevels = 3;

/** The four-sided thing that is above a limit; null where that has another shape. */
function paperAbove(paper: Uint8Array, limit: number, picture: RawPicture): FoundPaper | null {
  const { width, height } = picture;
  const mask = closed(
    paper.map((value) => (value > limit ? 1 : 0)),
    width,
    height,
  );
  const blob = largestBlob(mask, width);
  const share = blob.length / mask.length;
  if (share < leastShare || share > mostShare) return null;
  const outline = hullOf(blob, width);
  const four = tightestFour(thinned(outline));
  if (!four) return null;
  const area = areaOf(four);
  if (areaOf(outline) < area * leastFit || blob.length < area * leastFilled || !looksSeen(four)) return null;
  const sides = four.map((from, at) => ({ from, to: four[(at + 1) % 4] as Corner }));
  const [top = false, right = false, bottom = false, left = false] = sides.map((side) =>
    isOnFrame(side, width, height),
  );
  const cut = [top, right, bottom, left] as const;
  if (cut.filter(Boolean).length > 2) return null;
  const middle = middleOf(four);
  const isSharp = sides.every((side, at) => cut[at] || sharpness(paper, picture, { ...side, middle }) >= leastSharp);
  return isSharp ? { corners: four, score: confidence, confidence, cut } : null;
}

/** Brightness less what is coloured, 0 to 255. */
function paperness({ data, width, height }: RawPicture): Uint8Array {
  const paper = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < paper.length; pixel++, at += 3) {
    const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
    const light = (77 * red + 150 * green + 29 * blue) >> 8;
    paper[pixel] = Math.max(0, light - (Math.max(red, green, blue) - Math.min(red, green, blue)) / 2);
  }
  return paper;
}

/** How little of a pixel is colour, whatever light it has: of white on beige, in the sun and in the shadow. */
function colourlessness({ data, width, height }: RawPicture): Uint8Array {
  const paper = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < paper.length; pixel++, at += 3) {
    const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
    const most = Math.max(red, green, blue, 1);
    paper[pixel] = Math.max(0, 255 - (3 * 255 * (most - Math.min(red, green, blue))) / most);
  }
  // The darker it is, the more of the colour is noise.
  return smoothed(paper, width, height);
}

/** Every value as the mean of nine; those along the edge stay. */
function smoothed(values: Uint8Array, width: number, height: number): Uint8Array {
  const means = values.slice();
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      let sum = 0;
      for (let line = at - width; line <= at + width; line += width)
        sum += (values[line - 1] as number) + (values[line] as number) + (values[line + 1] as number);
      means[at] = sum / 9;
    }
  }
  return means;
}

/** The two sides must differ by so much (0 to 255) for a limit between them to mean something. */
const leastApart = 38;

/** Where the values from `from` on part best into dark and bright (Otsu 1979); null where they hardly do. */
function partingLimit(values: Uint8Array, from: number): number | null {
  const counts = new Uint32Array(256);
  for (const value of values) counts[value] = (counts[value] as number) + 1;
  let [total, all] = [0, 0];
  for (let value = from; value < 256; value++) {
    total += value * (counts[value] as number);
    all += counts[value] as number;
  }
  let [below, belowSum, best, limit, apart] = [0, 0, 0, 0, 0];
  for (let value = from; value < 255; value++) {
    below += counts[value] as number;
    belowSum += value * (counts[value] as number);
    const above = all - below;
    if (below === 0 || above === 0) continue;
    const difference = (total - belowSum) / above - belowSum / below;
    const spread = below * above * difference * difference;
    if (spread > best) [best, limit, apart] = [spread, value, difference];
  }
  return apart >= leastApart ? limit : null;
}

/** Print and pattern are closed up: what is dark for no more than four pixels counts as what lies around it. */
function closed(mask: Uint8Array, width: number, height: number): Uint8Array {
  let result = mask;
  for (const value of [1, 1, 0, 0]) result = spread(result, width, height, value);
  return result;
}

/** Every pixel with a neighbour (of four) of this value takes it. */
function spread(mask: Uint8Array, width: number, height: number, value: number): Uint8Array {
  const next = mask.slice();
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (mask[at] === value) continue;
      if (
        (x > 0 && mask[at - 1] === value) ||
        (x < width - 1 && mask[at + 1] === value) ||
        (y > 0 && mask[at - width] === value) ||
        (y < height - 1 && mask[at + width] === value)
      )
        next[at] = value;
    }
  }
  return next;
}

/** The pixels of the largest connected set (of four neighbours) of a mask; the mask is used up. */
function largestBlob(mask: Uint8Array, width: number): number[] {
  let largest: number[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== 1) continue;
    const own = [start];
    mask[start] = 0;
    for (let at = 0; at < own.length; at++) {
      const pixel = own[at] as number;
      const x = pixel % width;
      for (const next of [x > 0 ? pixel - 1 : -1, x < width - 1 ? pixel + 1 : -1, pixel - width, pixel + width]) {
        if (mask[next] !== 1) continue;
        mask[next] = 0;
        own.push(next);
      }
    }
    if (own.length > largest.length) largest = own;
  }
  return largest;
}

/** Long to short of a card or a sheet, and how far (natural logarithm) the shape of one seen from aside may be from it. */
const [usualRatios, farRatio] = [[85.6 / 54, Math.SQRT2], 0.34];

/** Whether four corners could be a card or a sheet before a camera. */
function looksSeen([p, q, r, s]: Four): boolean {
  const across = (lengthOf(p, q) + lengthOf(s, r)) / 2;
  const down = (lengthOf(p, s) + lengthOf(q, r)) / 2;
  if (Math.min(across, down) < 12) return false;
  const ratio = Math.log(Math.max(across, down) / Math.min(across, down));
  return usualRatios.some((usual) => Math.abs(ratio - Math.log(usual)) < farRatio);
}

function lengthOf(from: Corner, to: Corner): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

/** True for a side along the picture's own edge: what lies beyond nobody sees. */
function isOnFrame({ from, to }: Stretch, width: number, height: number): boolean {
  const near = 2;
  const both = (test: (corner: Corner) => boolean) => test(from) && test(to);
  return (
    both(({ x }) => x < near) ||
    both(({ y }) => y < near) ||
    both(({ x }) => x > width - 1 - near) ||
    both(({ y }) => y > height - 1 - near)
  );
}

/** How much of the difference between well inside and well outside a side lies within two pixels of it, 0 to 1. */
function sharpness(
  paper: Uint8Array,
  { width, height }: RawPicture,
  { from, to, middle }: Stretch & { readonly middle: Corner },
): number {
  const length = lengthOf(from, to);
  const [nx, ny] = [(from.y - to.y) / length, (to.x - from.x) / length];
  const inwards = (middle.x - from.x) * nx + (middle.y - from.y) * ny > 0 ? 1 : -1;
  const at = (part: number, away: number): number | null => {
    const x = Math.round(from.x + (to.x - from.x) * part + nx * away * inwards);
    const y = Math.round(from.y + (to.y - from.y) * part + ny * away * inwards);
    return x < 0 || y < 0 || x >= width || y >= height ? null : (paper[y * width + x] as number);
  };
  let [near, far] = [0, 0];
  for (let part = 0.08; part < 0.93; part += 0.02) {
    const [in2, out2, in8] = [at(part, 3), at(part, -2), at(part, 9)];
    // Close to the picture's edge there is less to be seen of what lies outside.
    const out8 = at(part, -8) ?? at(part, -5) ?? at(part, -3);
    if (in2 === null || out2 === null || in8 === null || out8 === null) continue;
    near += in2 - out2;
    far += in8 - out8;
  }
  return far <= 0 ? (near > 0 ? 1 : 0) : near / far;
}

function middleOf(four: Four): Corner {
  return { x: four.reduce((sum, { x }) => sum + x, 0) / 4, y: four.reduce((sum, { y }) => sum + y, 0) / 4 };
}
