import { PDFArray, PDFName, type PDFRawStream } from 'pdf-lib';
import { withoutMetadata } from '../fit/withoutMetadata.ts';

const filterKey = PDFName.of('Filter');
const jpegFilter = PDFName.of('DCTDecode');

/** Takes place, camera and time out of a picture that lies in a PDF as the JPEG it was; its pixels stay. In place. */
export function silenceJpeg(stream: PDFRawStream): void {
  const filter = stream.dict.lookup(filterKey);
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  if (only !== jpegFilter) return;
  const silent = withoutMetadata(stream.getContents(), 'jpeg', { damaged: true });
  if (silent) stream.updateContents(silent);
}
