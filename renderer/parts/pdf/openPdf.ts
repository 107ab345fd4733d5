import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerAddress;
let worker: PDFWorker | null = null;

/**
 * Opens a PDF in a worker; nothing is fetched from anywhere. Call `closePdf` when done.
 *
 * WebAssembly decoders stay off: the content policy has no room for them, and our own pages need none.
 */
export async function openPdf(file: Blob): Promise<PDFDocumentProxy> {
  worker ??= PDFWorker.create({});
  const data = new Uint8Array(await file.arrayBuffer());
  return getDocument({ data, worker, useWasm: false, useWorkerFetch: false, enableXfa: false }).promise;
}

/** Frees what an open PDF holds, here and in the worker. */
export function closePdf(pdf: PDFDocumentProxy): Promise<void> {
  return pdf.loadingTask.destroy();
}

/** Draws one page (from 1) so wide in device pixels; the canvas is the caller's. */
export async function drawPdfPage(pdf: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement, width: number) {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
}
