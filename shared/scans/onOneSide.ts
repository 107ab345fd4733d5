import { cellOf, type Grid } from './appearance.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Cuts in so many directions, all round, for sorts whose middles do not tell how they lie: there are few of one. */
export const allRound = 16;

/**
 * How mixed two sorts of a grid's cells lie: the share of them, against the rarer sort, that is on the wrong side of the
 * best straight cut across the line between their middles, or, with `directions`, of the best across any of so many lines
 * all round. 0 where a cut parts them, 1 and more where they lie anyhow, and where one sort is missing. Pure.
 */
export function mixedness(
  grid: Grid,
  isOne: (value: number) => boolean,
  isOther: (value: number) => boolean,
  directions?: number,
): number {
  const ones: Point[] = [];
  const others: Point[] = [];
  for (const [index, value] of grid.values.entries()) {
    if (value === null) continue;
    if (isOne(value)) ones.push(cellOf(grid, index));
    else if (isOther(value)) others.push(cellOf(grid, index));
  }
  if (ones.length === 0 || others.length === 0) return 1;
  const [from, to] = [middleOf(others), middleOf(ones)];
  const lines = directions
    ? Array.from({ length: directions }, (_, at) => {
        const angle = (2 * Math.PI * at) / directions;
        return { x: Math.cos(angle), y: Math.sin(angle) };
      })
    : [{ x: to.x - from.x, y: to.y - from.y }];
  const wrong = Math.min(...lines.map((line) => wrongAlong(line, ones, others)));
  return wrong / Math.min(ones.length, others.length);
}

/** How many cells are on the wrong side of the best cut across a line. */
function wrongAlong(line: Point, ones: readonly Point[], others: readonly Point[]): number {
  const far = ({ x, y }: Point) => x * line.x + y * line.y;
  const along = [
    ...ones.map((cell) => ({ far: far(cell), isOne: true })),
    ...others.map((cell) => ({ far: far(cell), isOne: false })),
  ].sort((one, other) => one.far - other.far);
  // Everything above the cut counts as one sort; it moves up cell by cell.
  let wrong = others.length;
  let least = wrong;
  for (const each of along) {
    wrong += each.isOne ? 1 : -1;
    least = Math.min(least, wrong);
  }
  return least;
}

function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
