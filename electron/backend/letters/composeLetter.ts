import type { FontName } from '../pdf/fonts.ts';
import type { Measure } from '../pdf/lineBreaking.ts';
import { type FlowRow, flowPages, type PlacedRow, paragraphStarts } from '../pdf/pageFlow.ts';
import { layBalanced, layParagraph, type ParagraphStyle, type TextLine } from '../pdf/textLayout.ts';
import { composeSignatures } from './composeSignatures.ts';
import type { DecidedLetter, LetterBlock } from './decideLetter.ts';
import { type LetterStyle, letterArea, longSetting, oneToFit } from './letterStyle.ts';

/** A line within a row: `left` and `top` are distances from the row's upper left corner in points. */
export interface RowLine {
  readonly line: TextLine;
  readonly left: number;
  readonly top: number;
}

/** A row of a letter's page with all it shows. */
export interface LetterRow extends FlowRow {
  readonly lines: readonly RowLine[];
  /** What the row is, for checks of where it landed. */
  readonly part: 'title' | 'body' | 'signatures';
}

export interface ComposedLetter {
  readonly style: LetterStyle;
  readonly pages: readonly (readonly PlacedRow<LetterRow>[])[];
}

/** Faces of a letter. */
export const letterFonts = ['serif', 'serifBold'] as const satisfies readonly FontName[];
export type LetterFont = (typeof letterFonts)[number];

/** Widths of the characters of the letter's faces. */
export type LetterMeasures = Readonly<Record<LetterFont, Measure>>;

/**
 * Sets a letter: line by line, page by page. Pure.
 *
 * A letter of one page is set in the largest type that fits; where even the smallest does not, it runs on.
 */
export function composeLetter(letter: DecidedLetter, measures: LetterMeasures): ComposedLetter {
  const settings = letter.pages === 'one' ? oneToFit : [longSetting];
  let composed: ComposedLetter | null = null;
  for (const style of settings) {
    composed = { style, pages: flowPages(letterRows(letter, style, measures), letterArea.height) };
    if (composed.pages.length === 1) return composed;
  }
  if (!composed) throw new Error('no setting for letters');
  return composed;
}

/** All rows of a letter in one setting, in order. */
export function letterRows(letter: DecidedLetter, style: LetterStyle, measures: LetterMeasures): LetterRow[] {
  const rows = [...titleRows(letter.title, style, measures.serifBold)];
  for (const [index, block] of letter.blocks.entries()) {
    rows.push(...blockRows(block, letter.blocks[index - 1] ?? null, style, measures));
  }
  // The signatures take the last two lines of the text with them: they never stand alone on a page.
  const last = rows.at(-1);
  if (last?.part === 'body') rows[rows.length - 1] = { ...last, mayStart: false };
  rows.push(composeSignatures(letter.signatures, style, measures.serif));
  return rows;
}

function titleRows(title: string, style: LetterStyle, measure: Measure): LetterRow[] {
  const set: ParagraphStyle = { font: 'serifBold', size: style.title, leading: style.title * 1.5, align: 'centre' };
  return layBalanced(title, letterArea.width, set, measure).map((line, index) => ({
    part: 'title',
    height: set.leading,
    space: 0,
    mayStart: index === 0,
    lines: [{ line, left: 0, top: 0 }],
  }));
}

function blockRows(
  block: LetterBlock,
  before: LetterBlock | null,
  style: LetterStyle,
  measures: LetterMeasures,
): LetterRow[] {
  const set = paragraphStyle(block, style);
  const measure = set.font === 'serifBold' ? measures.serifBold : measures.serif;
  const lines = layParagraph(block.text, letterArea.width, set, measure);
  // A heading, or a sentence that announces items, stays with what follows.
  const tied = before === null || before.kind === 'heading' || (block.kind === 'item' && before.kind !== 'item');
  const starts = paragraphStarts(lines.length, tied);
  return lines.map((line, index) => ({
    part: 'body',
    height: set.leading,
    space: index === 0 ? spaceBefore(block, before, style) : 0,
    mayStart: starts[index] ?? true,
    lines: [{ line, left: 0, top: 0 }],
  }));
}

/** Lists of items stand a little apart from the text around them. */
function spaceBefore(block: LetterBlock, before: LetterBlock | null, style: LetterStyle): number {
  if (before === null) return style.titleSpace;
  return (block.kind === 'item') === (before.kind === 'item') ? 0 : style.leading * 0.25;
}

function paragraphStyle({ kind, text }: LetterBlock, { body, leading }: LetterStyle): ParagraphStyle {
  const set = { font: 'serif', size: body, leading } as const;
  switch (kind) {
    case 'recipient':
      return { ...set, align: 'left' };
    case 'heading':
      return { ...set, font: 'serifBold', indent: 2, align: 'left' };
    case 'item':
      return { ...set, indent: 2, hanging: 2 + labelWidth(text), align: 'left', pushIn: false };
    case 'note':
      return { ...set, size: body * 0.85, leading: leading * 0.85, indent: 2 };
    case 'paragraph':
      return { ...set, indent: 2 };
  }
}

/** Where the value of 标签:值 begins, em; a long value continues below its own beginning. */
function labelWidth(text: string): number {
  const colon = text.indexOf('\uFF1A');
  return colon === -1 || colon > 8 ? 0 : colon + 1;
}
