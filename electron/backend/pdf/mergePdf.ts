import {
  decodePDFRawStream,
  EncryptedPDFError,
  ParseSpeeds,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFObjectCopier,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib';
import { inflateAtMost, unpacksWithin } from './boundedInflate.ts';
import type { Placeable } from './imagePage.ts';
import { appearances } from './mergePdfAppearances.ts';
import { type SourcePage, sourcePages, unitMatrix } from './mergePdfPages.ts';
import { type Scrubbed, scrubPdf } from './scrubPdf.ts';
import { silenceJpeg } from './silenceJpeg.ts';

/** Why an attached PDF could not be taken in. */
export type PdfRefusal = 'encrypted' | 'broken' | 'noPages' | 'tooManyPages' | 'unpacksTooLarge';

export type TakenPdf =
  | {
      readonly ok: true;
      /** One entry a page; null where that page could not be read. */
      readonly pages: readonly (Placeable | null)[];
      readonly scrubbed: Scrubbed;
    }
  | { readonly ok: false; readonly reason: PdfRefusal };

/** More pages than any paper of a filing has; a larger file is a mistake or an attack. */
const mostPages = 500;

/** Bytes all that is not a picture may unpack to: a hundred times what an ordinary paper needs. */
const mostUnpacked = 64 * 1024 * 1024;

/**
 * Takes every page of a PDF into `target`, ready to be placed on its pages like a picture.
 *
 * A page comes along as a form XObject: what it draws, its fonts and pictures, and the faces of its annotations.
 * Actions, scripts, attached files, forms and links are scrubbed first and have no way in. Text stays text;
 * pictures keep their pixels and lose what cameras wrote into them. A bad file is a result, not an error; it leaves nothing behind in `target`.
 */
export async function takePdf(target: PDFDocument, bytes: Uint8Array, signal?: AbortSignal): Promise<TakenPdf> {
  const before = target.context.largestObjectNumber;
  if (!endsProperly(bytes)) return { ok: false, reason: 'broken' };
  if (!unpacksWithin(bytes, mostUnpacked)) return { ok: false, reason: 'unpacksTooLarge' };
  try {
    const source = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
    const scrubbed = scrubPdf(source.context);
    // Not in `scrubPdf`: who takes a page's picture in as it came wants its bytes.
    for (const [, object] of source.context.enumerateIndirectObjects())
      if (object instanceof PDFRawStream) silenceJpeg(object);
    const found = sourcePages(source.context);
    if (found.length === 0) return { ok: false, reason: 'noPages' };
    if (found.length > mostPages) return { ok: false, reason: 'tooManyPages' };
    const copier = PDFObjectCopier.for(source.context, target.context);
    const pages = found.map((page) => {
      signal?.throwIfAborted();
      return takePage(page, source.context, target.context, copier);
    });
    return { ok: true, pages, scrubbed };
  } catch (error) {
    signal?.throwIfAborted();
    for (let number = target.context.largestObjectNumber; number > before; number--) {
      target.context.delete(PDFRef.of(number));
    }
    target.context.largestObjectNumber = before;
    return { ok: false, reason: error instanceof EncryptedPDFError ? 'encrypted' : 'broken' };
  }
}

/** How far before its end a file may still say that it ended; readers look back about as far. */
const tailBytes = 4096;

/** A download that broke off lacks its end mark. pdf-lib would still make empty pages of the rest. */
function endsProperly(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-tailBytes).includes('%%EOF');
}

/** What a form XObject may bring along; everything else a page's resources name stays behind. */
const drawnWith = ['ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'XObject', 'Font'];

function takePage(page: SourcePage, source: PDFContext, target: PDFContext, copier: PDFObjectCopier): Placeable | null {
  const { left, bottom, right, top } = page;
  const content = pageContent(page, source, target, copier);
  if (!content) return null;
  const resources = target.obj({});
  for (const key of drawnWith) {
    const value = page.resources?.get(PDFName.of(key));
    if (value) resources.set(PDFName.of(key), copier.copy(value));
  }
  const { dict } = content;
  dict.set(PDFName.Type, PDFName.XObject);
  dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
  dict.set(PDFName.of('BBox'), target.obj([left, bottom, right, top]));
  dict.set(PDFName.Resources, resources);
  const group = source.lookup(page.dict.get(PDFName.of('Group')));
  if (group instanceof PDFDict) dict.set(PDFName.of('Group'), copier.copy(group));

  const base = target.register(content);
  const faces = appearances(source, page.dict);
  const turned = page.rotation === 90 || page.rotation === 270;
  return {
    ref: faces.length === 0 ? base : withFaces(base, faces, page, target, copier),
    width: turned ? top - bottom : right - left,
    height: turned ? right - left : top - bottom,
    toUnit: unitMatrix(page),
  };
}

/** One content stream: untouched where the page has a single one, joined where it has several. */
function pageContent(
  page: SourcePage,
  source: PDFContext,
  target: PDFContext,
  copier: PDFObjectCopier,
): PDFRawStream | null {
  const contents = source.lookup(page.dict.get(PDFName.Contents));
  if (contents === undefined) return target.stream('');
  if (contents instanceof PDFRawStream) {
    const copy = target.stream(contents.getContents());
    for (const key of ['Filter', 'DecodeParms']) {
      const value = contents.dict.get(PDFName.of(key));
      if (value) copy.dict.set(PDFName.of(key), copier.copy(value));
    }
    return copy;
  }
  if (!(contents instanceof PDFArray)) return null;
  try {
    const parts: Uint8Array[] = [];
    // One stream may stand in a page's list a thousand times; each time it counts.
    let left = mostUnpacked;
    for (const item of contents.asArray()) {
      const part = source.lookup(item);
      if (!(part instanceof PDFRawStream)) continue;
      const data = decoded(part, left);
      left -= data.length;
      parts.push(data, Buffer.from('\n'));
    }
    return target.flateStream(Buffer.concat(parts));
  } catch {
    return null;
  }
}

/** Filters other than deflate are rare and unpack slowly; what is larger than this, packed, is not worth the wait. */
const mostOddlyPacked = 256 * 1024;

/** The data of a content stream. Throws when it is more than `most` bytes, or packed in a way nobody can read. */
function decoded(stream: PDFRawStream, most: number): Uint8Array {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const packed = stream.getContents();
  if (filter === PDFName.of('FlateDecode') && !stream.dict.has(PDFName.of('DecodeParms'))) {
    const data = inflateAtMost(packed, most);
    if (!data) throw new Error('content stream unpacks to too much');
    return data;
  }
  if (filter !== undefined && packed.length > mostOddlyPacked) throw new Error('oddly packed content stream');
  return decodePDFRawStream(stream).decode();
}

/** The page and, on top of it, its annotations' faces, as one form. */
function withFaces(
  base: PDFRef,
  faces: ReturnType<typeof appearances>,
  page: SourcePage,
  target: PDFContext,
  copier: PDFObjectCopier,
): PDFRef {
  const forms = target.obj({ Page: base });
  let drawing = 'q /Page Do Q\n';
  for (const [index, face] of faces.entries()) {
    const copied = copier.copy(face.form);
    const stream = target.lookup(copied);
    if (!(stream instanceof PDFStream)) continue;
    stream.dict.set(PDFName.Type, PDFName.XObject);
    stream.dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
    forms.set(PDFName.of(`Face${index}`), copied);
    drawing += `q ${face.matrix.map((number) => number.toFixed(5)).join(' ')} cm /Face${index} Do Q\n`;
  }
  return target.register(
    target.flateStream(drawing, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [page.left, page.bottom, page.right, page.top],
      Resources: { XObject: forms },
    }),
  );
}
