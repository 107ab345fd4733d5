import type { PDFPage, Pdf } from './createPdf.ts';
import { drawSpaced, type SpacedText } from './drawText.ts';
import { baselineIn, type TextLine } from './textLayout.ts';

/** Draws a laid-out line; `left` is the edge of its column and `top` the upper edge of its row, in page points. */
export function drawLine(pdf: Pdf, page: PDFPage, { line, x, style }: TextLine, left: number, top: number): void {
  const pieces: SpacedText[] = [];
  let run = '';
  for (const { text, after } of line.characters) {
    run += text;
    if (after === 0) continue;
    pieces.push({ text: run, after: after * style.size });
    run = '';
  }
  if (run !== '') pieces.push({ text: run, after: 0 });
  drawSpaced(pdf, page, pieces, { x: left + x, y: top - baselineIn(style) }, style);
}
