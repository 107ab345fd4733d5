/** A row of a page: a line of text, or something taller that is never split. Points. */
export interface FlowRow {
  readonly height: number;
  /** Free space above, given up where the row begins a page. */
  readonly space: number;
  /** False ties the row to the one before it: no page begins with it. */
  readonly mayStart: boolean;
}

/** A row on its page; `top` is its distance from the upper edge of the text area in points. */
export interface PlacedRow<Row> {
  readonly row: Row;
  readonly top: number;
}

/**
 * Distributes rows over pages of one height, in order, each page as full as the ties allow.
 *
 * Tied rows move together; only a run of tied rows that is taller than a page is split where it overflows.
 */
export function flowPages<Row extends FlowRow>(rows: readonly Row[], height: number): PlacedRow<Row>[][] {
  const pages: PlacedRow<Row>[][] = [];
  for (let start = 0; start < rows.length; ) {
    const page = fill(rows, start, height);
    const next = start + page.length;
    const end = next >= rows.length ? next : breakBefore(rows, start, next);
    pages.push(page.slice(0, end - start));
    start = end;
  }
  return pages;
}

/**
 * Which rows of a paragraph may begin a page: never its second row, never its last (no line stands alone).
 *
 * `rows` is the number of lines; `tied` is for a paragraph that stays with what precedes it.
 */
export function paragraphStarts(rows: number, tied = false): boolean[] {
  return Array.from({ length: rows }, (_, index) => (index === 0 ? !tied : index > 1 && index < rows - 1));
}

function fill<Row extends FlowRow>(rows: readonly Row[], start: number, height: number): PlacedRow<Row>[] {
  const page: PlacedRow<Row>[] = [];
  let top = 0;
  for (const row of rows.slice(start)) {
    const place = page.length === 0 ? 0 : top + row.space;
    // A row taller than the page gets a page of its own.
    if (page.length > 0 && place + row.height > height + 0.001) break;
    page.push({ row, top: place });
    top = place + row.height;
  }
  return page;
}

function breakBefore(rows: readonly FlowRow[], start: number, overflowing: number): number {
  for (let index = overflowing; index > start; index--) if (rows[index]?.mayStart) return index;
  return overflowing;
}
