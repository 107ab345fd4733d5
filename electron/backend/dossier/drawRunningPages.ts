import type { Pdf } from '../pdf/createPdf.ts';
import { drawRule } from '../pdf/drawShapes.ts';
import { drawText } from '../pdf/drawText.ts';
import { contentArea, faint, headerBaseline, muted } from './dossierStyle.ts';
import { drawBlocks } from './drawBlocks.ts';
import type { Measure } from './measure.ts';
import { type Block, paginate } from './textBlock.ts';

const headerSize = 8.5;
/** Points kept free for the number of the page. */
const numberWidth = 60;

/**
 * Adds as many pages as the blocks take, each with `header` and its number above a rule; a long header is cut with an
 * ellipsis.
 */
export function drawRunningPages(pdf: Pdf, measure: Measure, blocks: readonly Block[], header: string): void {
  const area = contentArea();
  const right = area.x + area.width;
  const style = { font: 'sans', size: headerSize, colour: muted } as const;
  const text = measure.clip(header, style.font, headerSize, area.width - numberWidth);
  const pages = paginate(blocks, area.height);
  for (const [index, strip] of pages.entries()) {
    const page = pdf.addPage();
    drawBlocks(pdf, page, strip, area);
    const y = page.getSize().height - headerBaseline;
    drawText(pdf, page, text, { x: area.x, y }, style);
    drawText(pdf, page, `${index + 1} / ${pages.length}`, { x: right, y, align: 'right' }, style);
    drawRule(page, { x: area.x, y: y - 6 }, { x: right, y: y - 6 }, { colour: faint, thickness: 0.5 });
  }
}
