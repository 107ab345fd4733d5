import type { Grid } from '#shared/scans/appearance.ts';
import type { PrintBox } from '#shared/scans/printBox.ts';
import type { GreyPicture } from '../sharpness.ts';

/** Cells along the longer side: a line of the small print of a card is as high as one. */
const cellsAlong = 80;
/** Print is darker than this part of the paper around it. */
const darkPart = 0.68;
/** Paper is never taken to be darker than this part of the brightest: a portrait is dark all over. */
const leastPaper = 0.8;
/** Share of a cell that must be dark. */
const leastDark = 0.06;
/** Marked cells that a line of cells needs to be print: one alone is dirt. */
const leastMarked = 2;
/** Print that takes less of a side (share) is a stamp or a line. */
const leastSpan = 0.08;
/** Of both sides so near (share) to a corner nothing counts: there a table is seen beside rounded corners. */
const corner = 0.07;
/** Share of the box from its side within which a frame's line lies, also askew. */
const frameBand = 0.1;

/**
 * Where the print of a picture lies on whose table no paper was found, and how far a ruled frame runs along each side; null where there
 * is none to speak of. `light` is the paper's light. Pure.
 */
export function printBox(picture: GreyPicture, light: Grid): PrintBox | null {
  const cells = printCells(picture, light);
  const paper = paperLight(light);
  if (!cells || !paper) return null;
  const { marked, columns, rows } = cells;
  const across = span(columns, (column) => countAlong(rows, (row) => marked[row * columns + column] === 1));
  const down = span(rows, (row) => countAlong(columns, (column) => marked[row * columns + column] === 1));
  if (!across || !down) return null;
  return {
    x: across.from / columns,
    y: down.from / rows,
    width: (across.to - across.from) / columns,
    height: (down.to - down.from) / rows,
    framed: framedSides(cells, across, down),
    paperEdge: paperEdge(picture, paper),
  };
}

/** Which cells of a picture have print on them; null where nothing can be told. `light` is the paper's light. Pure. */
export function printCells({ data, width, height }: GreyPicture, light: Grid): Cells | null {
  const long = Math.max(width, height);
  const [columns, rows] = [Math.round((cellsAlong * width) / long), Math.round((cellsAlong * height) / long)];
  if (Math.min(columns, rows) < 20 || Math.min(width, height) < 200) return null;
  const paper = paperLight(light);
  if (paper === null) return null;
  const marked = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = [Math.floor((row * height) / rows), Math.floor(((row + 1) * height) / rows)];
    for (let column = 0; column < columns; column++) {
      const [left, right] = [Math.floor((column * width) / columns), Math.floor(((column + 1) * width) / columns)];
      if (isCorner(column / columns, row / rows)) continue;
      const limit = paper((column + 0.5) / columns, (row + 0.5) / rows) * darkPart;
      let dark = 0;
      for (let y = top; y < bottom; y++) {
        for (let at = y * width + left, end = y * width + right; at < end; at++)
          if ((data[at] as number) < limit) dark++;
      }
      if (dark >= (right - left) * (bottom - top) * leastDark) marked[row * columns + column] = 1;
    }
  }
  const cells: Cells = { marked, columns, rows };
  clearSlivers(cells);
  return cells;
}

/** How wide the rim of a picture is that is looked at (share of its longer side), and how near (share of its light) to paper it counts as such. */
const [rim, likePaper] = [0.015, 0.16];

/** The share of the picture's rim that is as bright as the paper inside it. */
function paperEdge({ data, width, height }: GreyPicture, paper: (x: number, y: number) => number): number {
  const wide = Math.max(2, Math.round(rim * Math.max(width, height)));
  let [alike, all] = [0, 0];
  const look = (x: number, y: number) => {
    const light = paper(x / width, y / height);
    all++;
    if (Math.abs((data[y * width + x] as number) - light) <= light * likePaper) alike++;
  };
  for (let deep = 0; deep < wide; deep += 2) {
    for (let x = 0; x < width; x += 2) {
      look(x, deep);
      look(x, height - 1 - deep);
    }
    for (let y = wide; y < height - wide; y += 2) {
      look(deep, y);
      look(width - 1 - deep, y);
    }
  }
  return alike / Math.max(1, all);
}

/** Cells about as large as a line of the small print of a card; 1 where there is print. */
export interface Cells {
  readonly marked: Uint8Array;
  readonly columns: number;
  readonly rows: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The light of the bright places of a paper, of which a fifth are brighter; null where nothing was measured. Pure. */
function brightPlace({ values }: Grid): number | null {
  const known = values.filter((value) => value !== null).sort((one, other) => one - other);
  return known[Math.floor(known.length * 0.8)] ?? null;
}

/** The light of bare paper at a place, as far as its cell tells. */
function paperLight({ columns, rows, values }: Grid): ((x: number, y: number) => number) | null {
  const bright = brightPlace({ columns, rows, values });
  if (bright === null) return null;
  return (x, y) => {
    const value = values[Math.floor(y * rows) * columns + Math.floor(x * columns)] ?? bright;
    return Math.max(value, bright * leastPaper);
  };
}

function isCorner(x: number, y: number): boolean {
  return Math.min(x, 1 - x) < corner && Math.min(y, 1 - y) < corner;
}

function countAlong(length: number, isMarked: (at: number) => boolean): number {
  let count = 0;
  for (let at = 0; at < length; at++) if (isMarked(at)) count++;
  return count;
}

function span(length: number, count: (at: number) => number): Span | null {
  let from = 0;
  while (from < length && count(from) < leastMarked) from++;
  let to = length;
  while (to > from && count(to - 1) < leastMarked) to--;
  return to - from < length * leastSpan ? null : { from, to };
}

/** Takes off what is dark at the very edge of the picture and no farther in: a sliver of table. Print is higher than a cell. */
function clearSlivers({ marked, columns, rows }: Cells): void {
  const edges = [
    { at: (along: number, deep: number) => along * columns + deep, along: rows },
    { at: (along: number, deep: number) => along * columns + columns - 1 - deep, along: rows },
    { at: (along: number, deep: number) => deep * columns + along, along: columns },
    { at: (along: number, deep: number) => (rows - 1 - deep) * columns + along, along: columns },
  ];
  for (const { at, along } of edges) {
    for (let each = 0; each < along; each++) if (marked[at(each, 1)] === 0) marked[at(each, 0)] = 0;
  }
}

/** For each side (top, right, bottom, left) the share of it along which something is marked near the side of the box. */
function framedSides({ marked, columns }: Cells, across: Span, down: Span): [number, number, number, number] {
  const [wide, high] = [across.to - across.from, down.to - down.from];
  const [deepAcross, deepDown] = [Math.ceil(wide * frameBand), Math.ceil(high * frameBand)];
  const inColumn = (column: number, from: number) =>
    countAlong(deepDown, (at) => marked[(from + at) * columns + column] === 1) > 0;
  const inRow = (row: number, from: number) =>
    countAlong(deepAcross, (at) => marked[row * columns + from + at] === 1) > 0;
  const alongAcross = (from: number) => countAlong(wide, (at) => inColumn(across.from + at, from)) / wide;
  const alongDown = (from: number) => countAlong(high, (at) => inRow(down.from + at, from)) / high;
  return [
    alongAcross(down.from),
    alongDown(across.to - deepAcross),
    alongAcross(down.to - deepDown),
    alongDown(across.from),
  ];
}
