import { type Bookmark, link, setBookmarks } from '../pdf/bookmarks.ts';
import type { PDFPage, Pdf } from '../pdf/createPdf.ts';
import { drawRule } from '../pdf/drawShapes.ts';
import { drawText } from '../pdf/drawText.ts';
import type { LetterPart } from './dossierInput.ts';
import { contentArea, faint, headerBaseline, muted } from './dossierStyle.ts';
import { drawBlocks } from './drawBlocks.ts';
import { drawMaterialPage } from './drawMaterial.ts';
import { layOutContents } from './layOutContents.ts';
import { layOutCover } from './layOutCover.ts';
import { layOutFindings } from './layOutFindings.ts';
import { layOutSheet, partHeading } from './layOutSheet.ts';
import { type Measure, measureWith } from './measure.ts';
import type { DossierPlan } from './planDossier.ts';
import { type Block, paginate } from './textBlock.ts';

/** A line of the contents and the page it leads to, once that is drawn. */
interface Chapter {
  readonly title: string;
  readonly level: 0 | 1;
  readonly first: PDFPage | null;
}

/** Sets a plan on pages; `step` is told each letter before it is drawn. */
export async function drawDossier(
  pdf: Pdf,
  plan: DossierPlan,
  letters: readonly LetterPart[],
  step: (label: string) => void,
): Promise<void> {
  const measure = measureWith(pdf);
  const area = contentArea();
  const cover = pdf.addPage();
  drawBlocks(pdf, cover, layOutCover(plan.cover, measure, area), area);

  // Every line of the contents is as high as it will be, so its pages can be set aside before the rest is drawn.
  const expected = chaptersOf(
    letters.map(({ title }) => ({ title, level: 1 as const, first: null })),
    plan.materials.map(({ title }) => ({ title, level: 1 as const, first: null })),
    { sheet: null, findings: null },
  );
  const contents = contentsPages(pdf, expected, measure).map((blocks) => ({ blocks, page: pdf.addPage() }));

  const sheet = drawPart(pdf, [...partHeading('信息表', null), ...layOutSheet(plan.sheet, measure, area.width)]);
  const findings = drawPart(pdf, [
    ...partHeading(
      '检查结果',
      `${plan.findings.groups.length > 0 ? `${plan.findings.summary}。` : ''}${plan.findings.basis}`,
    ),
    ...layOutFindings(plan.findings, measure, area.width),
  ]);
  const letterChapters: Chapter[] = [];
  for (const letter of letters) {
    step(letter.title);
    const before = pdf.doc.getPageCount();
    await letter.draw(pdf);
    letterChapters.push({ title: letter.title, level: 1, first: pdf.doc.getPages()[before] ?? null });
  }
  const materialChapters = plan.materials.map(({ title, pages }): Chapter => {
    const [first = null] = pages.map((page) => drawMaterialPage(pdf, page, measure));
    return { title, level: 1, first };
  });

  const chapters = chaptersOf(letterChapters, materialChapters, { sheet, findings });
  drawContents(
    pdf,
    chapters,
    contents.map(({ page }) => page),
    measure,
  );
  drawRunningHeaders(pdf, plan.header, measure);
  setBookmarks(pdf.doc, bookmarksOf(cover, contents[0]?.page ?? null, chapters));
}

function chaptersOf(
  letters: readonly Chapter[],
  materials: readonly Chapter[],
  { sheet, findings }: { sheet: PDFPage | null; findings: PDFPage | null },
): Chapter[] {
  const part = (title: string, items: readonly Chapter[]): Chapter[] =>
    items.length === 0 ? [] : [{ title, level: 0, first: items[0]?.first ?? null }, ...items];
  return [
    { title: '信息表', level: 0, first: sheet },
    { title: '检查结果', level: 0, first: findings },
    ...part('文书', letters),
    ...part('材料', materials),
  ];
}

/** Draws blocks on as many new pages as they need; the first of them. */
function drawPart(pdf: Pdf, blocks: readonly Block[]): PDFPage | null {
  const [first = null] = paginate(blocks, contentArea().height).map((strip) => {
    const page = pdf.addPage();
    drawBlocks(pdf, page, strip, contentArea());
    return page;
  });
  return first;
}

function contentsPages(pdf: Pdf, chapters: readonly Chapter[], measure: Measure): Block[][] {
  const numbers = new Map(pdf.doc.getPages().map((page, index) => [page, index + 1]));
  const entries = chapters.map(({ title, level, first }) => ({
    title,
    level,
    page: first === null ? 0 : (numbers.get(first) ?? 0),
  }));
  const area = contentArea();
  return paginate([...partHeading('目录', null), ...layOutContents(entries, measure, area.width)], area.height);
}

function drawContents(pdf: Pdf, chapters: readonly Chapter[], pages: readonly PDFPage[], measure: Measure): void {
  for (const [index, strip] of contentsPages(pdf, chapters, measure).entries()) {
    const page = pages[index];
    if (!page) throw new Error('the contents need more pages than were set aside');
    for (const { block, area } of drawBlocks(pdf, page, strip, contentArea())) {
      const target = block.entry === undefined ? null : chapters[block.entry]?.first;
      if (target) link(pdf.doc, page, area, target);
    }
  }
}

/** Case and subject on the left, page of pages on the right, on every page but the cover. */
function drawRunningHeaders(pdf: Pdf, header: string, measure: Measure): void {
  const pages = pdf.doc.getPages();
  for (const [index, page] of pages.entries()) {
    if (index === 0) continue;
    const { width, height } = page.getSize();
    const { x: left } = contentArea();
    const right = width - left;
    const y = height - headerBaseline;
    const style = { font: 'sans', size: 8.5, colour: muted } as const;
    const shown = measure.clip(header, 'sans', 8.5, right - left - 60);
    drawText(pdf, page, shown, { x: left, y }, style);
    drawText(pdf, page, `${index + 1} / ${pages.length}`, { x: right, y, align: 'right' }, style);
    drawRule(page, { x: left, y: y - 6 }, { x: right, y: y - 6 }, { colour: faint, thickness: 0.5 });
  }
}

function bookmarksOf(cover: PDFPage, contents: PDFPage | null, chapters: readonly Chapter[]): Bookmark[] {
  const bookmarks: { title: string; page: PDFPage; children: Bookmark[] }[] = [
    { title: '封面', page: cover, children: [] },
    ...(contents ? [{ title: '目录', page: contents, children: [] }] : []),
  ];
  for (const { title, level, first } of chapters) {
    if (!first) continue;
    const bookmark = { title, page: first, children: [] };
    if (level === 0) bookmarks.push(bookmark);
    else bookmarks.at(-1)?.children.push(bookmark);
  }
  return bookmarks;
}
