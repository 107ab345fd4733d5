import { PDFArray, PDFHexString, PDFNumber, PDFOperator, PDFOperatorNames, type PDFPage } from 'pdf-lib';
import type { Pdf } from './createPdf.ts';
import { type FontName, textWidth } from './fonts.ts';

/** Red, green, blue, each 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number];
export const black: Colour = [0, 0, 0];

export interface TextStyle {
  readonly font: FontName;
  /** Points. */
  readonly size: number;
  readonly colour?: Colour;
}

/** Where a line of text stands: `x` and the baseline `y` in points; `align` says what of the line is at `x`. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly align?: 'left' | 'centre' | 'right';
}

/** A piece of a line and the space in points to leave after it. */
export interface SpacedText {
  readonly text: string;
  readonly after: number;
}

/**
 * Draws one line of text, never broken; returns its width in points.
 *
 * Characters the face lacks come out as boxes: ask `missingGlyphs` first.
 */
export function drawText(pdf: Pdf, page: PDFPage, text: string, place: TextPlace, style: TextStyle): number {
  const width = textWidth(text, pdf.face(style.font), style.size);
  const shift = place.align === 'right' ? width : place.align === 'centre' ? width / 2 : 0;
  drawSpaced(pdf, page, [{ text, after: 0 }], { x: place.x - shift, y: place.y }, style);
  return width;
}

/** Draws pieces of text in one row, each followed by its space; for justified lines. */
export function drawSpaced(
  pdf: Pdf,
  page: PDFPage,
  pieces: readonly SpacedText[],
  place: { readonly x: number; readonly y: number },
  style: TextStyle,
): void {
  if (pieces.every(({ text }) => text === '')) return;
  const row = PDFArray.withContext(pdf.doc.context);
  for (const { text, after } of pieces) {
    row.push(PDFHexString.of(pdf.encode(style.font, text)));
    // Thousandths of the size, to the left.
    if (after !== 0) row.push(PDFNumber.of(rounded((-after / style.size) * 1000)));
  }
  page.pushOperators(
    operator(PDFOperatorNames.BeginText),
    fill(style.colour ?? black),
    PDFOperator.of(PDFOperatorNames.SetFontAndSize, [pdf.fontKey(page, style.font), PDFNumber.of(style.size)]),
    operator(PDFOperatorNames.MoveText, place.x, place.y),
    PDFOperator.of(PDFOperatorNames.ShowTextAdjusted, [row]),
    operator(PDFOperatorNames.EndText),
  );
}

/** The operator that sets the colour of text and areas. */
function fill([red, green, blue]: Colour): PDFOperator {
  return operator(PDFOperatorNames.NonStrokingColorRgb, red, green, blue);
}

function operator(name: PDFOperatorNames, ...numbers: number[]): PDFOperator {
  return PDFOperator.of(
    name,
    numbers.map((each) => PDFNumber.of(rounded(each))),
  );
}

/** A thousandth of a point is far below any printer. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
