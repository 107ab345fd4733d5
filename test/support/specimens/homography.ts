export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Corners in the order upper left, upper right, lower right, lower left. */
export type Quad = readonly [Point, Point, Point, Point];

export type Matrix8 = readonly [number, number, number, number, number, number, number, number];

/**
 * The projective map from a picture to a flat sheet: u = (h0 x + h1 y + h2) / (h6 x + h7 y + 1), v likewise with h3 to h5.
 *
 * Found by solving the eight linear equations that send each corner to the sheet's corner.
 */
export function homography(corners: Quad, sheet: { width: number; height: number }): Matrix8 {
  const ends = [
    [0, 0],
    [sheet.width, 0],
    [sheet.width, sheet.height],
    [0, sheet.height],
  ] as const;
  const rows = corners.flatMap(({ x, y }, index) => {
    const [u, v] = ends[index] ?? [0, 0];
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = solve(rows);
  return [a, b, c, d, e, f, g, h];
}

/** Gauss elimination with pivots; each row is the coefficients followed by the right-hand side. */
function solve(rows: number[][]): number[] {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const order = rows.slice(column).sort((one, other) => Math.abs(other[column] ?? 0) - Math.abs(one[column] ?? 0));
    rows.splice(column, size - column, ...order);
    const pivot = rows[column] ?? [];
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let at = column; at <= size; at++) row[at] = (row[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}
