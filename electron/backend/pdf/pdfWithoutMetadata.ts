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

const named = (...keys: readonly string[]) => keys.map((key) => PDFName.of(key));
/**
 * Keys whose values nobody sees on a page (ISO 32000-1, 14.3, 14.5, 7.11.4, 12.6): XMP, what programs left, attached files,
 * and what a reader is told to do.
 */
const unseen = [
  ...named('Metadata', 'PieceInfo', 'LastModified', 'EmbeddedFiles', 'EF', 'AF'),
  ...named('JavaScript', 'JS', 'AA', 'OpenAction'),
];
/** Of a remark on a page (12.5.6.2): whose it is and when it was made. A field of a form has its name under `T`. */
const unseenOfRemark = named('T', 'M', 'CreationDate', 'Subj');

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
      if (object instanceof PDFRawStream && !silenceJpeg(object)) throw new Error('a picture that cannot be silenced');
      waiting.push(object.dict);
    } else if (object instanceof PDFDict) {
      for (const key of unseen) object.delete(key);
      if (isRemark(object)) for (const key of unseenOfRemark) object.delete(key);
      waiting.push(...object.values());
    }
  }
  return reached;
}

/** An annotation that is no field of a form: those have a rectangle and a subtype, too. */
function isRemark(dict: PDFDict): boolean {
  const subtype = dict.get(PDFName.of('Subtype'));
  return dict.has(PDFName.of('Rect')) && subtype !== undefined && subtype !== PDFName.of('Widget');
}
