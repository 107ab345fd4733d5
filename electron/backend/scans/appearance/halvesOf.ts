import type { FoundDocument } from '#shared/scans/appearance.ts';
import type { Rectangle } from '#shared/scans/quad.ts';
import type { RawPicture } from '../pictureStatistics.ts';

type Halves = readonly [first: Rectangle, second: Rectangle];

/** Beyond this the next pixel is another thing (difference of light), and so many of them in a line are no dirt. */
const [another, mostDirt] = [9, 1];
/** Share of the picture that lies bare between two cards at least, and of it that must lie on either side. */
const [leastGap, leastHalf] = [0.012, 0.22];
/** Red pixels (share of the picture) the badge of a card has at least; the half without has that many times fewer. */
const [leastRed, fewer] = [0.0006, 8];

/**
 * Where a picture would part into two cards: along the bare line between them, or through the middle of what was taken for one paper. Null
 * where not exactly one half has a badge's red: a quick look that spares most papers a longer one. Pure; made for small pictures.
 */
export function halvesOf(small: RawPicture, document: FoundDocument | null): Halves | null {
  const down = bareLine(small, false);
  const across = bareLine(small, true);
  const middle = document && !document.full ? middleOf(document) : null;
  const candidates = [
    middle,
    down === null
      ? null
      : ([
          { x: 0, y: 0, width: 1, height: down },
          { x: 0, y: down, width: 1, height: 1 - down },
        ] as const),
    across === null
      ? null
      : ([
          { x: 0, y: 0, width: across, height: 1 },
          { x: across, y: 0, width: 1 - across, height: 1 },
        ] as const),
  ];
  return candidates.find((halves) => halves !== null && isRedOnce(small, halves)) ?? null;
}

function middleOf({ corners, width, height }: FoundDocument): Halves {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(corners.map((corner) => corner.x)), mean(corners.map((corner) => corner.y))];
  return height >= width
    ? [
        { x: 0, y: 0, width: 1, height: y },
        { x: 0, y, width: 1, height: 1 - y },
      ]
    : [
        { x: 0, y: 0, width: x, height: 1 },
        { x, y: 0, width: 1 - x, height: 1 },
      ];
}

/** The middle of the widest run of bare lines between what stands on either side (share); null where there is none. */
function bareLine({ data, width, height }: RawPicture, upright: boolean): number | null {
  const [lines, along] = upright ? [width, height] : [height, width];
  const light = (line: number, at: number) => {
    const pixel = (upright ? at * width + line : line * width + at) * 3;
    return (77 * (data[pixel] as number) + 150 * (data[pixel + 1] as number) + 29 * (data[pixel + 2] as number)) >> 8;
  };
  let [from, best, widest, hasBegun] = [0, 0, 0, false];
  for (let line = 0; line < lines; line++) {
    let changes = 0;
    for (let at = 1; at < along; at++) if (Math.abs(light(line, at) - light(line, at - 1)) > another) changes++;
    if (changes <= mostDirt) continue;
    const middle = (from + line) / 2 / lines;
    const isWithin = middle > leastHalf && middle < 1 - leastHalf;
    if (hasBegun && isWithin && line - from > widest) [best, widest] = [middle, line - from];
    [from, hasBegun] = [line + 1, true];
  }
  return widest >= lines * leastGap ? best : null;
}

function isRedOnce({ data, width, height }: RawPicture, halves: Halves): boolean {
  const [one, other] = halves.map(({ x, y, width: wide, height: high }) => {
    let red = 0;
    for (let row = Math.floor(y * height); row < Math.floor((y + high) * height); row++) {
      for (let column = Math.floor(x * width); column < Math.floor((x + wide) * width); column++) {
        const at = (row * width + column) * 3;
        const [r, g, b] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
        if (r >= 50 && r >= g * 1.55 && r >= b * 1.45) red++;
      }
    }
    return red;
  }) as [number, number];
  return Math.max(one, other) >= width * height * leastRed && Math.min(one, other) * fewer <= Math.max(one, other);
}
