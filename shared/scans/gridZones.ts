import { cellOf, type Grid } from './appearance.ts';
import type { Rectangle } from './quad.ts';

/** The cells of a grid that hold something a test is true of, as few upright rectangles: neighbours in a row are joined, equal rows too. Pure. */
export function gridZones(grid: Grid, test: (value: number, index: number) => boolean): Rectangle[] {
  const zones: Rectangle[] = [];
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const index = row * grid.columns + column;
      const value = grid.values[index];
      if (value === null || value === undefined || !test(value, index)) continue;
      const cell = cellOf(grid, index);
      const last = zones.at(-1);
      if (last && same(last.y, cell.y) && same(last.x + last.width, cell.x)) {
        zones[zones.length - 1] = { ...last, width: last.width + cell.width };
      } else zones.push(cell);
    }
  }
  return joined(zones);
}

/** Rectangles of the same columns one below the other become one. */
function joined(rows: readonly Rectangle[]): Rectangle[] {
  const zones: Rectangle[] = [];
  for (const row of rows) {
    const above = zones.findIndex(
      ({ x, y, width, height }) => same(x, row.x) && same(width, row.width) && same(y + height, row.y),
    );
    const held = zones[above];
    if (held) zones[above] = { ...held, height: held.height + row.height };
    else zones.push(row);
  }
  return zones.map(({ x, y, width, height }) => ({
    x,
    y,
    width: Math.min(1 - x, width),
    height: Math.min(1 - y, height),
  }));
}

function same(one: number, other: number): boolean {
  return Math.abs(one - other) < 1e-6;
}

/** The share of a grid's known cells that a test is true of; 0 where none is known. Pure. */
export function gridShare({ values }: Grid, test: (value: number, index: number) => boolean): number {
  let [known, passed] = [0, 0];
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    known++;
    if (test(value, index)) passed++;
  }
  return known === 0 ? 0 : passed / known;
}
