import { openPicture } from './openPicture.ts';

/** JPEG quality at which small print and seals show no artefacts on screen. */
const quality = 85;

/**
 * A picture for the screen: upright, at most `most` pixels on its longer side, never enlarged, as a JPEG.
 *
 * Carries nothing but pixels: EXIF (place, camera, thumbnail), colour profile and comments stay in the original. Of a file
 * with several pages it is the first. Null when the bytes cannot be drawn.
 */
export async function drawPicture(bytes: Uint8Array, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const picture = await openPicture(bytes);
    const drawn = await picture
      .resize({ width: most, height: most, fit: 'inside', withoutEnlargement: true })
      // Transparent means white paper to whoever looks at it, black to a JPEG.
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      // Full colour resolution: the edge of a red seal on black print smears otherwise.
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toBuffer();
    return new Uint8Array(drawn);
  } catch {
    return null;
  }
}
