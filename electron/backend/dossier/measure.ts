import type { Pdf } from '../pdf/createPdf.ts';
import { type FontName, missingGlyphs, textWidth } from '../pdf/fonts.ts';
import { breakLines, type SetLine } from '../pdf/lineBreaking.ts';

/** What stands for a character the face lacks: the mark printers use for a missing piece of type. */
const missingMark = '〓';

/** How wide text runs, for layouts that decide without drawing. Points. */
export interface Measure {
  width(text: string, font: FontName, size: number): number;
  /** The text in lines no wider than `width`, broken where Chinese may break; a line end in it begins a new line. */
  lines(text: string, font: FontName, size: number, width: number): SetLine[];
  /** The text on one line, its end replaced by … where it is too long. */
  clip(text: string, font: FontName, size: number, width: number): string;
}

/** Measures with the document's own faces. */
export function measureWith(pdf: Pdf): Measure {
  const width = (text: string, font: FontName, size: number) => textWidth(legible(text, pdf), pdf.face(font), size);
  return {
    width,
    lines: (text, font, size, room) =>
      text
        .split(/\r\n|\r|\n/)
        .flatMap((paragraph) => breakLines(legible(paragraph, pdf), { measure: pdf.face(font), width: room / size })),
    clip: (text, font, size, room) => {
      const shown = legible(text, pdf);
      if (width(shown, font, size) <= room) return shown;
      const characters = [...shown];
      while (characters.length > 0 && width(`${characters.join('')}…`, font, size) > room) characters.pop();
      return `${characters.join('')}…`;
    },
  };
}

/** The text as the dossier's faces can show it: unknown characters as 〓, control characters as blanks. */
export function legible(text: string, pdf: Pdf): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  const missing = new Set([...missingGlyphs(plain, pdf.face('sans')), ...missingGlyphs(plain, pdf.face('sansBold'))]);
  return missing.size === 0 ? plain : [...plain].map((each) => (missing.has(each) ? missingMark : each)).join('');
}
