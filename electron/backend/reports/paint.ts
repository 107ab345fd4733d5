/** A picture in memory, three bytes a pixel. */
export interface Canvas {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Red, green, blue: 0 to 255. */
export type Paint = readonly [number, number, number];
type Point = readonly [x: number, y: number];

/** An empty canvas of one colour; pixels. */
export function canvas(width: number, height: number, ground: Paint): Canvas {
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < data.length; at++) data[at] = ground[at % 3] ?? 0;
  return { data, width, height };
}

/** Lines within a pixel that are looked at, so that edges are smooth. */
const fine = 4;

/** Fills a polygon (even-odd), with smooth edges; `cover` from 0 to 1 is how much of what is below it hides. */
export function fillPolygon({ data, width, height }: Canvas, points: readonly Point[], colour: Paint, cover = 1): void {
  const ys = points.map(([, y]) => y);
  const from = Math.max(0, Math.floor(Math.min(...ys)));
  const to = Math.min(height, Math.ceil(Math.max(...ys)));
  const row = new Float32Array(width);
  for (let y = from; y < to; y++) {
    row.fill(0);
    for (let part = 0; part < fine; part++) addSpans(row, crossings(points, y + (part + 0.5) / fine));
    for (let x = 0; x < width; x++) {
      const share = ((row[x] ?? 0) / fine) * cover;
      if (share === 0) continue;
      const at = (y * width + x) * 3;
      for (const [channel, value] of colour.entries()) {
        const below = data[at + channel] ?? 0;
        data[at + channel] = Math.round(below + (value - below) * share);
      }
    }
  }
}

function crossings(points: readonly Point[], y: number): number[] {
  const found: number[] = [];
  for (const [index, [x0, y0]] of points.entries()) {
    const [x1, y1] = points[(index + 1) % points.length] ?? [x0, y0];
    if (y0 > y !== y1 > y) found.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
  }
  return found.sort((one, other) => one - other);
}

/** How much of each pixel lies between pairs of crossings. */
function addSpans(row: Float32Array, xs: readonly number[]): void {
  for (let pair = 0; pair + 1 < xs.length; pair += 2) {
    const start = Math.max(0, xs[pair] ?? 0);
    const end = Math.min(row.length, xs[pair + 1] ?? 0);
    for (let x = Math.floor(start); x < end; x++) {
      row[x] = (row[x] ?? 0) + Math.min(end, x + 1) - Math.max(start, x);
    }
  }
}

/** The corners of a rectangle with rounded corners. */
export function rounded(x: number, y: number, width: number, height: number, radius: number): Point[] {
  const corners = [
    [x + width - radius, y + radius, -90],
    [x + width - radius, y + height - radius, 0],
    [x + radius, y + height - radius, 90],
    [x + radius, y + radius, 180],
  ] as const;
  return corners.flatMap(([cx, cy, begin]) =>
    Array.from({ length: 9 }, (_, step): Point => {
      const angle = ((begin + step * 11.25) * Math.PI) / 180;
      return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
    }),
  );
}

/** An ellipse as a polygon. */
export function ellipse(cx: number, cy: number, rx: number, ry: number): Point[] {
  return Array.from({ length: 48 }, (_, step): Point => {
    const angle = (step / 48) * 2 * Math.PI;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  });
}

/** A line with blunt ends, `thick` pixels wide. */
export function stroke([x0, y0]: Point, [x1, y1]: Point, thick: number): Point[] {
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [nx, ny] = [((y1 - y0) / length) * (thick / 2), (-(x1 - x0) / length) * (thick / 2)];
  return [
    [x0 + nx, y0 + ny],
    [x1 + nx, y1 + ny],
    [x1 - nx, y1 - ny],
    [x0 - nx, y0 - ny],
  ];
}

/** Points turned around a centre, degrees clockwise. */
export function turned(points: readonly Point[], [cx, cy]: Point, degrees: number): Point[] {
  const angle = (degrees * Math.PI) / 180;
  return points.map(([x, y]) => [
    cx + (x - cx) * Math.cos(angle) - (y - cy) * Math.sin(angle),
    cy + (x - cx) * Math.sin(angle) + (y - cy) * Math.cos(angle),
  ]);
}
