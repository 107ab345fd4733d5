import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { Canvas } from '@napi-rs/canvas';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { unpacksWithin } from '../../pdf/boundedInflate.ts';
import { withDrawnNote } from '../../pdf/drawnNote.ts';
import { type OnlyPicture, picturePages } from '../../pdf/onlyPicture.ts';
import { mostPagePixels, mostPages, type OpenedPart, type Remark } from './part.ts';
import { pdfPicture } from './pdfPicture.ts';
import { isSetByProgram } from './setByProgram.ts';

/** Dots an inch of a page that is drawn: small print stays readable, and a page of A4 has nine million pixels. */
const dotsPerInch = 300;
/** Points an inch, the unit of a PDF. */
const points = 72;
const jpegQuality = 92;

/** Bytes all that is not a picture may unpack to. */
const mostUnpacked = 256 * 1024 * 1024;

/** Where the reader finds tables of Chinese encodings, typefaces that are named but not enclosed, and its decoders. */
const parts = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const partsIn = (folder: string) => join(parts, folder) + sep;

/** Pages that failed one after the other before those only the file's own number speaks for are given up. */
const mostFailed = 3;
/** Missing pages that are named one by one; more are told as “from here on”. */
const mostNamed = 20;

/**
 * The pages of a PDF as pictures: a page that is one JPEG as that JPEG, byte for byte but for the note to turn it, which is that
 * of the page; one that is another picture as the pixels of it; any other drawn at 300 dpi, with a note where a program has set it
 * and it is no scan. Nothing in the file is run, and nothing is fetched.
 *
 * A page that cannot be drawn is refused by itself, and so is one that the file claims and nobody finds: none is passed over in
 * silence. `mostPages` are drawn, whatever the file claims to have.
 */
export async function* readPdf(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<OpenedPart, void, undefined> {
  if (!unpacksWithin(bytes, mostUnpacked)) {
    yield refused('unpacksTooLarge');
    return;
  }
  const found = await picturePages(bytes);
  const opened = await open(bytes);
  if (typeof opened === 'string') {
    yield refused(opened);
    return;
  }
  const { active, pages = [], claimed = 0 } = found ?? {};
  if (active && (active.scripts || active.actions || active.attachments)) yield refused('pdfActive');
  // Damage makes either reader lose pages; the larger number is the one to account for.
  const all = Math.max(opened.numPages, pages.length, claimed);
  if (all === 0) yield refused('pdfNoPages');
  const drawable = Math.min(opened.numPages, mostPages);
  let failed = 0;
  let page = 1;
  // A file may claim any number of pages: after so many that are not there, the rest is not either.
  for (; page <= drawable && (failed < mostFailed || page <= pages.length); page++) {
    const only = pages.length === opened.numPages ? (pages[page - 1] ?? null) : null;
    const part = await pageOf(opened, page, only);
    failed = part.kind === 'refused' ? failed + 1 : 0;
    yield part;
  }
  yield* missing(page, Math.min(all, mostPages));
  if (opened.numPages > mostPages && page > mostPages) yield refused('pdfManyPages');
}

function* missing(from: number, to: number): Generator<OpenedPart, void, undefined> {
  if (to - from >= mostNamed) yield refused('pdfPagesMissing', from);
  else for (let page = from; page <= to; page++) yield refused('pdfPageBroken', page);
}

async function pageOf(opened: PDFDocumentProxy, page: number, only: OnlyPicture | null): Promise<OpenedPart> {
  if (only?.kind === 'jpeg') return { kind: 'page', page, bytes: only.bytes, format: 'jpg', remarks: [] };
  const picture =
    only?.lossless === true
      ? await opened
          .getPage(page)
          .then((each) => pdfPicture(each, only.turn))
          .catch(() => null)
      : null;
  if (picture) return { kind: 'page', page, bytes: picture, format: 'png', remarks: [] };
  const drawn = await draw(opened, page, only).catch(() => null);
  return drawn ? { kind: 'page', page, bytes: drawn, format: 'jpg', remarks: [] } : refused('pdfPageBroken', page);
}

function refused(remark: Remark, page: number | null = null): OpenedPart {
  return { kind: 'refused', remark, page, name: null };
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy | Remark> {
  try {
    return await getDocument({
      // A copy: the reader takes its buffer away.
      data: bytes.slice(),
      verbosity: 0,
      enableXfa: false,
      useWorkerFetch: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      stopAtErrors: false,
      maxImageSize: mostPagePixels,
      wasmUrl: partsIn('wasm'),
      cMapUrl: partsIn('cmaps'),
      standardFontDataUrl: partsIn('standard_fonts'),
      iccUrl: partsIn('iccs'),
    }).promise;
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'pdfLocked' : 'pdfBroken';
  }
}

/** The scale at which a page has the pixels of its picture, which may lie on its side on it. */
function dotsOf({ width, height, turn }: OnlyPicture & { kind: 'pixels' }, page: { readonly width: number }): number {
  return (turn === 90 || turn === 270 ? height : width) / page.width;
}

/** What `create` of the reader's canvas factory gives in Node. */
interface MadeCanvas {
  readonly canvas: Canvas;
  readonly context: unknown;
}

async function draw(
  pdf: PDFDocumentProxy,
  number: number,
  only: OnlyPicture | null,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const page = await pdf.getPage(number);
  const whole = page.getViewport({ scale: 1 });
  if (!(whole.width > 0 && whole.height > 0)) return null;
  const wished = only?.kind === 'pixels' && only.width > 0 ? dotsOf(only, whole) : dotsPerInch / points;
  const scale = Math.min(
    wished,
    Math.sqrt(mostPagePixels / 2 / (whole.width * whole.height)),
    mostSide / Math.max(whole.width, whole.height),
  );
  const viewport = page.getViewport({ scale });
  const width = Math.max(1, Math.round(viewport.width));
  const height = Math.max(1, Math.round(viewport.height));
  const factory = pdf.canvasFactory as { create(width: number, height: number): MadeCanvas };
  const { canvas } = factory.create(width, height);
  await page.render({ canvas, viewport, background: '#ffffff' }).promise;
  const isSet = only === null && (await isSetByProgram(page).catch(() => false));
  page.cleanup();
  const jpeg = await canvas.encode('jpeg', jpegQuality);
  return isSet ? withDrawnNote(jpeg) : new Uint8Array(jpeg);
}

/** Pixels of a side beyond which canvases and JPEGs end. */
const mostSide = 16_000;
