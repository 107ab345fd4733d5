import { PDFDocument, type PDFName, type PDFPage } from 'pdf-lib';
import { type FontFace, type FontName, fontNames, loadFonts } from './fonts.ts';
import { type SubsetFont, subsetFont } from './subsetFont.ts';

export type { PDFDocument, PDFPage } from 'pdf-lib';

/** Points per millimetre; all drawing is in points with the origin at the lower left. */
export const mm = 72 / 25.4;

/** A4 in points: 210 mm by 297 mm. */
export const a4 = { width: 210 * mm, height: 297 * mm } as const;

export interface PdfOptions {
  readonly title: string;
  readonly subject?: string;
  readonly author?: string;
  /** Written as creation and modification date; nothing else in the file depends on the clock. */
  readonly now: Date;
  /** The faces to have ready; all four when left out. Each costs 10 to 15 MB of memory, once per process. */
  readonly fonts?: readonly FontName[];
  /** The folder of the TTF files in a packaged app. */
  readonly fontDir?: string;
}

/** A document being drawn. The same drawing and the same `now` give the same bytes. */
export interface Pdf {
  readonly doc: PDFDocument;
  /** A blank page, A4 upright unless told otherwise; points. */
  addPage(size?: { readonly width: number; readonly height: number }): PDFPage;
  /** A face for measuring; throws for one that was not asked for. */
  face(name: FontName): FontFace;
  /** Glyph codes of a text, which from now on belong to the document's subset of the face. */
  encode(name: FontName, text: string): string;
  /** The resource name of a face on a page. */
  fontKey(page: PDFPage, name: FontName): PDFName;
  /** The file. To be called once, after the last drawing. */
  save(): Promise<Uint8Array>;
}

/**
 * A new, empty document with the desk's faces.
 *
 * A face costs nothing in the file until something is drawn with it, and then only the glyphs that were drawn.
 */
export async function createPdf(options: PdfOptions): Promise<Pdf> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  describe(doc, options);
  const faces: Partial<Record<FontName, FontFace>> = await loadFonts(options.fonts ?? fontNames, options.fontDir);
  const subsets = new Map<FontName, SubsetFont>();
  const keys = new WeakMap<PDFPage, Map<FontName, PDFName>>();

  const face = (name: FontName): FontFace => {
    const found = faces[name];
    if (!found) throw new Error(`the document was created without the face ${name}`);
    return found;
  };
  const subset = (name: FontName): SubsetFont => {
    const found = subsets.get(name) ?? subsetFont(doc.context, face(name));
    subsets.set(name, found);
    return found;
  };

  return {
    doc,
    addPage: (size = a4) => doc.addPage([size.width, size.height]),
    face,
    encode: (name, text) => subset(name).encode(text),
    fontKey: (page, name) => {
      const known = keys.get(page) ?? new Map<FontName, PDFName>();
      keys.set(page, known);
      const key = known.get(name) ?? page.node.newFontDictionary(name, subset(name).ref);
      known.set(name, key);
      return key;
    },
    save: async () => {
      for (const each of subsets.values()) if (each.used) each.write();
      return await doc.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
    },
  };
}

function describe(doc: PDFDocument, { title, subject, author, now }: PdfOptions): void {
  doc.setTitle(title, { showInWindowTitleBar: true });
  if (subject !== undefined) doc.setSubject(subject);
  if (author !== undefined) doc.setAuthor(author);
  doc.setCreator('备案工作台');
  doc.setProducer('备案工作台');
  doc.setCreationDate(now);
  doc.setModificationDate(now);
  doc.setLanguage('zh-CN');
}
