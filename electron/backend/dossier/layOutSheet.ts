import { mm } from '../pdf/createPdf.ts';
import type { SetLine } from '../pdf/lineBreaking.ts';
import { accent, faint, ink, muted } from './dossierStyle.ts';
import type { SheetField, SheetSection } from './infoSheet.ts';
import type { Measure } from './measure.ts';
import { type Block, gap, type Run } from './textBlock.ts';

const usualLabelWidth = 25 * mm;
const labelSize = 9;
const valueSize = 10;
const lineHeight = 15.5;
const padding = 4;
const notEntered = '未填写';

/** A narrow field may take this many lines beside its neighbour; beyond, it gets the whole width. */
const mostNarrowLines = 2;

/** A page-wide heading that opens a part of the dossier. */
export function partHeading(title: string, subtitle: string | null): Block[] {
  const heading: Block = {
    height: 30,
    baseline: 20,
    runs: [{ text: title, x: 0, font: 'sansBold', size: 19, colour: ink }],
    keepWithNext: true,
  };
  if (subtitle === null) return [heading, { ...gap(10), keepWithNext: true }];
  const below: Block = {
    height: 26,
    baseline: 11,
    runs: [{ text: subtitle, x: 0, font: 'sans', size: 9, colour: muted }],
    keepWithNext: true,
  };
  return [heading, below];
}

/** The information sheet as a table of two columns; long values run over the whole width and over pages. Pure. */
export function layOutSheet(
  sections: readonly SheetSection[],
  measure: Measure,
  width: number,
  labelWidth = usualLabelWidth,
): Block[] {
  return sections.flatMap((section, index) => {
    const rows = rowsOf(section.fields, measure, { width, labelWidth }).flatMap((row) => layOutRow(row));
    const table = rows.length > mostKeptRows ? rows : rows.map((row, at) => together(row, at < rows.length - 1));
    return [...(index > 0 ? [gap(18)] : []), sectionHeading(section.title), ...table];
  });
}

/** A short table, such as one person's, is easier to read in one piece. */
const mostKeptRows = 8;

function together(row: Block, more: boolean): Block {
  return more ? { ...row, keepWithNext: true } : row;
}

function sectionHeading(title: string): Block {
  return {
    height: 24,
    baseline: 14,
    runs: [{ text: title, x: 0, font: 'sansBold', size: 11.5, colour: accent }],
    ruleBelow: accent,
    keepWithNext: true,
  };
}

interface Widths {
  readonly width: number;
  readonly labelWidth: number;
}

interface Cell {
  readonly x: number;
  /** Where the value begins. */
  readonly valueX: number;
  readonly label: string;
  readonly lines: readonly SetLine[];
  readonly entered: boolean;
}

/** Narrow fields side by side, wide ones alone. */
function rowsOf(fields: readonly SheetField[], measure: Measure, { width, labelWidth }: Widths): Cell[][] {
  const half = width / 2;
  const rows: Cell[][] = [];
  let open: Cell | null = null;
  for (const field of fields) {
    const narrow = cellOf(field, { width: half - 4 * mm, labelWidth }, measure);
    if (field.wide || narrow.lines.length > mostNarrowLines || breaksWord(narrow.lines)) {
      if (open) rows.push([open]);
      open = null;
      rows.push([cellOf(field, { width, labelWidth }, measure)]);
    } else if (open) {
      rows.push([open, { ...narrow, x: half, valueX: half + labelWidth }]);
      open = null;
    } else {
      open = narrow;
    }
  }
  if (open) rows.push([open]);
  return rows;
}

/** True where an address, a number or a word runs over the end of a line: copied from there it has a gap in it. */
function breaksWord(lines: readonly SetLine[]): boolean {
  return lines.some(({ text }, at) => /[!-~]$/u.test(text) && /^[!-~]/u.test(lines[at + 1]?.text ?? ''));
}

function cellOf({ label, value }: SheetField, { width, labelWidth }: Widths, measure: Measure): Cell {
  const lines = measure.lines(value ?? notEntered, 'sans', valueSize, width - labelWidth);
  return { x: 0, valueX: labelWidth, label, lines, entered: value !== null };
}

/** One block a line, so that a value of many lines may run over to the next page. */
function layOutRow(cells: readonly Cell[]): Block[] {
  const count = Math.max(...cells.map((cell) => cell.lines.length));
  return Array.from({ length: count }, (_, index): Block => {
    const first = index === 0;
    const last = index === count - 1;
    return {
      height: lineHeight + (first ? padding : 0) + (last ? padding : 0),
      baseline: 11.5 + (first ? padding : 0),
      runs: cells.flatMap((cell) => runsOf(cell, index)),
      ...(last ? { ruleBelow: faint } : {}),
      // Neither the first nor the last line of a long value stands alone.
      keepWithNext: !last && (first || index === count - 2),
    };
  });
}

function runsOf({ x, valueX, label, lines, entered }: Cell, index: number): Run[] {
  const line = lines[index];
  const value: Run[] =
    line === undefined ? [] : [{ text: line, x: valueX, font: 'sans', size: valueSize, colour: entered ? ink : muted }];
  return index === 0 ? [{ text: label, x, font: 'sans', size: labelSize, colour: muted }, ...value] : value;
}
