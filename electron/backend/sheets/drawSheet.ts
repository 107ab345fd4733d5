import type { CopyLimits } from '#shared/rules/rulePack.ts';
import type { Recipe } from '#shared/scans/recipe.ts';
import { a4Sheet, cardDots, cardPlaces, isCardShaped, pixelsOf, sheetDpi } from '#shared/sheets/cardSheet.ts';
import { layOutCollage } from '#shared/sheets/collage.ts';
import { followRecipe } from '../fit/followRecipe.ts';
import { type Drawn, searchCopy } from '../fit/searchCopy.ts';
import { watermarked } from '../fit/watermark.ts';
import { createPdf, mm } from '../pdf/createPdf.ts';
import { embedJpeg, place } from '../pdf/imagePage.ts';
import { readJpegHeader } from '../pdf/jpegImage.ts';
import { sharp } from '../scans/sharpSetup.ts';
import { withDensity } from './withDensity.ts';

/** One picture of a sheet: its bytes, and what is done to it first. */
export interface SheetPicture {
  readonly bytes: ArrayBuffer;
  readonly name: string;
  readonly recipe: Recipe;
}

export interface SheetOrder {
  readonly form: 'cardSheet' | 'collage' | 'single';
  readonly format: 'pdf' | 'jpeg';
  readonly maxBytes: number;
  readonly watermark: string | null;
  readonly pictures: readonly SheetPicture[];
  readonly limits: CopyLimits;
  readonly title: string;
  /** ISO moment a PDF says it was made at. */
  readonly now: string;
}

/** The bytes of a sheet, or why there is none. */
export type DrawnSheet =
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly notes: readonly string[] }
  | { readonly reason: string };

/** JPEG quality of what nobody limits the bytes of. */
const quality = 90;

/**
 * Draws a sheet. Nothing but pixels of the pictures is in it. A picture that cannot be decoded, that is no card, or could
 * not be read at the allowed size is a reason, not an error.
 */
export async function drawSheet(order: SheetOrder): Promise<DrawnSheet> {
  const drawn: Drawn[] = [];
  for (const { bytes, recipe, name } of order.pictures) {
    try {
      drawn.push(await followRecipe(new Uint8Array(bytes), recipe));
    } catch {
      return { reason: `“${name}”打不开，没有合成。` };
    }
  }
  if (order.form === 'cardSheet') return cardSheet(order, drawn);
  return order.form === 'collage' ? collage(order, drawn) : single(order, drawn);
}

async function cardSheet(order: SheetOrder, cards: readonly Drawn[]): Promise<DrawnSheet> {
  const notes: string[] = [];
  for (const [at, card] of cards.entries()) {
    const name = order.pictures[at]?.name ?? '';
    if (!isCardShaped(card))
      return { reason: `“${name}”不是身份证的形状，量不出真实大小；请先在“修整”里把四个角对准证件。` };
    const dots = cardDots(card);
    if (dots < order.limits.cardDpi) notes.push(`“${name}”只有 ${dots} DPI，小字打印出来可能看不清。`);
  }
  const boxes = cardPlaces(cards.length === 1 ? 1 : 2);
  if (order.format === 'jpeg') {
    const places = boxes.map(({ x, y, width, height }) => ({
      x: pixelsOf(x),
      y: pixelsOf(y),
      width: pixelsOf(width),
      height: pixelsOf(height),
    }));
    const paper = { width: pixelsOf(a4Sheet.width), height: pixelsOf(a4Sheet.height) };
    const page = await onWhite(paper, cards, places, order.watermark);
    return { bytes: withDensity(await jpegOf(page, quality), sheetDpi), notes };
  }
  const pdf = await createPdf({ title: order.title, now: new Date(order.now), fonts: [] });
  const page = pdf.addPage();
  for (const [at, card] of cards.entries()) {
    const box = boxes[at];
    const jpeg = await jpegOf(await marked(card, order.watermark), quality);
    const header = readJpegHeader(jpeg);
    if (!box || !header.ok) continue;
    const y = a4Sheet.height - box.y - box.height;
    const at4 = { x: box.x * mm, y: y * mm, width: box.width * mm, height: box.height * mm };
    place(page, embedJpeg(pdf.doc, jpeg, header.header), at4);
  }
  return { bytes: new Uint8Array(await pdf.save()), notes };
}

async function collage(order: SheetOrder, papers: readonly Drawn[]): Promise<DrawnSheet> {
  const { limits, maxBytes } = order;
  const layout = layOutCollage(papers, limits);
  const [small] = layout.tooSmall;
  if (small !== undefined)
    return { reason: `“${order.pictures[small]?.name ?? ''}”本身的像素不够，拼上去字会看不清，请换一张清楚的。` };
  const least = { width: layout.width, height: layout.height };
  const full = { width: Math.round(least.width * layout.most), height: Math.round(least.height * layout.most) };
  const found = await searchCopy({
    full,
    least,
    mostEnlarged: 1,
    givenBytes: order.pictures.reduce((sum, { bytes }) => sum + bytes.byteLength, 0),
    target: {
      formats: ['jpeg'],
      minBytes: null,
      maxBytes,
      lastBytes: null,
      minWidth: 1,
      minHeight: 1,
      orientationFree: true,
      legibleSide: 1,
      quality: limits,
    },
    draw: async (size) => {
      const scale = size.width / least.width;
      const places = layout.places.map(({ x, y, width, height }) => ({
        x: Math.round(x * scale),
        y: Math.round(y * scale),
        width: Math.max(1, Math.floor(width * scale)),
        height: Math.max(1, Math.floor(height * scale)),
      }));
      return onWhite(size, papers, places, order.watermark);
    },
    signal: undefined,
  });
  if (typeof found !== 'string') return { bytes: new Uint8Array(found.jpeg), notes: [] };
  const kilobytes = Math.round(maxBytes / 1024);
  return { reason: `${papers.length} 张拼在一起，压到 ${kilobytes} KB 字就看不清了；请少拼几张，或把上限放大一些。` };
}

async function single(order: SheetOrder, [picture]: readonly Drawn[]): Promise<DrawnSheet> {
  if (!picture) return { reason: '没有选图片。' };
  return { bytes: await jpegOf(await marked(picture, order.watermark), quality), notes: [] };
}

async function marked(drawn: Drawn, watermark: string | null): Promise<Drawn> {
  return watermark === null ? drawn : watermarked(drawn, watermark);
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pictures laid on white paper, each with what it is for all over it: cut out again, none is without. */
async function onWhite(
  size: { readonly width: number; readonly height: number },
  pictures: readonly Drawn[],
  places: readonly Place[],
  watermark: string | null,
): Promise<Drawn> {
  const layers = await Promise.all(
    pictures.map(async ({ data, width, height, channels }, at) => {
      const box = places[at] ?? { x: 0, y: 0, width: 1, height: 1 };
      const resized = await sharp(data, { raw: { width, height, channels } })
        .resize({ width: box.width, height: box.height, fit: 'fill' })
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true });
      const { data: input, ...raw } = await marked({ data: resized.data, ...shapeOf(resized.info) }, watermark);
      return { input, raw, left: box.x, top: box.y };
    }),
  );
  const { data, info } = await sharp({ create: { ...size, channels: 3, background: '#ffffff' } })
    .composite(layers)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, ...shapeOf(info) };
}

function shapeOf({ width, height, channels }: Omit<Drawn, 'data'>): Omit<Drawn, 'data'> {
  return { width, height, channels };
}

async function jpegOf({ data, width, height, channels }: Drawn, at: number): Promise<Uint8Array<ArrayBuffer>> {
  const jpeg = sharp(data, { raw: { width, height, channels } }).jpeg({ quality: at, chromaSubsampling: '4:4:4' });
  return new Uint8Array(await jpeg.toBuffer());
}
