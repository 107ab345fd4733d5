import { carefulInput, decodeSeconds, sharp } from '../../scans/sharpSetup.ts';
import { leaveOnePage, tiffDirectories } from '../../scans/tiffDirectories.ts';
import { mostPagePixels, mostPages, type OpenedPart } from './part.ts';

/**
 * The pages of a TIFF, each as a PNG: no pixel changes, and every reader opens it.
 *
 * A page that cannot be decoded is refused by itself. A page lies as its own orientation says.
 * Each page is decoded from a TIFF that has no other, and `bytes` are changed for that.
 */
export async function* readTiff(bytes: Uint8Array): AsyncGenerator<OpenedPart, void, undefined> {
  const directories = tiffDirectories(bytes, mostPages + 1);
  if (directories.length === 0) throw new Error('a TIFF without a whole directory');
  for (const [page, directory] of directories.slice(0, mostPages).entries()) {
    // The bytes are this thread's own.
    leaveOnePage(bytes, directory);
    yield await pageOf(bytes, page);
  }
  if (directories.length > mostPages) yield { kind: 'refused', remark: 'tiffManyPages', page: null, name: null };
}

/** `page` from 0, to be told by. */
async function pageOf(bytes: Uint8Array, page: number): Promise<OpenedPart> {
  try {
    const { data } = await sharp(bytes, { ...carefulInput, limitInputPixels: mostPagePixels })
      .timeout({ seconds: decodeSeconds })
      .autoOrient()
      .toColourspace('srgb')
      .png({ compressionLevel: 6 })
      .toBuffer({ resolveWithObject: true });
    return { kind: 'page', page: page + 1, bytes: new Uint8Array(data), format: 'png', remarks: [] };
  } catch (error) {
    const large = error instanceof Error && /pixel limit/i.test(error.message);
    return { kind: 'refused', remark: large ? 'tooManyPixels' : 'damaged', page: page + 1, name: null };
  }
}
