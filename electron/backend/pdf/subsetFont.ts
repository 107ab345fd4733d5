/// <reference path="./fontkit.d.ts" />
import { deflateSync } from 'node:zlib';
import type { FontkitSubset } from 'fontkit';
import { type PDFContext, PDFRawStream, type PDFRef, PDFString } from 'pdf-lib';
import type { FontFace } from './fonts.ts';
import { toUnicodeMap } from './toUnicodeMap.ts';

/** One face as one document uses it: only the glyphs that were drawn are written. */
export interface SubsetFont {
  readonly face: FontFace;
  readonly ref: PDFRef;
  /** True once something was drawn with it. */
  readonly used: boolean;
  /** Glyph codes of a text, four hex digits a code point; takes the glyphs into the subset. */
  encode(text: string): string;
  /** Writes the font's objects. To be called once, after the last text. */
  write(): void;
}

/**
 * Composite font, Identity-H (ISO 32000-1, 9.7), over a TrueType subset made by fontkit.
 *
 * The name's prefix and every byte follow from the text alone, so the same text gives the same file.
 */
export function subsetFont(context: PDFContext, face: FontFace): SubsetFont {
  const subset = face.font.createSubset();
  const ref = context.nextRef();
  const glyphs = new Map<number, { code: number; hex: string }>();
  return {
    face,
    ref,
    get used() {
      return glyphs.size > 0;
    },
    encode: (text) => {
      let hex = '';
      for (const character of text) {
        const codePoint = character.codePointAt(0) ?? 0;
        let glyph = glyphs.get(codePoint);
        if (!glyph) {
          const code = subset.includeGlyph(face.font.glyphForCodePoint(codePoint).id);
          glyph = { code, hex: hex4(code) };
          glyphs.set(codePoint, glyph);
        }
        hex += glyph.hex;
      }
      return hex;
    },
    write: () => writeFont(context, ref, face, subset, new Map([...glyphs].map(([point, { code }]) => [point, code]))),
  };
}

function writeFont(
  context: PDFContext,
  ref: PDFRef,
  face: FontFace,
  subset: FontkitSubset,
  codes: ReadonlyMap<number, number>,
): void {
  const { font } = face;
  const scale = 1000 / font.unitsPerEm;
  const name = `${subsetTag(codes)}+${font.postscriptName}`;
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      // Symbolic, and with serifs where the face has them (ISO 32000-1, table 123).
      Flags: face.name.startsWith('serif') ? 4 + 2 : 4,
      FontBBox: [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map((each) => each * scale),
      ItalicAngle: 0,
      Ascent: font.ascent * scale,
      Descent: font.descent * scale,
      CapHeight: font.capHeight * scale,
      StemV: face.name.endsWith('Bold') ? 140 : 80,
      FontFile2: context.register(flateStream(context, subset.encode())),
    }),
  );
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      CIDToGIDMap: 'Identity',
      DW: 1000,
      W: narrowWidths(face, codes),
    }),
  );
  context.assign(
    ref,
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(flateStream(context, Buffer.from(toUnicodeMap(codes), 'latin1'))),
    }),
  );
}

/** Widths that are not a full em, as [code [width]] pairs; Chinese characters have the default width. */
function narrowWidths(face: FontFace, codes: ReadonlyMap<number, number>): (number | number[])[] {
  return [...codes]
    .map(([codePoint, code]) => [code, face.advance(codePoint) * 1000] as const)
    .filter(([, width]) => width !== 1000)
    .toSorted(([one], [other]) => one - other)
    .flatMap(([code, width]) => [code, [width]]);
}

/** Six capital letters that tell subsets of a face apart (ISO 32000-1, 9.6.4), drawn from the characters (FNV-1a). */
function subsetTag(codes: ReadonlyMap<number, number>): string {
  let hash = 0x811c9dc5;
  for (const codePoint of codes.keys()) hash = Math.imul(hash ^ codePoint, 0x01000193) >>> 0;
  let tag = '';
  for (let place = 0; place < 6; place++) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}

function flateStream(context: PDFContext, bytes: Uint8Array): PDFRawStream {
  const packed = deflateSync(bytes, { level: 9 });
  return PDFRawStream.of(
    context.obj({ Filter: 'FlateDecode', Length: packed.length, Length1: bytes.length }),
    new Uint8Array(packed),
  );
}

function hex4(code: number): string {
  return code.toString(16).padStart(4, '0');
}
