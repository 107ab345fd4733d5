import { z } from 'zod';
import { appearanceSchema } from './appearance.ts';
import { mostCodes, seenCodeSchema } from './seenCode.ts';

/** What a file is, told by its first bytes and never by its name. */
export const contentTypeSchema = z.enum([
  'jpeg',
  'png',
  'webp',
  'tiff',
  'gif',
  'bmp',
  'heic',
  'avif',
  'svg',
  'video',
  'pdf',
  'zip',
  'ole',
  'text',
  'unknown',
]);
export type ContentType = z.infer<typeof contentTypeSchema>;

/** Pixels beyond which a HEIC is refused before it is decoded: its decoder needs a dozen bytes for each of them at once. */
export const mostHeicPixels = 100_000_000;

/** Why a picture could not be measured. */
export const unreadableReasonSchema = z.enum([
  'empty',
  'tooManyPixels',
  'notAPicture',
  'unsupported',
  'truncated',
  'corrupt',
  'timeout',
]);
export type UnreadableReason = z.infer<typeof unreadableReasonSchema>;

/**
 * Everything measured once about one original file; judged later, as often as profiles change.
 *
 * Pixels are counted after EXIF orientation. The statistics are null when the picture could not be decoded.
 */
export const scanFactsSchema = z.object({
  /** Original file name, without folders. */
  name: z.string(),
  bytes: z.int().nonnegative(),
  /** Lower-case hex of the original bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  contentType: contentTypeSchema,
  /** Lower case, without the dot; null when the name has none. */
  extension: z.string().nullable(),
  unreadable: unreadableReasonSchema.nullable(),
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  /** EXIF orientation 1 to 8; null when the file states none. */
  exifOrientation: z.int().min(1).max(8).nullable(),
  /** Pages or frames in the file; 1 for an ordinary picture. */
  pages: z.int().positive(),
  hasAlpha: z.boolean(),
  /** Mean chroma (max − min of R, G, B), 0 to 255; about 0 for a grey copy. */
  chroma: z.number().min(0).max(255).nullable(),
  /** Share (0 to 1) of pixels whose chroma exceeds 24: a red seal or emblem is a small share of a large page. */
  colouredShare: z.number().min(0).max(1).nullable(),
  /**
   * Variance of the Laplacian of luminance on a copy at most 1000 px wide, in its sharpest tiles and above the noise of
   * its quietest; low means blurred.
   */
  sharpness: z.number().nonnegative().nullable(),
  /** Mean luminance (Rec. 601), 0 black to 255 white. */
  brightness: z.number().min(0).max(255).nullable(),
  /** Share (0 to 1) of pixels with luminance above 250: glare, or blank paper. */
  whiteShare: z.number().min(0).max(1).nullable(),
  /** What is seen on the picture; null when it could not be decoded, and for scans measured before the desk looked at it. */
  appearance: appearanceSchema.nullable(),
  /** Square codes on it; null where nobody looked for them: only certificates of a subject have one that says something. */
  codes: z.array(seenCodeSchema).max(mostCodes).nullable(),
});
export type ScanFacts = z.infer<typeof scanFactsSchema>;
