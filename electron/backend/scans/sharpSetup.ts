import sharp, { type SharpOptions } from 'sharp';

/**
 * The one place that imports sharp, set up for bytes we do not trust and for folders of hundreds.
 *
 * Only the five formats below can be opened. Everything else libvips could read (SVG renders text and links, PDF,
 * camera raw, …) stays blocked, whatever the file is called. UltraHDR pictures of newer phones are ordinary JPEGs with
 * an extra: with their own loader blocked the JPEG one takes them.
 */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadJpegFile',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadPngFile',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadWebpFile',
    'VipsForeignLoadTiffBuffer',
    'VipsForeignLoadTiffFile',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadNsgifFile',
  ],
});

/** No picture is opened twice in a row, so libvips' cache of results would only keep pixels of strangers' papers in memory. */
sharp.cache(false);

/**
 * One thread a picture: the worker pool already gives every core a picture of its own, and more threads
 * inside libvips mostly fragment the allocator – memory then creeps up over a long folder.
 */
sharp.concurrency(1);

/** Pixels beyond which a picture is refused before it is decoded. */
export const maxPixels = 400_000_000;

/**
 * Bytes of pixels the decoder may hold at once, beyond which a picture is refused before it is decoded; see decodedBytes.ts. A
 * worker for every core decodes at the same time. The largest phones make 200 million pixels, which come row by row.
 */
export const mostDecodedBytes = 800_000_000;

/** Seconds after which decoding one picture is given up. */
export const decodeSeconds = 30;

/**
 * How every foreign picture is opened.
 *
 * `failOn: 'error'` includes 'truncated': a download that broke off fails instead of showing grey.
 * 'warning' would also refuse pictures that every viewer opens.
 */
export const carefulInput = {
  failOn: 'error',
  limitInputPixels: maxPixels,
  sequentialRead: true,
} as const satisfies SharpOptions;

export type { Metadata, Sharp } from 'sharp';
export { sharp };
