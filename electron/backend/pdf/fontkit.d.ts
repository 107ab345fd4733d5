/** The part of fontkit 2 the desk uses; the package ships no types. */
declare module 'fontkit' {
  export interface FontkitGlyph {
    readonly id: number;
    readonly codePoints: readonly number[];
    /** Font units. */
    readonly advanceWidth: number;
  }

  export interface FontkitSubset {
    /** Position of the glyph in the subset; including it twice gives the same position. */
    includeGlyph(glyph: number): number;
    encode(): Uint8Array;
  }

  export interface FontkitFont {
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly capHeight: number;
    readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): FontkitGlyph;
    createSubset(): FontkitSubset;
  }

  export function create(bytes: Uint8Array): FontkitFont;
}
