import { closePdf, drawPdfPage, openPdf } from './openPdf.ts';
import './print.css';

/** Dots per inch pages are printed with: text stays crisp on an office printer. */
const printDpi = 300;
const pointsPerInch = 72;

/**
 * Opens the system's print dialog with the pages of a PDF, one picture a page, edge to edge.
 *
 * Drawn here, because a page under a strict content policy may not frame a PDF. Resolves when the dialog is closed;
 * nothing of the pages stays.
 */
export async function printPdf(file: Blob, signal?: AbortSignal): Promise<void> {
  const pdf = await openPdf(file);
  const sheet = document.createElement('div');
  sheet.className = 'beian-print';
  const addresses: string[] = [];
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      signal?.throwIfAborted();
      const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 });
      const canvas = document.createElement('canvas');
      await drawPdfPage(pdf, number, canvas, (width / pointsPerInch) * printDpi);
      const address = URL.createObjectURL(await pictureOf(canvas));
      addresses.push(address);
      const picture = new Image();
      picture.src = address;
      picture.alt = '';
      if (width > height) picture.className = 'beian-print-landscape';
      await picture.decode();
      sheet.append(picture);
      canvas.width = 0;
    }
    document.body.append(sheet);
    document.body.classList.add('beian-printing');
    // Blocks until the dialog is closed.
    window.print();
  } finally {
    document.body.classList.remove('beian-printing');
    sheet.remove();
    addresses.forEach(URL.revokeObjectURL);
    await closePdf(pdf);
  }
}

function pictureOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the page could not be drawn'))), 'image/png');
  });
}
