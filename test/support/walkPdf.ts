import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFStream,
  PDFString,
} from 'pdf-lib';

/** Everything a PDF holds, whether or not a page leads to it. */
export interface WalkedPdf {
  /** Every name that stands anywhere: keys and values alike, without their slash. */
  readonly names: ReadonlySet<string>;
  /** Every string, decoded. */
  readonly strings: readonly string[];
  readonly streams: readonly { dict: ReadonlyMap<string, string>; raw: Uint8Array; decoded: Uint8Array | null }[];
}

/**
 * Reads a PDF and walks every indirect object, those inside object streams included.
 *
 * This is the proof that something is *not* in a file, so it follows nothing and skips nothing.
 */
export async function walkPdf(bytes: Uint8Array): Promise<WalkedPdf> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const names = new Set<string>();
  const strings: string[] = [];
  const streams: { dict: Map<string, string>; raw: Uint8Array; decoded: Uint8Array | null }[] = [];
  const waiting: PDFObject[] = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFName) names.add(object.decodeText());
    else if (object instanceof PDFString || object instanceof PDFHexString) strings.push(object.decodeText());
    else if (object instanceof PDFArray) waiting.push(...object.asArray());
    else if (object instanceof PDFDict) {
      for (const [key, value] of object.entries()) waiting.push(key, value);
    } else if (object instanceof PDFStream) {
      waiting.push(object.dict);
      const dict = new Map(object.dict.entries().map(([key, value]) => [key.decodeText(), value.toString()]));
      streams.push({ dict, raw: object.getContents(), decoded: decoded(object) });
    }
  }
  return { names, strings, streams };
}

function decoded(stream: PDFStream): Uint8Array | null {
  if (!(stream instanceof PDFRawStream)) return null;
  try {
    return decodePDFRawStream(stream).decode();
  } catch {
    // Pictures (DCTDecode) are not decoded here; their bytes are compared raw.
    return null;
  }
}
