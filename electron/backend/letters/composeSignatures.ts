import { breakLines, type Measure } from '../pdf/lineBreaking.ts';
import { layBalanced, type ParagraphStyle, type TextLine } from '../pdf/textLayout.ts';
import type { LetterRow, RowLine } from './composeLetter.ts';
import type { SignatureRow } from './decideLetter.ts';
import { type LetterStyle, letterArea, sealRoom, thumbprintRoom } from './letterStyle.ts';
import { blankCharacter } from './template.ts';

/** Between two columns, em. */
const columnGap = 2;

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
  const gap = columnGap * style.body;
  const widths = columnWidths(columns, letterArea.width - gap, style, measure);
  const placed = columns.map((column, index) => {
    const width = widths[index] ?? 0;
    const left = index === columns.length - 1 ? letterArea.width - width : 0;
    return composeColumn(column, left, width, style, measure);
  });
  return {
    part: 'signatures',
    height: Math.max(0, ...placed.map((each) => each.height)),
    space: style.signatureSpace,
    mayStart: false,
    lines: placed.flatMap((each) => each.lines),
  };
}

/**
 * Halves; but where the name in one of two columns needs more and the other has room to spare, the room is lent.
 */
function columnWidths(
  columns: readonly (readonly SignatureRow[])[],
  total: number,
  { body }: LetterStyle,
  measure: Measure,
): number[] {
  const half = total / 2;
  const [left, right, ...more] = columns.map((column) =>
    Math.max(...column.map(({ text }) => naturalWidth(text, body, measure))),
  );
  if (more.length > 0) throw new Error('a signature block has at most two columns');
  if (left === undefined || right === undefined) return [half];
  const leftWidth =
    right > half ? Math.max(total - right, Math.min(left, half)) : Math.max(half, Math.min(left, total - right));
  return [leftWidth, total - leftWidth];
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
  style: LetterStyle,
  measure: Measure,
): { height: number; lines: RowLine[] } {
  const set: ParagraphStyle = { font: 'serif', size: style.body, leading: style.leading, align: 'left' };
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
    if (row.kind === 'seal')
      top += Math.max(0, sealRoom - (laid[index - 1]?.height ?? 0) - (laid[index + 1]?.height ?? 0));
  }
  return { height: top, lines };
}

function linesOf(row: SignatureRow, width: number, set: ParagraphStyle, measure: Measure): TextLine[] {
  return row.kind === 'text' ? layBalanced(row.text, width, set, measure) : [];
}

function leadingOf(row: SignatureRow, set: ParagraphStyle): number {
  return row.text.includes(blankCharacter) ? set.leading * handwriting : set.leading;
}
