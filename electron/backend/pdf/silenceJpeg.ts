import { deflateSync, inflateSync } from 'node:zlib';
import { PDFArray, PDFName, type PDFRawStream } from 'pdf-lib';
import { withoutMetadata } from '../fit/withoutMetadata.ts';

const filterKey = PDFName.of('Filter');
const jpegFilter = PDFName.of('DCTDecode');
const deflateFilter = PDFName.of('FlateDecode');
/** A JPEG hardly deflates: what unpacks to more than this many times its bytes is none. */
const mostRatio = 20;

/**
 * Takes place, camera and time out of a picture that lies in a PDF as the JPEG it was, deflated besides or not; its pixels
 * stay. In place. False for a JPEG that is packed otherwise, or spoilt: what it tells is still in there.
 */
export function silenceJpeg(stream: PDFRawStream): boolean {
  const filter = stream.dict.lookup(filterKey);
  const filters = filter instanceof PDFArray ? filter.asArray().map((_, at) => filter.lookup(at)) : [filter];
  if (!filters.includes(jpegFilter)) return true;
  const [first, second] = filters;
  const isDeflated = filters.length === 2 && first === deflateFilter && second === jpegFilter;
  if (!isDeflated && filters.length > 1) return false;
  const packed = stream.getContents();
  const jpeg = isDeflated ? inflated(packed) : packed;
  if (jpeg === null) return false;
  const silent = withoutMetadata(jpeg, 'jpeg', { damaged: true });
  if (silent === null) return false;
  stream.updateContents(isDeflated ? deflateSync(silent) : silent);
  return true;
}

function inflated(packed: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(packed, { maxOutputLength: packed.byteLength * mostRatio + 4096 });
  } catch {
    return null;
  }
}
