import { contentTypeOf } from '#shared/scans/contentType.ts';
import { decodeHeic } from './decodeHeic.ts';
import { carefulInput, decodeSeconds, type Sharp, sharp } from './sharpSetup.ts';
import { forDecoder } from './tiffDirectories.ts';

/**
 * A picture of any kind the desk shows, upright, ready to be resized and encoded. `page` counts from 0.
 *
 * Throws for a HEIC that cannot be decoded; what is wrong with another shows when the pipeline runs.
 */
export async function openPicture(
  bytes: Uint8Array,
  { page = 0, signal }: { readonly page?: number; readonly signal?: AbortSignal | undefined } = {},
): Promise<Sharp> {
  if (contentTypeOf(bytes) !== 'heic') {
    const given = forDecoder(bytes, page);
    return sharp(given.bytes, { ...carefulInput, page: given.page })
      .timeout({ seconds: decodeSeconds })
      .autoOrient();
  }
  const decoded = await decodeHeic(bytes, { signal });
  if (!decoded.ok) throw new Error(`HEIC not decoded: ${decoded.reason}`);
  const { data, width, height } = decoded;
  return sharp(data, { raw: { width, height, channels: 4 } }).timeout({ seconds: decodeSeconds });
}
