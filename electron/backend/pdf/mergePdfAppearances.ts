import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef, PDFStream } from 'pdf-lib';
import type { Matrix } from './exifOrientation.ts';
import { rectangle } from './mergePdfPages.ts';

/** The drawn face of an annotation: a form XObject, and where the page shows it. */
export interface Appearance {
  readonly form: PDFRef;
  readonly matrix: Matrix;
}

/** Annotations that are places to click or players, not ink; pop-ups open only on a click. */
const neverInk = new Set(['Link', 'Popup', 'FileAttachment', 'RichMedia', 'Screen', 'Movie', 'Sound', '3D']);

/** Flag bits of ISO 32000-1, table 165: Hidden and NoView. */
const hidden = 0b10 | 0b10_0000;

/**
 * What a reader would show of a page's annotations: stamps, notes, filled form fields, signature faces.
 *
 * Drawing only these faces flattens them: nothing of the annotation itself goes along.
 */
export function appearances(context: PDFContext, page: PDFDict): Appearance[] {
  const annotations = context.lookup(page.get(PDFName.of('Annots')));
  if (!(annotations instanceof PDFArray)) return [];
  return annotations.asArray().flatMap((item) => {
    const annotation = context.lookup(item);
    const shown = annotation instanceof PDFDict ? appearance(context, annotation) : null;
    return shown ? [shown] : [];
  });
}

function appearance(context: PDFContext, annotation: PDFDict): Appearance | null {
  const at = (key: string) => context.lookup(annotation.get(PDFName.of(key)));
  const subtype = at('Subtype');
  const flags = at('F');
  if (subtype instanceof PDFName && neverInk.has(subtype.decodeText())) return null;
  if (flags instanceof PDFNumber && (flags.asNumber() & hidden) !== 0) return null;
  const where = rectangle(context, at('Rect'));
  const form = normalFace(context, annotation);
  const stream = context.lookup(form ?? undefined);
  if (!where || !form || !(stream instanceof PDFStream)) return null;
  const box = rectangle(context, stream.dict.get(PDFName.of('BBox')));
  if (!box) return null;
  const own = formMatrix(context, stream.dict.get(PDFName.of('Matrix')));
  const matrix = ontoRectangle(transformed(box, own), where);
  return matrix && { form, matrix };
}

/** The entry /N of /AP; where it holds several states, the one /AS names. */
function normalFace(context: PDFContext, annotation: PDFDict): PDFRef | null {
  const faces = context.lookup(annotation.get(PDFName.of('AP')));
  if (!(faces instanceof PDFDict)) return null;
  const normal = faces.get(PDFName.of('N'));
  const states = context.lookup(normal);
  if (!(states instanceof PDFDict)) return normal instanceof PDFRef ? normal : null;
  const state = context.lookup(annotation.get(PDFName.of('AS')));
  const chosen = state instanceof PDFName ? states.get(state) : null;
  return chosen instanceof PDFRef ? chosen : null;
}

function formMatrix(context: PDFContext, value: PDFObject | undefined): Matrix {
  const array = context.lookup(value);
  const numbers = array instanceof PDFArray ? array.asArray().map((item) => context.lookup(item)) : [];
  const [a, b, c, d, e, f] = numbers.map((item) => (item instanceof PDFNumber ? item.asNumber() : Number.NaN));
  const matrix = [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0] as const;
  return matrix.every(Number.isFinite) ? matrix : [1, 0, 0, 1, 0, 0];
}

type Rectangle = readonly [number, number, number, number];

/** The upright rectangle around a transformed one. */
function transformed([left, bottom, right, top]: Rectangle, [a, b, c, d, e, f]: Matrix): Rectangle {
  const corners = [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ] as const;
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Scales and moves one rectangle onto another (algorithm 8.1 of ISO 32000-1, 12.5.5). */
function ontoRectangle(from: Rectangle, to: Rectangle): Matrix | null {
  const width = from[2] - from[0];
  const height = from[3] - from[1];
  if (width <= 0 || height <= 0) return null;
  const sx = (to[2] - to[0]) / width;
  const sy = (to[3] - to[1]) / height;
  return [sx, 0, 0, sy, to[0] - from[0] * sx, to[1] - from[1] * sy];
}
