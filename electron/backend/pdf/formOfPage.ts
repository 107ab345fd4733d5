import { type PDFContext, PDFDict, PDFName, type PDFObject, PDFRawStream } from 'pdf-lib';
import type { SourcePage } from './mergePdfPages.ts';

/** What the one form of a page is called in a PDF made by pdfThread.ts. */
export const formName = 'P';

/** That form; null for a page that has none, which none of those is. */
export function formOfPage(context: PDFContext, { resources }: SourcePage): PDFObject | null {
  const objects = context.lookup(resources?.get(PDFName.of('XObject')));
  const form = objects instanceof PDFDict ? objects.get(PDFName.of(formName)) : undefined;
  return form && context.lookup(form) instanceof PDFRawStream ? form : null;
}
