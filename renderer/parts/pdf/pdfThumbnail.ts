import { closePdf, drawPdfPage, openStrangersPdf, within } from './openPdf.ts';

/** Pixels on the longer side. */
const side = 320;
/** Seconds after which drawing is given up. */
const drawSeconds = 20;

/** One at a time: each has a worker of its own, and a case may hold a dozen. */
let turn: Promise<unknown> = Promise.resolve();

/** The first page of a PDF somebody sent, small. Rejects for one that cannot be opened (password, damage) or takes too long. */
export function pdfThumbnail(file: Blob, signal?: AbortSignal): Promise<Blob> {
  const mine = turn.then(() => draw(file, signal));
  turn = mine.catch(() => undefined);
  return mine;
}

async function draw(file: Blob, signal: AbortSignal | undefined): Promise<Blob> {
  signal?.throwIfAborted();
  const pdf = await openStrangersPdf(file);
  try {
    const canvas = document.createElement('canvas');
    const { width, height } = (await within(drawSeconds, pdf.getPage(1))).getViewport({ scale: 1 });
    await within(drawSeconds, drawPdfPage(pdf, 1, canvas, Math.min(side, (side * width) / height)));
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the page could not be drawn'))), 'image/png');
    });
  } finally {
    await closePdf(pdf);
  }
}
