import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fineCorners } from '#backend/scans/appearance/fineCorners.ts';
import { homography, project } from '#shared/scans/homography.ts';
import type { Place, Quad } from '#shared/scans/quad.ts';
import type { Corners } from '#shared/scans/recipe.ts';
import { homography as homographyOf } from '#test/support/specimens/homography.ts';

const [width, height] = [600, 450];
/** A sixth of a pixel. */
const exact = 0.0003;

type Colour = readonly [number, number, number];
const [wood, cream, gold, skin]: readonly Colour[] = [
  [112, 90, 70],
  [246, 243, 233],
  [170, 138, 62],
  [214, 160, 132],
];

/** What a place looks like: of the paper by its shares of it, of the picture otherwise. */
type Paint = (onPaper: Place | null, inPicture: Place) => Colour;

/** Where in a pixel it is looked at. */
const samples = [0.125, 0.375, 0.625, 0.875].map((right, at) => ({
  right,
  down: [0.375, 0.875, 0.125, 0.625][at] ?? 0,
}));

/** A picture of a paper, with a little even noise. */
function pictureOf(corners: Quad, paint: Paint) {
  const data = new Uint8Array(width * height * 3);
  const [h0, h1, h2, h3, h4, h5, h6, h7] = homographyOf(corners, { width: 1, height: 1 });
  let state = 7;
  for (let pixel = 0, at = 0; pixel < width * height; pixel++, at += 3) {
    let [red, green, blue] = [0, 0, 0];
    for (const { right, down } of samples) {
      const x = ((pixel % width) + right) / width;
      const y = (Math.floor(pixel / width) + down) / height;
      const depth = h6 * x + h7 * y + 1;
      const paper = { x: (h0 * x + h1 * y + h2) / depth, y: (h3 * x + h4 * y + h5) / depth };
      const isOn = paper.x >= 0 && paper.y >= 0 && paper.x <= 1 && paper.y <= 1;
      const colour = paint(isOn ? paper : null, { x, y });
      red += colour[0];
      green += colour[1];
      blue += colour[2];
    }
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    const noise = ((state >> 16) % 7) - 3;
    data[at] = red / 4 + noise;
    data[at + 1] = green / 4 + noise;
    data[at + 2] = blue / 4 + noise;
  }
  return { data, width, height, channels: 3 };
}

const shift = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const around = (corners: Quad, most: number): fc.Arbitrary<Quad> =>
  fc
    .array(shift(most), { minLength: 8, maxLength: 8 })
    .map(
      (by) =>
        corners.map(({ x, y }, at) => ({ x: x + (by[at * 2] ?? 0), y: y + (by[at * 2 + 1] ?? 0) })) as unknown as Quad,
    );

const straight: Quad = [
  { x: 0.15, y: 0.16 },
  { x: 0.86, y: 0.14 },
  { x: 0.85, y: 0.83 },
  { x: 0.16, y: 0.85 },
];
const plain: Paint = (paper) => (paper ? cream : wood) as Colour;

function farthest(one: Quad, other: Quad): number {
  return Math.max(
    ...one.map(({ x, y }, at) => Math.hypot(x - (other[at]?.x ?? 9), ((y - (other[at]?.y ?? 9)) * height) / width)),
  );
}

describe('the corners of a paper', () => {
  it('come out finer than a pixel, wherever it lies and however coarsely it was found', () => {
    fc.assert(
      fc.property(
        around(straight, 0.05).chain((corners) => fc.tuple(fc.constant(corners), around(corners, 0.012))),
        ([corners, coarse]) => {
          const fine = fineCorners(pictureOf(corners, plain), { corners: coarse, cut: [] });
          expect(fine.loose).toEqual([]);
          expect(farthest(fine.corners, corners)).toBeLessThan(exact);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('are where round corners would meet, and a finger moves no side', () => {
    const picture = pictureOf(straight, (paper, place) => {
      if (Math.hypot((place.x - 0.15) * 2, place.y - 0.6) < 0.08) return skin as Colour;
      if (!paper) return wood as Colour;
      const [right, down] = [Math.min(paper.x, 1 - paper.x), Math.min(paper.y, 1 - paper.y) * 0.65];
      const round = 0.04;
      const isOff = right < round && down < round && Math.hypot(round - right, round - down) > round;
      return (isOff ? wood : cream) as Colour;
    });
    const coarse = straight.map(({ x, y }) => ({ x: x + 0.008, y: y - 0.006 })) as unknown as Quad;
    const fine = fineCorners(picture, { corners: coarse, cut: [] });
    expect(fine.loose).toEqual([]);
    expect(farthest(fine.corners, straight)).toBeLessThan(2 * exact);
  });

  it('are those of the paper, where the frame printed on it was taken for its edge', () => {
    const light: Colour = [214, 209, 198];
    const inset = 0.03;
    const picture = pictureOf(straight, (paper) => {
      if (!paper) return light;
      const fromEdge = Math.min(paper.x, 1 - paper.x, paper.y * 0.65, (1 - paper.y) * 0.65);
      return (fromEdge > inset - 0.006 && fromEdge < inset ? gold : cream) as Colour;
    });
    const there = homography(straight as Corners);
    const frame = [
      [inset, inset / 0.65],
      [1 - inset, inset / 0.65],
      [1 - inset, 1 - inset / 0.65],
      [inset, 1 - inset / 0.65],
    ].map(([x = 0, y = 0]) => project(there, { x, y })) as unknown as Quad;
    const fine = fineCorners(picture, { corners: frame, cut: [] });
    expect(fine.loose).toEqual([]);
    expect(farthest(fine.corners, straight)).toBeLessThan(exact);
  });

  it('stay where they were along a side nobody can see, which is told', () => {
    // The table is as bright as the paper on the right.
    const picture = pictureOf(straight, (paper, { x }) => (paper || x > 0.7 ? cream : wood) as Colour);
    const coarse = straight.map(({ x, y }) => ({ x: x + 0.004, y })) as unknown as Quad;
    const { corners, loose } = fineCorners(picture, { corners: coarse, cut: [] });
    expect(loose).toContain('right');
    expect(loose).not.toContain('left');
    for (const at of [1, 2] as const) expect(corners[at].x).toBeCloseTo(coarse[at].x, 2);
    for (const at of [0, 3] as const) expect(Math.abs(corners[at].x - straight[at].x)).toBeLessThan(exact * 3);
  });

  it('say nothing of a side that is cut off', () => {
    const cut: Quad = [straight[0], { x: 1, y: 0.13 }, { x: 1, y: 0.84 }, straight[3]];
    const beyond: Quad = [straight[0], { x: 1.3, y: 0.121 }, { x: 1.3, y: 0.846 }, straight[3]];
    const { corners, loose } = fineCorners(pictureOf(beyond, plain), { corners: cut, cut: ['right'] });
    expect(loose).toEqual([]);
    expect(corners[1].x).toBeGreaterThan(0.995);
  });

  it('of a grey picture are found, too', () => {
    const { data } = pictureOf(straight, plain);
    const grey = { data: data.filter((_, at) => at % 3 === 1), width, height, channels: 1 };
    const coarse = straight.map(({ x, y }) => ({ x, y: y + 0.006 })) as unknown as Quad;
    expect(farthest(fineCorners(grey, { corners: coarse, cut: [] }).corners, straight)).toBeLessThan(exact);
  });
});
