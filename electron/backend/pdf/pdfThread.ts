import { workerData } from 'node:worker_threads';
import { PDFDocument, PDFName } from 'pdf-lib';
import { handOut } from '../jobs/handOut.ts';
import { formName } from './formOfPage.ts';
import type { Placeable } from './imagePage.ts';
import { type PdfRefusal, takePdf } from './mergePdf.ts';
import type { Scrubbed } from './scrubPdf.ts';

/** What one page draws, without where it lies in a document. */
export type PlacedForm = Omit<Placeable, 'ref'>;

/**
 * What it answers, once. `clean` is a PDF the desk has written: what every page draws, as the form `P` of a page of its own, and
 * nothing else. `forms` has an entry for each page of the original, null where that could not be read and has none in `clean`.
 */
export type PdfAnswer =
  | {
      readonly ok: true;
      readonly clean: Uint8Array<ArrayBuffer>;
      readonly forms: readonly (PlacedForm | null)[];
      readonly scrubbed: Scrubbed;
    }
  | { readonly ok: false; readonly reason: PdfRefusal };

/** Reads one PDF, then ends: see takeGuardedPdf.ts. */
const bytes: Uint8Array = workerData;
await handOut(taken(), (answer) => (answer.ok ? [answer.clean.buffer] : []));

async function* taken(): AsyncGenerator<PdfAnswer, void, undefined> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const found = await takePdf(doc, bytes);
  if (!found.ok) {
    yield found;
    return;
  }
  const forms = found.pages.map((page): PlacedForm | null => {
    if (!page) return null;
    doc.addPage().node.setXObject(PDFName.of(formName), page.ref);
    const { width, height, toUnit } = page;
    return { width, height, toUnit };
  });
  const clean = new Uint8Array(await doc.save({ useObjectStreams: false, addDefaultPage: false }));
  yield { ok: true, clean, forms, scrubbed: found.scrubbed };
}
