import type { PDFPage, Pdf } from '../pdf/createPdf.ts';
import { drawOutline, drawRule, fillArea } from '../pdf/drawShapes.ts';
import { drawSpaced, drawText } from '../pdf/drawText.ts';
import type { Box } from '../pdf/imagePage.ts';
import { legible } from './measure.ts';
import type { Block, Run } from './textBlock.ts';

/** Where a block came to stand. */
export interface DrawnBlock {
  readonly block: Block;
  readonly page: PDFPage;
  readonly area: Box;
}

/** Draws one page of blocks from the top of `area` downwards. */
export function drawBlocks(pdf: Pdf, page: PDFPage, blocks: readonly Block[], area: Box): DrawnBlock[] {
  let top = area.y + area.height;
  return blocks.map((block) => {
    for (const patch of block.patches ?? []) {
      const where = {
        x: area.x + patch.x,
        y: top - patch.top - patch.height,
        width: patch.width,
        height: patch.height,
      };
      if (patch.outlined) drawOutline(page, where, { colour: patch.colour, thickness: 0.75 });
      else fillArea(page, where, patch.colour);
    }
    for (const run of block.runs) drawRun(pdf, page, run, { x: area.x + run.x, y: top - block.baseline });
    const bottom = top - block.height;
    if (block.ruleBelow) {
      const ends = [area.x, area.x + area.width].map((x) => ({ x, y: bottom }));
      const [start, end] = ends;
      if (start && end) drawRule(page, start, end, { colour: block.ruleBelow, thickness: 0.5 });
    }
    top = bottom;
    return { block, page, area: { x: area.x, y: bottom, width: area.width, height: block.height } };
  });
}

function drawRun(pdf: Pdf, page: PDFPage, run: Run, place: { x: number; y: number }): void {
  const style = { font: run.font, size: run.size, colour: run.colour };
  if (typeof run.text === 'string') {
    drawText(pdf, page, legible(run.text, pdf), { ...place, align: run.align ?? 'left' }, style);
    return;
  }
  const pieces = run.text.characters.map(({ text, after }) => ({ text, after: after * run.size }));
  drawSpaced(pdf, page, pieces, place, style);
}
