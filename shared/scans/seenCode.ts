import { z } from 'zod';
import { quadSchema } from './quad.ts';

/** Characters of a code's text that are kept; a QR code holds up to 7089. */
export const mostCodeText = 1000;
/** Codes of one picture that are kept. */
export const mostCodes = 4;

/** A square code (二维码) on a picture: where, and what it says; null where it was seen and could not be read. */
export const seenCodeSchema = z.object({ text: z.string().max(mostCodeText).nullable(), zone: quadSchema });
export type SeenCode = z.infer<typeof seenCodeSchema>;
