import { PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib';
import { a4, type Pdf } from '#backend/pdf/createPdf.ts';
import { type FontName, loadFonts } from '#backend/pdf/fonts.ts';

/**
 * A document that embeds whole fonts, by pdf-lib's own embedding: glyph codes are the font's own glyph numbers.
 *
 * What is drawn into it must look exactly like the same drawing with our subsets. 15 MB a font: one document a run.
 * Text is not shaped, as in our documents: fontkit's shaping sets digits after Latin letters in another width.
 */
export async function fullFontPdf(names: readonly FontName[]): Promise<Pdf> {
  const doc = await PDFDocument.create();
  const faces = await loadFonts(names);
  const fonts = new Map<FontName, PDFFont>();
  for (const name of names) {
    const { font, bytes } = faces[name];
    doc.registerFontkit({ create: () => font as never });
    fonts.set(name, await doc.embedFont(bytes, { subset: false }));
  }
  const fontOf = (name: FontName): PDFFont => {
    const font = fonts.get(name);
    if (!font) throw new Error(`no font ${name}`);
    return font;
  };
  return {
    doc,
    addPage: (size = a4): PDFPage => doc.addPage([size.width, size.height]),
    face: (name) => faces[name],
    encode: (name, text) =>
      [...text]
        .map((character) => faces[name].font.glyphForCodePoint(character.codePointAt(0) ?? 0).id)
        .map((id) => id.toString(16).padStart(4, '0'))
        .join(''),
    fontKey: (page, name) => page.node.newFontDictionary(name, fontOf(name).ref),
    save: () => doc.save({ addDefaultPage: false }),
  };
}
