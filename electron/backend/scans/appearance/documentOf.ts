import type { FoundDocument } from '#shared/scans/appearance.ts';
import { liesIn, type Quad, quadShare } from '#shared/scans/quad.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import { brightPaper } from './brightPaper.ts';
import { findPaper } from './findPaper.ts';
import { shapeOf } from './shapeOf.ts';
import { stepsOf } from './steps.ts';
import type { Corner, FoundPaper } from './weighPaper.ts';

/** Below this a four-sided shape is as likely something else. */
const leastConfidence = 0.58;
/** Below this lines that happen to fit (a pattern, two sheets) are as likely; what is bright and four-sided is looked for first. */
const clearConfidence = 0.85;
/** The photo or the seal on a paper is four-sided at times too: something small must be clearer (share of the picture). */
const [smallShare, smallConfidence] = [0.08, 0.7];

/**
 * The paper on a picture: parted from a table, or the whole picture when that is paper up to its edges; null when
 * neither can be told. `full` is the size of the original in pixels. Pure.
 */
export function documentOf(small: RawPicture, full: { width: number; height: number }): FoundDocument | null {
  if (small.width < 40 || small.height < 40) return null;
  const byLines = findPaper(small);
  const isFound =
    byLines !== null &&
    byLines.confidence >= leastConfidence &&
    (byLines.confidence >= leastFor(byLines, small) || isAllThereIs(byLines, small));
  const byLight = isFound && byLines.confidence >= clearConfidence ? null : brightPaper(small);
  const seen = isFound && !(byLight && isBetter(byLight, byLines, small)) ? byLines : byLight;
  const found = seen && seen.confidence < clearConfidence && isBlockOnPaper(seen, small) ? null : seen;
  if (!found) return isAllPaper(small) ? wholePicture(full) : null;
  const place = ({ x, y }: Corner) => ({ x: within((x + 0.5) / small.width), y: within((y + 0.5) / small.height) });
  const [ul, ur, lr, ll] = found.corners;
  const corners: Quad = [place(ul), place(ur), place(lr), place(ll)];
  const names = ['top', 'right', 'bottom', 'left'] as const;
  const outside = sidesPassed(found.corners, small);
  return {
    corners,
    confidence: Math.min(1, found.confidence),
    full: false,
    cut: names.filter((name, side) => found.cut[side] || outside.has(name)),
    loose: [],
    ...shapeOf(corners, full),
  };
}

/** A corner is cut off where it lies outside by more than this share of the picture: corners are round and lines not exact. */
const cornerSlack = 0.012;

/** The edges of the picture beyond which a corner of the paper would be. */
function sidesPassed(corners: readonly Corner[], { width, height }: RawPicture): Set<FoundDocument['cut'][number]> {
  const passed = new Set<FoundDocument['cut'][number]>();
  for (const { x, y } of corners) {
    if (y / height < -cornerSlack) passed.add('top');
    if (x / width > 1 + cornerSlack) passed.add('right');
    if (y / height > 1 + cornerSlack) passed.add('bottom');
    if (x / width < -cornerSlack) passed.add('left');
  }
  return passed;
}

/** Corners so near (share of the longer side) are the same paper, and lines know better where it ends: a frame may be ruled on it. */
const nearCorner = 0.08;

/** Whether what is bright says something else than the lines do, and not that more of the paper is missing. */
function isBetter(byLight: FoundPaper, byLines: FoundPaper, { width, height }: RawPicture): boolean {
  const cuts = ({ cut }: FoundPaper) => cut.filter(Boolean).length;
  if (cuts(byLight) > cuts(byLines)) return false;
  const near = nearCorner * Math.max(width, height);
  return !byLight.corners.every((corner) =>
    byLines.corners.some(({ x, y }) => Math.hypot(x - corner.x, y - corner.y) < near),
  );
}

/** Of what stands out in a picture so much must lie on a small paper, or so near to it (share of the longer side) as its shadow does. */
const [onPaper, nearPaper] = [0.99, 0.02];

/** Whether nothing else is on the table: then a small four-sided thing is no photo and no seal on a larger paper. */
function isAllThereIs({ corners, cut }: FoundPaper, small: RawPicture): boolean {
  if (cut.some(Boolean)) return false;
  const middle = {
    x: corners.reduce((sum, { x }) => sum + x, 0) / 4,
    y: corners.reduce((sum, { y }) => sum + y, 0) / 4,
  };
  const more = nearPaper * Math.max(small.width, small.height);
  const around = corners.map((corner) => {
    const [x, y] = [corner.x - middle.x, corner.y - middle.y];
    const far = 1 + more / Math.max(1, Math.hypot(x, y));
    return { x: middle.x + x * far, y: middle.y + y * far };
  });
  const steps = stepsOf(small);
  let within = 0;
  for (let step = 0; step < steps.count; step++) {
    if (liesIn(around, { x: steps.x[step] as number, y: steps.y[step] as number })) within++;
  }
  return within >= steps.count * onPaper;
}

function leastFor({ corners }: FoundPaper, { width, height }: RawPicture): number {
  const share = quadShare(corners.map(({ x, y }) => ({ x: x / width, y: y / height })));
  return share < smallShare ? smallConfidence : leastConfidence;
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** A picture that is known to show nothing but paper, such as one cut out along its corners. Pure. */
export function wholePicture({ width, height }: { width: number; height: number }): FoundDocument {
  return {
    corners: [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 1, y: 1 },
      { x: 0, y: 1 },
    ],
    confidence: leastConfidence,
    share: 1,
    full: true,
    cut: [],
    loose: [],
    tilt: null,
    perspective: null,
    width,
    height,
  };
}

/** A paper is never so much darker (share of the light) than all that lies around it, and what lies around it seldom so bright. */
const [blockPart, brightRim] = [0.78, 120];

/** Whether what was found is the portrait on a card that is larger than the picture: dark, where everything at the edges is bright. */
function isBlockOnPaper({ corners }: FoundPaper, { data, width, height }: RawPicture): boolean {
  const [rim, inside]: [number[], number[]] = [[], []];
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const isRim = x < 6 || y < 6 || x >= width - 6 || y >= height - 6;
      const isInside = !isRim && liesIn(corners, { x, y });
      if (!isRim && !isInside) continue;
      const at = (y * width + x) * 3;
      const light = (77 * (data[at] as number) + 150 * (data[at + 1] as number) + 29 * (data[at + 2] as number)) >> 8;
      (isInside ? inside : rim).push(light);
    }
  }
  const middle = (values: number[]) => values.sort((one, other) => one - other)[values.length >> 1] ?? 0;
  const around = middle(rim);
  return inside.length > 0 && around > brightRim && middle(inside) < around * blockPart;
}

/** How unlike (0 to 255) the edge of a sheet may be to its inside, and to itself. */
const [unlike, uneven] = [11, 30];

/** True when a ring along the picture's edge is as bright, as plain and as colourless as paper, and as what it encloses. */
function isAllPaper({ data, width, height }: RawPicture): boolean {
  const ring: number[] = [];
  const inside: number[] = [];
  let coloured = 0;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const at = (y * width + x) * 3;
      const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
      const light = (77 * red + 150 * green + 29 * blue) >> 8;
      const edge = x < 5 || y < 5 || x >= width - 5 || y >= height - 5;
      (edge ? ring : inside).push(light);
      if (edge && Math.max(red, green, blue) - Math.min(red, green, blue) > 48) coloured++;
    }
  }
  ring.sort((one, other) => one - other);
  inside.sort((one, other) => one - other);
  const at = (values: number[], part: number) => values[Math.floor(part * (values.length - 1))] ?? 0;
  const middle = at(ring, 0.5);
  return (
    middle > 110 &&
    coloured < ring.length * 0.08 &&
    at(ring, 0.9) - at(ring, 0.12) < uneven + middle * 0.12 &&
    Math.abs(middle - at(inside, 0.75)) < unlike
  );
}
