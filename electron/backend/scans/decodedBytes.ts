import type { Metadata } from './sharpSetup.ts';

/** What the header of a picture says, as far as memory goes by it. */
export type PictureHeader = Pick<
  Metadata,
  'format' | 'width' | 'height' | 'channels' | 'depth' | 'isProgressive' | 'chromaSubsampling'
>;

/**
 * Bytes the decoder may hold at once for the pixels of one picture, by its header. Pure.
 *
 * A picture that comes row by row takes hardly any, whatever its size. Interlaced PNG, progressive JPEG, WebP and GIF lie in memory whole, and
 * so may a TIFF, which can be one single strip. Measured with pictures of 25 million pixels: 10 bytes a pixel for interlaced PNG
 * of 16 bits and four channels, 5 of 8 bits, 6.4 for progressive JPEG of full colour resolution, 5.5 for GIF.
 */
export function decodedBytes(header: PictureHeader): number {
  return header.width * header.height * bytesPerPixel(header);
}

function bytesPerPixel({ format, channels, depth, isProgressive, chromaSubsampling }: PictureHeader): number {
  switch (format) {
    case 'jpeg':
      // All coefficients, two bytes each, as many as there are samples.
      return isProgressive ? 2 * (samplesPerPixel[chromaSubsampling ?? ''] ?? channels) : 0;
    case 'png':
      return isProgressive ? channels * (sampleBytes[depth] ?? largestSample) : 0;
    case 'tiff':
      return channels * (sampleBytes[depth] ?? largestSample);
    default:
      // Red, green, blue and alpha, of one byte each.
      return 4;
  }
}

/** JPEG: of luminance, and of both colours together. */
const samplesPerPixel: Readonly<Record<string, number>> = { '4:2:0': 1.5, '4:2:2': 2, '4:4:4': 3 };

/** Bytes of a sample by what libvips calls its kind. */
const sampleBytes: Readonly<Record<string, number>> = {
  uchar: 1,
  char: 1,
  ushort: 2,
  short: 2,
  uint: 4,
  int: 4,
  float: 4,
};
const largestSample = 16;
