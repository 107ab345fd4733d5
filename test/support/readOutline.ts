import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef } from 'pdf-lib';

/** One bookmark: `page` counts from 1, `level` from 0. */
export interface OutlineLine {
  readonly title: string;
  readonly level: number;
  readonly page: number;
}

/** The bookmarks of a PDF as a reader lists them. */
export async function readOutline(bytes: Uint8Array): Promise<OutlineLine[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const numbers = pageNumbers(pdf);
  const lines: OutlineLine[] = [];
  const read = (parent: PDFDict, level: number) => {
    for (let item = follow(parent, 'First'); item; item = follow(item, 'Next')) {
      const title = item.lookup(PDFName.of('Title'), PDFHexString).decodeText();
      lines.push({ title, level, page: numbers.get(item.lookup(PDFName.of('Dest'), PDFArray).get(0)) ?? 0 });
      read(item, level + 1);
    }
  };
  const root = follow(pdf.catalog, 'Outlines');
  if (root) read(root, 0);
  return lines;
}

/** Where the links of one page (counted from 1) lead, from the top of the page down. */
export async function readLinks(bytes: Uint8Array, page: number): Promise<number[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const numbers = pageNumbers(pdf);
  const annotations =
    pdf
      .getPage(page - 1)
      .node.Annots()
      ?.asArray() ?? [];
  return annotations
    .map((ref) => pdf.context.lookup(ref, PDFDict))
    .map((link) => ({
      top: link.lookup(PDFName.of('Rect'), PDFArray).asRectangle().y,
      page: numbers.get(link.lookup(PDFName.of('Dest'), PDFArray).get(0)) ?? 0,
    }))
    .toSorted((a, b) => b.top - a.top)
    .map((link) => link.page);
}

function pageNumbers(pdf: PDFDocument): Map<unknown, number> {
  return new Map(pdf.getPages().map((page, index) => [page.ref, index + 1]));
}

function follow(dict: PDFDict, key: string): PDFDict | null {
  const value = dict.get(PDFName.of(key));
  const target = value instanceof PDFRef ? dict.context.lookup(value) : value;
  return target instanceof PDFDict ? target : null;
}
