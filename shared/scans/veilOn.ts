import type { Grid } from './appearance.ts';
import { cellOf } from './appearance.ts';
import type { NumberRow } from './numberRow.ts';
import { liesIn, type Place } from './quad.ts';

interface Cell extends Place {
  readonly light: number;
}

/** How light falls off: a value in the middle of the picture, and how much it changes across and down it. */
type Plane = readonly [base: number, across: number, down: number];

/** Cells fewer than this do not tell how the light falls off. */
const enoughCells = 12;
/** The share of cells that lie best on the plane; in the others are photos, shadows and lamps. */
const trusted = 0.7;
const rounds = 4;

/**
 * How much brighter the bare paper is along a line than the light on the rest of it would have it, as a share of that: the most of the line's
 * cells. A lamp's soft reflection lifts print and paper together, long before anything is white. Light falls off evenly, so that a plane through
 * most of the cells says what is to be expected. 0 where there is too little to tell by. Pure.
 *
 * On 36 specimens the line is at most 3 grey levels brighter than the plane without a lamp, 13 to 17 with one of strength 0.06 on it, and 25 to
 * 33 with one of 0.1 (one licence: 16). The limits of the rule pack are shares of the plane's height there.
 */
export function veilOn({ zone }: Pick<NumberRow, 'zone'>, light: Grid): number {
  const cells: Cell[] = light.values.flatMap((value, index) => {
    if (value === null) return [];
    const { x, y, width, height } = cellOf(light, index);
    return [{ x: x + width / 2, y: y + height / 2, light: value }];
  });
  if (cells.length < enoughCells) return 0;
  const plane = planeThrough(cells);
  const onLine = cells.filter((cell) => near(zone, cell, light));
  return Math.max(0, ...onLine.map((cell) => cell.light / Math.max(1, heightOf(plane, cell)) - 1));
}

/** True for a cell whose middle, or one half a cell above or below it, lies in the line: lines are lower than cells. */
function near(zone: NumberRow['zone'], { x, y }: Place, { rows }: Grid): boolean {
  return [-0.5, -0.25, 0, 0.25, 0.5].some((part) => liesIn(zone, { x, y: y + part / rows }));
}

function heightOf([base, across, down]: Plane, { x, y }: Place): number {
  return base + across * x + down * y;
}

/** The plane most cells lie on: fitted to all, then again and again to those that lie best on it. */
function planeThrough(cells: readonly Cell[]): Plane {
  let plane = leastSquares(cells);
  for (let round = 0; round < rounds; round++) {
    const off = (cell: Cell) => Math.abs(cell.light - heightOf(plane, cell));
    const best = cells.toSorted((one, other) => off(one) - off(other)).slice(0, Math.ceil(cells.length * trusted));
    plane = leastSquares(best);
  }
  return plane;
}

/** The plane of least squares, level where the cells lie on a line. */
function leastSquares(cells: readonly Cell[]): Plane {
  const mean = (of: (cell: Cell) => number) => cells.reduce((sum, cell) => sum + of(cell), 0) / cells.length;
  const middle = { x: mean(({ x }) => x), y: mean(({ y }) => y), light: mean(({ light }) => light) };
  const spread = (one: keyof Cell, other: keyof Cell) =>
    mean((cell) => (cell[one] - middle[one]) * (cell[other] - middle[other]));
  const [xx, yy, xy] = [spread('x', 'x'), spread('y', 'y'), spread('x', 'y')];
  const [xl, yl] = [spread('x', 'light'), spread('y', 'light')];
  const area = xx * yy - xy * xy;
  if (area < 1e-9) return [middle.light, 0, 0];
  const [across, down] = [(xl * yy - yl * xy) / area, (yl * xx - xl * xy) / area];
  return [middle.light - across * middle.x - down * middle.y, across, down];
}
