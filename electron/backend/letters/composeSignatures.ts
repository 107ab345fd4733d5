import { breakLines, type Measure } from '../pdf/lineBreaking.ts';
import { layBalanced, type ParagraphStyle, type TextLine } from '../pdf/textLayout.ts';
import type { LetterRow, RowLine } from './composeLetter.ts';
import type { SignatureRow } from './decideLetter.ts';
import { type LetterStyle, letterArea, sealRoom, thumbprintRoom } from './letterStyle.ts';
import { blankCharacter } from './template.ts';

/** Between two columns, em. */
const columnGap = 2;

/** The smallest type of a signature block, points. */
const smallest = 12;

/** A line that is written on by hand needs this many times the leading. */
const handwriting = 1.7;

/**
 * The signature block as one row that is never split: columns side by side, one alone in the right half.
 *
 * Where a column has room for a seal, a circle of 4.5 cm fits between the line before the name and the end of the
 * date, over name and date as seals are set.
 */
export function composeSignatures(
  columns: readonly (readonly SignatureRow[])[],
  style: LetterStyle,
  measure: Measure,
): LetterRow {
  const size = signatureSize(columns, style, measure);
  const total = letterArea.width - columnGap * size;
  const widths = columnWidths(columns, total, size, measure);
  const set: ParagraphStyle = {
    font: 'serif',
    size,
    leading: (size / style.body) * style.leading,
    align: 'left',
    pushIn: false,
  };
  const placed = columns.map((column, index) => {
    const width = widths[index] ?? 0;
    return composeColumn(column, index === columns.length - 1 ? letterArea.width - width : 0, width, set, measure);
  });
  const height = Math.max(0, ...placed.map((each) => each.height));
  return {
    part: 'signatures',
    height,
    space: style.signatureSpace,
    mayStart: false,
    lines: placed.flatMap((each) => endingAt(height, each)),
  };
}

/** The type of the block: one or two points smaller than the text where that spares the names a line break. */
function signatureSize(columns: readonly (readonly SignatureRow[])[], { body }: LetterStyle, measure: Measure): number {
  const fits = (size: number) =>
    columns.reduce((sum, column) => sum + columnNeed(column, size, measure), 0) + columnGap * size <= letterArea.width;
  return [body, body - 1, body - 2].find((size) => size >= smallest && fits(size)) ?? body;
}

/** Halves; but where a column needs more, it takes what is free beside it, or what the other has to spare. */
function columnWidths(
  columns: readonly (readonly SignatureRow[])[],
  total: number,
  size: number,
  measure: Measure,
): number[] {
  const half = total / 2;
  const [left, right] = columns.map((column) => columnNeed(column, size, measure));
  if (left === undefined || right === undefined) return [Math.min(total, Math.max(half, left ?? 0))];
  const lent =
    right > half ? Math.max(total - right, Math.min(left, half)) : Math.max(half, Math.min(left, total - right));
  return [lent, total - lent];
}

/** The width at which no line of a column is broken. */
function columnNeed(column: readonly SignatureRow[], size: number, measure: Measure): number {
  return Math.max(0, ...column.map(({ text }) => naturalWidth(text, size, measure)));
}

/** The last line of every column stands at the foot of the block: signature and date in one row. */
function endingAt(height: number, column: { height: number; lines: RowLine[] }): RowLine[] {
  return column.lines.map((line, index) =>
    index === column.lines.length - 1 ? { ...line, top: line.top + height - column.height } : line,
  );
}

function naturalWidth(text: string, size: number, measure: Measure): number {
  return (
    Math.max(0, ...breakLines(text, { measure, width: Number.POSITIVE_INFINITY }).map((line) => line.width)) * size
  );
}

function composeColumn(
  column: readonly SignatureRow[],
  left: number,
  width: number,
  set: ParagraphStyle,
  measure: Measure,
): { height: number; lines: RowLine[] } {
  const laid = column.map((row) => {
    const own = linesOf(row, width, set, measure);
    return { row, own, height: own.length * leadingOf(row, set) };
  });
  const lines: RowLine[] = [];
  let top = 0;
  for (const [index, { row, own, height }] of laid.entries()) {
    const leading = leadingOf(row, set);
    for (const [number, line] of own.entries())
      lines.push({ line, left, top: top + (number + 1) * leading - set.leading });
    top += height;
    if (row.kind === 'thumbprint') top += thumbprintRoom;
    if (row.kind === 'seal') {
      const before = laid[index - 1];
      // The room for handwriting stands above a line: the seal lies over the line itself only.
      const above = before ? before.height - (leadingOf(before.row, set) - set.leading) : 0;
      top += Math.max(0, sealRoom - above - (laid[index + 1]?.height ?? 0));
    }
  }
  return { height: top, lines };
}

function linesOf(row: SignatureRow, width: number, set: ParagraphStyle, measure: Measure): TextLine[] {
  return row.kind === 'text' ? layBalanced(row.text, width, set, measure) : [];
}

function leadingOf(row: SignatureRow, set: ParagraphStyle): number {
  return row.text.includes(blankCharacter) ? set.leading * handwriting : set.leading;
}
