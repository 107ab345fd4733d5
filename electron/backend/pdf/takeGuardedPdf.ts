import { type PDFContext, PDFDocument, PDFObjectCopier, PDFRef } from 'pdf-lib';
import { ReadingEnded, type ReadingLimits } from '../jobs/answersOf.ts';
import { inGuardedThread } from '../jobs/guardedThread.ts';
import { pdfScript } from '../places.ts';
import { formOfPage } from './formOfPage.ts';
import type { Placeable } from './imagePage.ts';
import type { PdfRefusal, TakenPdf } from './mergePdf.ts';
import { sourcePages } from './mergePdfPages.ts';
import type { PdfAnswer } from './pdfThread.ts';

/** Why a PDF nobody vouches for could not be taken in. */
export type GuardedRefusal = PdfRefusal | 'tooHeavy';
export type GuardedPdf = Extract<TakenPdf, { ok: true }> | { readonly ok: false; readonly reason: GuardedRefusal };

const usualLimits: ReadingLimits = { seconds: 60, heapMb: 512 };

/**
 * `takePdf` for a file nobody vouches for: parsed in a thread of its own, which is ended at its deadline or with its heap. Only
 * what that has written anew is read here.
 *
 * A bad file is a result, not an error; it leaves nothing behind in `target`. Throws the signal's reason.
 */
export async function takeGuardedPdf(
  target: PDFDocument,
  bytes: Uint8Array,
  signal?: AbortSignal,
  limits: ReadingLimits = usualLimits,
): Promise<GuardedPdf> {
  try {
    for await (const answer of inGuardedThread<PdfAnswer>(pdfScript, bytes, { ...limits, signal })) {
      if (!answer.ok) return answer;
      return { ok: true, pages: await formsIn(target.context, answer), scrubbed: answer.scrubbed };
    }
  } catch (error) {
    if (!(error instanceof ReadingEnded)) throw error;
    if (error.fault !== 'broken') return { ok: false, reason: 'tooHeavy' };
  }
  return { ok: false, reason: 'broken' };
}

async function formsIn(
  target: PDFContext,
  { clean, forms }: Extract<PdfAnswer, { ok: true }>,
): Promise<(Placeable | null)[]> {
  const { context } = await PDFDocument.load(clean, { updateMetadata: false });
  const copier = PDFObjectCopier.for(context, target);
  const pages = sourcePages(context);
  let at = 0;
  return forms.map((form) => {
    const page = form && pages[at++];
    const object = page ? formOfPage(context, page) : null;
    const ref = object && copier.copy(object);
    return form && ref instanceof PDFRef ? { ref, ...form } : null;
  });
}
