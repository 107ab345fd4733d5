import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { Canvas } from '@napi-rs/canvas';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { unpacksWithin } from '../../pdf/boundedInflate.ts';
import { type OnlyPicture, picturePages } from '../../pdf/onlyPicture.ts';
import { mostPagePixels, mostPages, type OpenedPart, type Remark } from './part.ts';

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

/**
 * The pages of a PDF as pictures: a page that is one JPEG as that JPEG, byte for byte; any other drawn at 300 dpi, or at
 * the size of the one picture on it. Nothing in the file is run, and nothing is fetched.
 *
 * A page that cannot be drawn is refused by itself. `mostPages` are drawn, whatever the file claims to have.
 */
export async function* readPdf(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<OpenedPart, void, undefined> {
  const refused = (remark: Remark, page: number | null = null): OpenedPart => ({
    kind: 'refused',
    remark,
    page,
    name: null,
  });
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
  const { active } = found ?? {};
  if (active && (active.scripts || active.actions || active.attachments)) yield refused('pdfActive');
  let failed = 0;
  for (let page = 1; page <= Math.min(opened.numPages, mostPages); page++) {
    const only = found?.pages.length === opened.numPages ? (found.pages[page - 1] ?? null) : null;
    if (only?.kind === 'jpeg') {
      yield { kind: 'page', page, bytes: only.bytes, format: 'jpg', remarks: [] };
      continue;
    }
    const drawn = await draw(opened, page, only).catch(() => null);
    if (drawn) {
      failed = 0;
      yield { kind: 'page', page, bytes: drawn, format: 'jpg', remarks: [] };
      continue;
    }
    yield refused('pdfPageBroken', page);
    // A file may claim any number of pages; after so many that are not there, the rest is not either.
    failed++;
    if (failed >= mostMissing) return;
  }
  if (opened.numPages > mostPages) yield refused('pdfManyPages');
}

const mostMissing = 3;

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
  const wished = only?.kind === 'pixels' && only.width > 0 ? only.width / whole.width : dotsPerInch / points;
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
  page.cleanup();
  return new Uint8Array(await canvas.encode('jpeg', jpegQuality));
}

/** Pixels of a side beyond which canvases and JPEGs end. */
const mostSide = 16_000;
