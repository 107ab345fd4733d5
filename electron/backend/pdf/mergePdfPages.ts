import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject } from 'pdf-lib';
import type { Matrix } from './exifOrientation.ts';

/** One page of a parsed document, with what it inherits from the page tree (ISO 32000-1, 7.7.3.4). */
export interface SourcePage {
  readonly dict: PDFDict;
  readonly resources: PDFDict | null;
  /** The visible rectangle in the page's own points: CropBox within MediaBox. */
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  /** Degrees clockwise: 0, 90, 180 or 270. */
  readonly rotation: number;
}

const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'].map((key) => PDFName.of(key));
const kids = PDFName.of('Kids');

/** Page sizes outside are senseless; A0 is 3370 points, one millimetre about 3. */
const leastPoints = 3;
const mostPoints = 14_400;

/** US Letter: what ISO 32000 readers assume where a page states no size. */
const assumedSize = [0, 0, 612, 792] as const;

/**
 * The pages of a document in reading order.
 *
 * Each node of the tree is visited once, so a tree that bites its own tail ends. Never recurses.
 */
export function sourcePages(context: PDFContext): SourcePage[] {
  const catalog = context.lookup(context.trailerInfo.Root);
  const root = catalog instanceof PDFDict ? context.lookup(catalog.get(PDFName.of('Pages'))) : null;
  if (!(root instanceof PDFDict)) return [];
  const pages: SourcePage[] = [];
  const seen = new Set<PDFDict>();
  const waiting: { node: PDFDict; given: ReadonlyMap<PDFName, PDFObject> }[] = [{ node: root, given: new Map() }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, given } = next;
    if (seen.has(node)) continue;
    seen.add(node);
    const own = new Map(given);
    for (const key of inherited) {
      const value = node.get(key);
      if (value) own.set(key, value);
    }
    const children = context.lookup(node.get(kids));
    if (!(children instanceof PDFArray)) {
      pages.push(sourcePage(context, node, own));
      continue;
    }
    for (const child of children.asArray().toReversed()) {
      const dict = context.lookup(child);
      if (dict instanceof PDFDict) waiting.push({ node: dict, given: own });
    }
  }
  return pages;
}

/** Maps the visible rectangle onto the unit square, turned the way a reader shows it. */
export function unitMatrix(page: SourcePage): Matrix {
  const { left, bottom, right, top } = page;
  const w = right - left;
  const h = top - bottom;
  switch (page.rotation) {
    case 90:
      return [0, -1 / w, 1 / h, 0, -bottom / h, right / w];
    case 180:
      return [-1 / w, 0, 0, -1 / h, right / w, top / h];
    case 270:
      return [0, 1 / w, -1 / h, 0, top / h, -left / w];
    default:
      return [1 / w, 0, 0, 1 / h, -left / w, -bottom / h];
  }
}

function sourcePage(context: PDFContext, dict: PDFDict, given: ReadonlyMap<PDFName, PDFObject>): SourcePage {
  const at = (key: string) => context.lookup(given.get(PDFName.of(key)));
  const resources = at('Resources');
  const media = rectangle(context, at('MediaBox')) ?? assumedSize;
  const crop = rectangle(context, at('CropBox')) ?? media;
  const inner = [
    Math.max(media[0], crop[0]),
    Math.max(media[1], crop[1]),
    Math.min(media[2], crop[2]),
    Math.min(media[3], crop[3]),
  ] as const;
  const [left, bottom, right, top] = sensible(inner) ? inner : sensible(media) ? media : assumedSize;
  const rotate = at('Rotate');
  const degrees = rotate instanceof PDFNumber ? rotate.asNumber() : 0;
  const rotation = degrees % 90 === 0 ? ((degrees % 360) + 360) % 360 : 0;
  return { dict, resources: resources instanceof PDFDict ? resources : null, left, bottom, right, top, rotation };
}

/** A rectangle with its corners in order, null when it is none. */
export function rectangle(
  context: PDFContext,
  value: PDFObject | undefined,
): readonly [number, number, number, number] | null {
  const array = context.lookup(value);
  if (!(array instanceof PDFArray) || array.size() < 4) return null;
  const numbers = array.asArray().map((item) => {
    const number = context.lookup(item);
    return number instanceof PDFNumber ? number.asNumber() : Number.NaN;
  });
  const [x0 = Number.NaN, y0 = Number.NaN, x1 = Number.NaN, y1 = Number.NaN] = numbers;
  if (![x0, y0, x1, y1].every(Number.isFinite)) return null;
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}

function sensible([left, bottom, right, top]: readonly [number, number, number, number]): boolean {
  const fits = (side: number) => side >= leastPoints && side <= mostPoints;
  return fits(right - left) && fits(top - bottom);
}
