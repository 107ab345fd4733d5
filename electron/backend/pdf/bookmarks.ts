import { type PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFPage, type PDFRef } from 'pdf-lib';
import type { Box } from './imagePage.ts';

/** A line of the outline panel; `children` fold below it. */
export interface Bookmark {
  readonly title: string;
  readonly page: PDFPage;
  readonly children: readonly Bookmark[];
}

/**
 * Writes the document's outline (ISO 32000-1, 12.3.3) and asks readers to open with it shown.
 *
 * First level open, deeper levels folded. Titles are UTF-16, so any character may stand in them.
 */
export function setBookmarks(pdf: PDFDocument, bookmarks: readonly Bookmark[]): void {
  if (bookmarks.length === 0) return;
  const root = pdf.context.obj({ Type: 'Outlines' });
  const ref = pdf.context.register(root);
  hang(pdf, bookmarks, ref, root);
  root.set(PDFName.of('Count'), pdf.context.obj(bookmarks.length));
  pdf.catalog.set(PDFName.of('Outlines'), ref);
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

/** A clickable area on `from` that leads to the top of `to`; draws nothing and needs no action. */
export function link(pdf: PDFDocument, from: PDFPage, area: Box, to: PDFPage): void {
  const annotation = pdf.context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [area.x, area.y, area.x + area.width, area.y + area.height],
    Border: [0, 0, 0],
    Dest: topOf(to),
  });
  from.node.addAnnot(pdf.context.register(annotation));
}

function hang(pdf: PDFDocument, bookmarks: readonly Bookmark[], parent: PDFRef, parentDict: PDFDict): void {
  const { context } = pdf;
  const items = bookmarks.map((bookmark) => {
    const dict = context.obj({
      Title: PDFHexString.fromText(bookmark.title),
      Parent: parent,
      Dest: topOf(bookmark.page),
    });
    return { bookmark, dict, ref: context.register(dict) };
  });
  for (const [index, { bookmark, dict, ref }] of items.entries()) {
    const previous = items[index - 1];
    const next = items[index + 1];
    if (previous) dict.set(PDFName.of('Prev'), previous.ref);
    if (next) dict.set(PDFName.of('Next'), next.ref);
    if (bookmark.children.length === 0) continue;
    hang(pdf, bookmark.children, ref, dict);
    // A negative count says: folded.
    dict.set(PDFName.of('Count'), context.obj(-bookmark.children.length));
  }
  const first = items[0];
  const last = items.at(-1);
  if (first) parentDict.set(PDFName.of('First'), first.ref);
  if (last) parentDict.set(PDFName.of('Last'), last.ref);
}

/** A destination that keeps the reader's zoom. */
function topOf(page: PDFPage) {
  return [page.ref, 'XYZ', null, page.getHeight(), null];
}
