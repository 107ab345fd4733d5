/// <reference path="./fontkit.d.ts" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type FontkitFont } from 'fontkit';
import { packaged, shippedDir } from '../places.ts';

/** The four faces documents are set in: Song (宋体) for letters, Hei (黑体) for forms, tables and headings. */
export const fontNames = ['serif', 'serifBold', 'sans', 'sansBold'] as const;
export type FontName = (typeof fontNames)[number];

/** The folder with the four files in an installed app, which has no font packages. */
const shippedFonts: string | undefined = packaged ? join(shippedDir, 'fonts') : undefined;

/** Where each face lies within `node_modules`. Noto Serif SC and Noto Sans SC, OFL 1.1, whole TTF files. */
const files: Readonly<Record<FontName, readonly [pack: string, file: string]>> = {
  serif: ['@expo-google-fonts/noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf'],
  serifBold: ['@expo-google-fonts/noto-serif-sc', '700Bold/NotoSerifSC_700Bold.ttf'],
  sans: ['@expo-google-fonts/noto-sans-sc', '400Regular/NotoSansSC_400Regular.ttf'],
  sansBold: ['@expo-google-fonts/noto-sans-sc', '700Bold/NotoSansSC_700Bold.ttf'],
};

/** One parsed face. Text is set one glyph a code point: no ligatures, no kerning, so widths add up. */
export interface FontFace {
  readonly name: FontName;
  readonly bytes: Uint8Array;
  readonly font: FontkitFont;
  /** False for characters that would come out as an empty box. */
  has(codePoint: number): boolean;
  /** Advance width in em; a Chinese character is 1. */
  advance(codePoint: number): number;
}

const parsed = new Map<string, Promise<FontFace>>();

/**
 * A face, read and parsed once per process however often it is asked for (10 to 15 MB each).
 *
 * `dir` is a folder with the four TTF files; the program's own when left out.
 */
export function loadFont(name: FontName, dir: string | undefined = shippedFonts): Promise<FontFace> {
  const path = fontPath(name, dir);
  const key = `${name} ${path}`;
  const known = parsed.get(key);
  if (known) return known;
  const loading = parse(name, path);
  parsed.set(key, loading);
  // A face that failed to load may be there the next time.
  loading.catch(() => parsed.delete(key));
  return loading;
}

/** The TTF file of a face; see `loadFont`. */
export function fontPath(name: FontName, dir: string | undefined = shippedFonts): string {
  return dir === undefined ? installedPath(name) : join(dir, fileName(name));
}

/** Several faces by name. */
export async function loadFonts<Name extends FontName>(
  names: readonly Name[],
  dir: string | undefined = shippedFonts,
): Promise<Record<Name, FontFace>> {
  const faces = await Promise.all(names.map(async (name) => [name, await loadFont(name, dir)] as const));
  return Object.fromEntries(faces) as Record<Name, FontFace>;
}

/**
 * The characters of a text that the face cannot draw, each once, in order; by code point, so that characters
 * beyond U+FFFF (生僻字) count as one. Line ends need no glyph.
 */
export function missingGlyphs(text: string, face: FontFace): string[] {
  const missing = new Set<string>();
  for (const character of text) {
    if (character !== '\n' && !face.has(codePointOf(character))) missing.add(character);
  }
  return [...missing];
}

/** A character for a message, with its code point, since what no font has may show as an empty box. */
export function namedCharacter(character: string): string {
  const code = `U+${codePointOf(character).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{C}\p{M}\p{Z}]/u.test(character) ? code : `${character}(${code})`;
}

/** Width of a text in points at a size in points. */
export function textWidth(text: string, face: FontFace, size: number): number {
  let width = 0;
  for (const character of text) width += face.advance(codePointOf(character));
  return width * size;
}

function installedPath(name: FontName): string {
  const [pack, file] = files[name];
  const manifest = createRequire(import.meta.url).resolve(`${pack}/package.json`);
  return join(dirname(manifest), file);
}

function fileName(name: FontName): string {
  return files[name][1].replace(/^.*\//, '');
}

async function parse(name: FontName, path: string): Promise<FontFace> {
  const bytes = await readFile(path);
  const font = create(bytes);
  const advances = new Map<number, number>();
  return {
    name,
    bytes,
    font,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    advance: (codePoint) => {
      const known = advances.get(codePoint);
      if (known !== undefined) return known;
      const advance = font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm;
      advances.set(codePoint, advance);
      return advance;
    },
  };
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
