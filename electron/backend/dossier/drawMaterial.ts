import type { PDFPage, Pdf } from '../pdf/createPdf.ts';
import { drawOutline } from '../pdf/drawShapes.ts';
import { type Box, place } from '../pdf/imagePage.ts';
import { contentArea, faint, ink, muted, pageSize } from './dossierStyle.ts';
import { drawBlocks } from './drawBlocks.ts';
import type { Measure } from './measure.ts';
import { captionRoom, type MaterialPage, type PlacedItem } from './planMaterials.ts';
import type { Notice } from './takenMaterial.ts';
import type { Block } from './textBlock.ts';

/** Draws one page of scans: title, captions, and what is placed on it. */
export function drawMaterialPage(pdf: Pdf, planned: MaterialPage, measure: Measure): PDFPage {
  const page = pdf.addPage(pageSize(planned.landscape));
  const area = contentArea(planned.landscape);
  drawBlocks(pdf, page, caption(planned, measure, area.width), area);
  for (const item of planned.items) drawItem(pdf, page, item, measure, area);
  if (planned.notice) drawNotice(pdf, page, planned.notice, measure, area);
  return page;
}

function caption({ title, captions }: MaterialPage, measure: Measure, width: number): Block[] {
  return [
    {
      height: 24,
      baseline: 15,
      runs: [{ text: measure.clip(title, 'sansBold', 13, width), x: 0, font: 'sansBold', size: 13, colour: ink }],
    },
    ...captions.map((line) => captionLine(line, measure, width)),
  ];
}

function captionLine(text: string, measure: Measure, width: number): Block {
  return {
    height: 13.5,
    baseline: 10,
    runs: [{ text: measure.clip(text, 'sans', 8.5, width), x: 0, font: 'sans', size: 8.5, colour: muted }],
  };
}

function drawItem(pdf: Pdf, page: PDFPage, item: PlacedItem, measure: Measure, area: Box): void {
  const { what, box, frame, label, captions } = item;
  if (what) place(page, what, box);
  drawOutline(page, frame, { colour: faint, thickness: 0.5, ...(what ? {} : { dash: [4, 3] as const }) });
  if (label !== null) {
    const above = { ...frame, y: frame.y + frame.height, height: 18 };
    drawBlocks(
      pdf,
      page,
      [{ height: 18, baseline: 11, runs: [{ text: label, x: 0, font: 'sansBold', size: 9.5, colour: ink }] }],
      above,
    );
  }
  // Captions of cards may be wider than the card: they are centred below it, within the page's own width.
  const below = { x: area.x, width: area.width, y: 0, height: frame.y - 5 };
  drawBlocks(
    pdf,
    page,
    captions.map((line) => {
      const block = captionLine(line, measure, area.width);
      return { ...block, runs: block.runs.map((run) => ({ ...run, x: area.width / 2, align: 'centre' as const })) };
    }),
    below,
  );
}

/** A file that cannot be shown says so where it would stand. */
function drawNotice(pdf: Pdf, page: PDFPage, { title, advice }: Notice, measure: Measure, area: Box): void {
  const height = 118;
  const frame = { x: area.x, y: area.y + area.height - captionRoom - height, width: area.width, height };
  drawOutline(page, frame, { colour: faint, thickness: 0.75, dash: [4, 3] });
  const lines = measure.lines(advice, 'sans', 10, frame.width - 60);
  drawBlocks(
    pdf,
    page,
    [
      { height: 34, baseline: 0, runs: [] },
      { height: 30, baseline: 18, runs: [{ text: title, x: 30, font: 'sansBold', size: 13, colour: ink }] },
      ...lines.map(
        (line): Block => ({
          height: 16,
          baseline: 12,
          runs: [{ text: line, x: 30, font: 'sans', size: 10, colour: muted }],
        }),
      ),
    ],
    frame,
  );
}
