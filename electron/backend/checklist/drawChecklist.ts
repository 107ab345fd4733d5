import { contentArea, faint, muted } from '../dossier/dossierStyle.ts';
import { drawBlocks } from '../dossier/drawBlocks.ts';
import { measureWith } from '../dossier/measure.ts';
import { paginate } from '../dossier/textBlock.ts';
import { mm, type Pdf } from '../pdf/createPdf.ts';
import { drawRule } from '../pdf/drawShapes.ts';
import { drawText } from '../pdf/drawText.ts';
import type { ChecklistContent } from './checklistContent.ts';
import { layOutChecklist } from './layOutChecklist.ts';

/** What a dossier's pages leave free for their running header; see contentArea. */
const headRoom = 28 * mm;

/** Upper edge of the sheet: it has no running header, so it begins higher than a dossier's pages. */
const topMargin = 18 * mm;

/** Draws the sheet on as many new pages of a document with the sans faces as it needs. */
export function drawChecklist(pdf: Pdf, content: ChecklistContent): void {
  const measure = measureWith(pdf);
  const { x, y, width } = contentArea();
  const pages = paginate(layOutChecklist(content, measure, width), areaHeight());
  for (const [index, blocks] of pages.entries()) {
    const page = pdf.addPage();
    drawBlocks(pdf, page, blocks, { x, y, width, height: areaHeight() });
    const foot = y - 6 * mm;
    const style = { font: 'sans', size: 8.5, colour: muted } as const;
    drawRule(page, { x, y: foot + 11 }, { x: x + width, y: foot + 11 }, { colour: faint });
    const contact = measure.clip(content.contact, 'sans', 8.5, width - 60);
    drawText(pdf, page, contact, { x, y: foot }, style);
    drawText(pdf, page, `${index + 1} / ${pages.length}`, { x: x + width, y: foot, align: 'right' }, style);
  }

  function areaHeight(): number {
    const area = contentArea();
    return area.height + (headRoom - topMargin);
  }
}
