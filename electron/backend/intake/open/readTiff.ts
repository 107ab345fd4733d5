import { carefulInput, decodeSeconds, sharp } from '../../scans/sharpSetup.ts';
import { mostPagePixels, mostPages, type OpenedPart } from './part.ts';

/**
 * The pages of a TIFF, each as a PNG: no pixel changes, and every reader opens it.
 *
 * A page that cannot be decoded is refused by itself. A page lies as its own orientation says.
 */
export async function* readTiff(bytes: Uint8Array): AsyncGenerator<OpenedPart, void, undefined> {
  const { pages = 1 } = await sharp(bytes, { ...carefulInput, limitInputPixels: false }).metadata();
  for (let page = 0; page < Math.min(pages, mostPages); page++) {
    yield await pageOf(bytes, page);
  }
  if (pages > mostPages) yield { kind: 'refused', remark: 'tiffManyPages', page: null, name: null };
}

async function pageOf(bytes: Uint8Array, page: number): Promise<OpenedPart> {
  try {
    const { data } = await sharp(bytes, { ...carefulInput, limitInputPixels: mostPagePixels, page })
      .timeout({ seconds: decodeSeconds })
      .autoOrient()
      .toColourspace('srgb')
      .png({ compressionLevel: 6 })
      .toBuffer({ resolveWithObject: true });
    return { kind: 'page', page: page + 1, bytes: new Uint8Array(data), format: 'png', remarks: [] };
  } catch (error) {
    const large = error instanceof Error && /pixel limit/i.test(error.message);
    return { kind: 'refused', remark: large ? 'tooManyPixels' : 'unreadable', page: page + 1, name: null };
  }
}
