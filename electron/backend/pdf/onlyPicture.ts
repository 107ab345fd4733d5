import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
} from 'pdf-lib';
import type { Turn } from '#shared/scans/recipe.ts';
import { jpegTurned } from './jpegTurned.ts';
import { type SourcePage, sourcePages } from './mergePdfPages.ts';
import { type Scrubbed, scrubPdf } from './scrubPdf.ts';

/** The one picture a page consists of. */
export type OnlyPicture =
  /** A JPEG, to be taken as it is: its own note to turn it, which viewers of PDFs do not follow, gives way to that of its page. */
  | { readonly kind: 'jpeg'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Another kind. `lossless` when its pixels are in the file as they are, and need only be unpacked. */
  | {
      readonly kind: 'pixels';
      readonly width: number;
      readonly height: number;
      readonly lossless: boolean;
      readonly turn: Turn;
    };

/** What a PDF of scans consists of. */
export interface PicturePages {
  /** One entry a page; null where it is anything but one picture. */
  readonly pages: readonly (OnlyPicture | null)[];
  /** How many pages the file says it has; 0 where it does not. Damage takes pages away, but hardly that number. */
  readonly claimed: number;
  /** What would act on its own, or carries files along. */
  readonly active: Scrubbed;
}

/** A page that only places a picture needs no more (bytes). */
const longestContent = 4096;

/**
 * Which pages of a PDF are one picture and nothing else, as scanners and phones make them. Null for a file that cannot be
 * parsed; it may still be drawn.
 *
 * A page counts when all it does is to place one picture upright on it, however the page itself is turned, without mask, blending
 * or colours of its own, over most of the page, and nothing is written on it.
 */
export async function picturePages(bytes: Uint8Array): Promise<PicturePages | null> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
    const active = scrubPdf(document.context);
    const pages = sourcePages(document.context).map(onlyPictureOf);
    return { pages, claimed: claimedPages(document.context), active };
  } catch {
    return null;
  }
}

/** `/Count` of the root of the page tree (ISO 32000-1, 7.7.3.2). */
function claimedPages(context: PDFContext): number {
  const catalog = context.lookup(context.trailerInfo.Root);
  const tree = catalog instanceof PDFDict ? context.lookup(catalog.get(PDFName.of('Pages'))) : null;
  const count = tree instanceof PDFDict ? context.lookup(tree.get(PDFName.of('Count'))) : null;
  return count instanceof PDFNumber ? Math.max(0, Math.floor(count.asNumber())) : 0;
}

function onlyPictureOf(page: SourcePage): OnlyPicture | null {
  const context = page.dict.context;
  const turn = turnOf(page);
  if (turn === null || showsAnnotations(page)) return null;
  const placed = placedPicture(contentOf(page));
  if (!placed || !page.resources) return null;
  const [width, skewOne, skewOther, height] = placed.matrix;
  const area = (page.right - page.left) * (page.top - page.bottom);
  if (width <= 0 || height <= 0 || skewOne !== 0 || skewOther !== 0 || width * height < area * leastShare) return null;
  const pictures = context.lookup(page.resources.get(PDFName.of('XObject')));
  const picture = pictures instanceof PDFDict ? context.lookup(pictures.get(PDFName.of(placed.name))) : null;
  if (!(picture instanceof PDFRawStream) || nameAt(picture.dict, 'Subtype') !== 'Image') return null;
  const { dict } = picture;
  const size = (key: string) => {
    const value = context.lookup(dict.get(PDFName.of(key)));
    return value instanceof PDFNumber ? value.asNumber() : 0;
  };
  if (['SMask', 'Mask', 'ImageMask'].some((key) => dict.has(PDFName.of(key)))) return null;
  const filter = context.lookup(dict.get(PDFName.of('Filter')));
  const only = filter instanceof PDFArray && filter.size() === 1 ? context.lookup(filter.get(0)) : filter;
  const isJpeg = only instanceof PDFName && only.decodeText() === 'DCTDecode';
  // Of four inks (CMYK) only the PDF says which way round they are, and /Decode may turn any colours around.
  const asItIs =
    isJpeg &&
    !dict.has(PDFName.of('Decode')) &&
    isGreyOrThree(context, context.lookup(dict.get(PDFName.of('ColorSpace'))));
  // Of a page, what it shows counts; a picture that cannot be looked into is drawn as it is shown.
  const jpeg = asItIs ? jpegTurned(picture.getContents(), turn) : null;
  if (jpeg) return { kind: 'jpeg', bytes: jpeg };
  const filters = filter instanceof PDFArray ? filter.asArray().map((each) => context.lookup(each)) : [filter];
  const lossless = !filters.some((each) => each instanceof PDFName && lossy.has(each.decodeText()));
  return { kind: 'pixels', width: size('Width'), height: size('Height'), lossless, turn };
}

/** Filters whose pixels are no others' (ISO 32000-1, 7.4): JPEG and JPEG 2000. */
const lossy: ReadonlySet<string> = new Set(['DCTDecode', 'DCT', 'JPXDecode']);

/** Colours a JPEG says itself: grey or three of them, plain or by a profile. */
function isGreyOrThree(context: PDFContext, colours: unknown): boolean {
  if (colours instanceof PDFName) return /^Device(RGB|Gray)$/u.test(colours.decodeText());
  if (!(colours instanceof PDFArray) || colours.size() < 2) return false;
  const [family, profile] = [context.lookup(colours.get(0)), context.lookup(colours.get(1))];
  if (!(family instanceof PDFName) || family.decodeText() !== 'ICCBased' || !(profile instanceof PDFRawStream))
    return false;
  const parts = context.lookup(profile.dict.get(PDFName.of('N')));
  return parts instanceof PDFNumber && (parts.asNumber() === 1 || parts.asNumber() === 3);
}

/** Smaller than this part of its page, a picture is an ornament. */
const leastShare = 0.5;

/** Degrees clockwise a page is shown turned by; null for what is no quarter turn (ISO 32000-1, table 30). */
function turnOf({ rotation }: SourcePage): Turn | null {
  const turn = ((rotation % 360) + 360) % 360;
  return turn === 0 || turn === 90 || turn === 180 || turn === 270 ? turn : null;
}

/** Whether anything is drawn over the page: a link and its note have no look of their own. */
function showsAnnotations({ dict }: SourcePage): boolean {
  const { context } = dict;
  const annotations = context.lookup(dict.get(PDFName.of('Annots')));
  if (!(annotations instanceof PDFArray)) return false;
  return annotations.asArray().some((each) => {
    const annotation = context.lookup(each);
    if (!(annotation instanceof PDFDict)) return false;
    const bare = ['Link', 'Popup'].includes(nameAt(annotation, 'Subtype') ?? '');
    return !bare || annotation.has(PDFName.of('AP'));
  });
}

function contentOf({ dict }: SourcePage): string {
  const { context } = dict;
  const content = context.lookup(dict.get(PDFName.of('Contents')));
  const parts = content instanceof PDFArray ? content.asArray().map((each) => context.lookup(each)) : [content];
  let text = '';
  for (const part of parts) {
    if (!(part instanceof PDFRawStream)) continue;
    text += `${Buffer.from(decodePDFRawStream(part).decode()).toString('latin1')}\n`;
    if (text.length > longestContent) return '';
  }
  return text;
}

/** What may stand beside placing a picture: saving and restoring, a clip to a rectangle, a named state. */
const harmless = /^(q|Q|W|W\*|n|re|gs|ri|i)$/u;

type Matrix = readonly [number, number, number, number, number, number];

/** The name of the only picture a content stream places, and how; null where it does anything else. */
function placedPicture(content: string): { readonly name: string; readonly matrix: Matrix } | null {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let placed: { name: string; matrix: Matrix } | null = null;
  let operands: string[] = [];
  for (const token of content.split(/[\s\0]+/u)) {
    if (token === '') continue;
    if (/^[-+.\d]/u.test(token) || token.startsWith('/')) {
      operands.push(token);
      continue;
    }
    if (token === 'cm') {
      const numbers = operands.slice(-6).map(Number);
      if (numbers.length < 6 || !numbers.every(Number.isFinite)) return null;
      matrix = multiply(numbers as unknown as Matrix, matrix);
    } else if (token === 'Do') {
      const name = operands.at(-1) ?? '';
      if (placed !== null || !name.startsWith('/')) return null;
      placed = { name: name.slice(1), matrix };
    } else if (!harmless.test(token)) return null;
    operands = [];
  }
  return placed;
}

function multiply(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [p, q, r, s, t, u] = other;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}

function nameAt(dict: PDFDict, key: string): string | null {
  const value = dict.context.lookup(dict.get(PDFName.of(key)));
  return value instanceof PDFName ? value.decodeText() : null;
}
