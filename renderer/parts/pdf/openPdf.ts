import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerAddress;
/** Draws what the desk made itself, one after the other. */
let ownWorker: PDFWorker | null = null;
/** Files of strangers have a worker each, so that one which keeps it busy for ever holds up nothing else. */
const strangersWorkers = new WeakMap<PDFDocumentProxy, PDFWorker>();

/** Seconds after which opening a stranger's file is given up. */
const openSeconds = 30;

/**
 * Where the host serves what some files need: decoders of fax and JPEG 2000 pages, tables of Chinese encodings, and typefaces
 * for those that are named but not enclosed; put there by `pdfParts` in vite.config.ts.
 */
const parts = new URL('pdf/', document.baseURI).href;

/**
 * Opens a PDF in a worker; nothing is fetched but from the desk's own host. Call `closePdf` when done.
 *
 * Decoders run as plain script: the content policy has no room for WebAssembly.
 */
export async function openPdf(file: Blob): Promise<PDFDocumentProxy> {
  ownWorker ??= PDFWorker.create({});
  return (await loading(file, ownWorker)).promise;
}

/** The same for a file somebody sent: in a worker of its own, and given up when it takes too long. Rejects for a password, too. */
export async function openStrangersPdf(file: Blob): Promise<PDFDocumentProxy> {
  const worker = PDFWorker.create({});
  const task = await loading(file, worker);
  try {
    const pdf = await within(openSeconds, task.promise);
    strangersWorkers.set(pdf, worker);
    return pdf;
  } catch (error) {
    void task.destroy();
    worker.destroy();
    throw error;
  }
}

async function loading(file: Blob, worker: PDFWorker) {
  const data = new Uint8Array(await file.arrayBuffer());
  return getDocument({
    data,
    worker,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    wasmUrl: `${parts}wasm/`,
    cMapUrl: `${parts}cmaps/`,
    standardFontDataUrl: `${parts}standard_fonts/`,
  });
}

/** The same promise, but rejected after so many seconds. */
export function within<Result>(seconds: number, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not done in ${seconds} s`)), seconds * 1000);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Frees what an open PDF holds, here and in the worker. */
export async function closePdf(pdf: PDFDocumentProxy): Promise<void> {
  const closed = pdf.loadingTask.destroy();
  const worker = strangersWorkers.get(pdf);
  // A worker that is busy for ever would never say that it has closed.
  if (worker) worker.destroy();
  else await closed;
}

/** Pixels on a side, and in all, beyond which no browser draws a canvas. */
const mostSide = 16_000;
const mostArea = 60_000_000;

/** Draws one page (from 1) so wide in device pixels, or smaller where that is more than a canvas holds; the canvas is the caller's. */
export async function drawPdfPage(pdf: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement, width: number) {
  const page = await pdf.getPage(number);
  const whole = page.getViewport({ scale: 1 });
  const most = Math.min(
    mostSide / Math.max(whole.width, whole.height),
    Math.sqrt(mostArea / (whole.width * whole.height)),
  );
  const viewport = page.getViewport({ scale: Math.min(width / whole.width, most) });
  canvas.width = Math.max(1, Math.round(viewport.width));
  canvas.height = Math.max(1, Math.round(viewport.height));
  await page.render({ canvas, viewport }).promise;
}
