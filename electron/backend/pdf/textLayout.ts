import type { FontName } from './fonts.ts';
import { breakLines, type Measure, type SetLine } from './lineBreaking.ts';

/** How a paragraph is set. Sizes and distances in points, indents in em of its own size. */
export interface ParagraphStyle {
  readonly font: FontName;
  readonly size: number;
  /** From line to line. */
  readonly leading: number;
  readonly indent?: number;
  readonly hanging?: number;
  readonly align?: 'justified' | 'left' | 'centre' | 'right';
  /** See LineOptions.pushIn. */
  readonly pushIn?: boolean;
}

/** A line of a paragraph; `x` is the distance of its first character from the left edge in points. */
export interface TextLine {
  readonly line: SetLine;
  readonly x: number;
  readonly style: ParagraphStyle;
}

/** The lines of a paragraph in a column `width` points wide. */
export function layParagraph(text: string, width: number, style: ParagraphStyle, measure: Measure): TextLine[] {
  const { size, align = 'justified' } = style;
  const lines = breakLines(text, {
    measure,
    width: width / size,
    justified: align === 'justified',
    ...(style.indent === undefined ? {} : { indent: style.indent }),
    ...(style.hanging === undefined ? {} : { hanging: style.hanging }),
    ...(style.pushIn === undefined ? {} : { pushIn: style.pushIn }),
  });
  return lines.map((line) => {
    const spare = width - (line.indent + line.width) * size;
    const shift = align === 'right' ? spare : align === 'centre' ? spare / 2 : 0;
    return { line, x: line.indent * size + shift, style };
  });
}

/**
 * A title or name broken so that its lines are about equally long, none with a single character.
 *
 * As many lines as the full width needs, in the narrowest column that gives no more.
 */
export function layBalanced(text: string, width: number, style: ParagraphStyle, measure: Measure): TextLine[] {
  const widest = layParagraph(text, width, style, measure);
  if (widest.length <= 1) return widest;
  let best = widest;
  for (let narrower = width - style.size / 2; narrower > width / 3; narrower -= style.size / 2) {
    const lines = layParagraph(text, narrower, style, measure);
    if (lines.length > widest.length) break;
    const shift = style.align === 'centre' ? (width - narrower) / 2 : 0;
    best = lines.map((each) => ({ ...each, x: each.x + shift }));
  }
  return best;
}

/** Distance of the baseline from the top of a line's row: Chinese characters stand in the middle of the leading. */
export function baselineIn({ leading, size }: ParagraphStyle): number {
  return leading / 2 + 0.38 * size;
}
