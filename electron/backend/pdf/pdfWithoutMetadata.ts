import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib';
import { unpacksWithin } from './boundedInflate.ts';
import { silenceJpeg } from './silenceJpeg.ts';

/** Keys whose values nobody sees on a page (ISO 32000-1, 14.3, 14.5, 7.11.4): XMP, what programs left, attached files. */
const unseen: readonly PDFName[] = ['Metadata', 'PieceInfo', 'LastModified', 'EmbeddedFiles', 'EF', 'AF'].map((key) =>
  PDFName.of(key),
);

/** Bytes all that is not a picture may unpack to. */
const mostUnpacked = 64 * 1024 * 1024;

/**
 * The same document without its author, its times, its XMP, earlier states of itself and attached files; the pictures in
 * it lose what cameras wrote into them. Its pages stay as they are.
 *
 * Null for one that cannot be read whole: locked, damaged, or unpacking to more than any paper does.
 */
export async function pdfWithoutMetadata(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!unpacksWithin(bytes, mostUnpacked)) return null;
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    const { context } = document;
    delete context.trailerInfo.Info;
    const reached = silence(context);
    // What an earlier state of the document said is still in the file, though no page refers to it.
    for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref.toString())) context.delete(ref);
    if (document.getPageCount() === 0) return null;
    return new Uint8Array(await document.save({ addDefaultPage: false, updateFieldAppearances: false }));
  } catch {
    return null;
  }
}

/** Takes out what nobody sees, walking from the root; answers with every object that is part of the document. */
function silence(context: PDFContext): Set<string> {
  const reached = new Set<string>();
  const waiting: (PDFObject | undefined)[] = [context.trailerInfo.Root];
  while (waiting.length > 0) {
    let object = waiting.pop();
    if (object instanceof PDFRef) {
      const name = object.toString();
      if (reached.has(name)) continue;
      reached.add(name);
      object = context.lookup(object);
    }
    if (object instanceof PDFArray) waiting.push(...object.asArray());
    else if (object instanceof PDFStream) {
      if (object instanceof PDFRawStream) silenceJpeg(object);
      waiting.push(object.dict);
    } else if (object instanceof PDFDict) {
      for (const key of unseen) object.delete(key);
      waiting.push(...object.values());
    }
  }
  return reached;
}
