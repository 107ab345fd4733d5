import { a4, mm, type PDFPage, type Pdf } from '../pdf/createPdf.ts';
import { drawLine } from '../pdf/drawLine.ts';
import { drawText } from '../pdf/drawText.ts';
import { composeLetter } from './composeLetter.ts';
import type { DecidedLetter } from './decideLetter.ts';
import { letterArea } from './letterStyle.ts';

/**
 * Draws a letter on new pages of a document that has the faces `letterFonts`; returns the pages.
 *
 * Pages are numbered from the second on, below the text area (GB/T 9704-2012, 7.5).
 */
export function drawLetter(pdf: Pdf, letter: DecidedLetter): PDFPage[] {
  const { pages } = composeLetter(letter, { serif: pdf.face('serif'), serifBold: pdf.face('serifBold') });
  return pages.map((rows, index) => {
    const page = pdf.addPage();
    for (const { row, top } of rows) {
      for (const each of row.lines)
        drawLine(pdf, page, each.line, letterArea.left + each.left, letterArea.top - top - each.top);
    }
    if (index > 0) drawPageNumber(pdf, page, index + 1);
    return page;
  });
}

function drawPageNumber(pdf: Pdf, page: PDFPage, number: number): void {
  const y = a4.height - 37 * mm - letterArea.height - 7 * mm - 14;
  drawText(
    pdf,
    page,
    `\u2014 ${number} \u2014`,
    { x: letterArea.left + letterArea.width / 2, y, align: 'centre' },
    { font: 'serif', size: 14 },
  );
}
