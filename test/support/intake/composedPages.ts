import { degrees, PDFDocument, type PDFFont, type PDFPage, StandardFonts, TextRenderingMode } from 'pdf-lib';

/** Lines as a licence has them; letters do, since it is counted that they are there and not what they say. */
const lines = Array.from({ length: 14 }, (_, line) => `Line ${line} of a licence that a program has set in type`);

export interface Composed {
  /** A photo or scan, lower left corner and size in points; the page is A4. */
  readonly pictures?: readonly { readonly at: readonly [number, number, number, number] }[];
  /** Text, all from `left`, the first line at `top`. */
  readonly text?: { readonly left: number; readonly top: number; readonly lines?: readonly string[] };
  /** Text nobody sees, as a scanner's program that reads lays it over the picture. */
  readonly hidden?: boolean;
  /** Text is written before the pictures and lies beneath them. */
  readonly beneath?: boolean;
  /** Degrees the text is aslant. */
  readonly aslant?: number;
}

/** A4 pages of pictures and text, each where it is said, at half their size: they are drawn faster. */
export async function composedPdf(jpeg: Uint8Array | null, ...pages: readonly Composed[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const picture = jpeg && (await pdf.embedJpg(jpeg));
  for (const page of pages) {
    const sheet = pdf.addPage([595, 842]);
    if (page.beneath) write(sheet, font, page);
    for (const { at } of page.pictures ?? []) {
      const [x, y, width, height] = at;
      if (picture) sheet.drawImage(picture, { x, y, width, height });
    }
    if (!page.beneath) write(sheet, font, page);
    sheet.scale(0.5, 0.5);
  }
  return pdf.save();
}

function write(sheet: PDFPage, font: PDFFont, { text, hidden, aslant = 0 }: Composed): void {
  if (!text) return;
  for (const [row, line] of (text.lines ?? lines).entries()) {
    const at = { x: text.left, y: text.top - row * 20, size: 12, font };
    sheet.drawText(line, {
      ...at,
      rotate: degrees(aslant),
      ...(hidden && { renderMode: TextRenderingMode.Invisible }),
    });
  }
}

/** What people type over a scan. */
export const purpose = ['For the filing of one mini program only'];
