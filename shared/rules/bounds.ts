import { z } from 'zod';

/**
 * The numbers a rule pack may hold: far beyond any real rule, but small enough to count with.
 *
 * Packs come from elsewhere. A slip of the keyboard must not make the desk count a thousand million days.
 */
const most = {
  hours: 10_000,
  workdays: 1_000,
  days: 10_000,
  years: 150,
  characters: 200,
  // What the columns of a mini program hold.
  nameWidth: 120,
  remark: 1000,
  serviceTypes: 50,
  count: 10_000,
  papers: 100,
  bytes: 2 ** 30,
  side: 100_000,
  pixels: 1_000_000_000,
  dpi: 2_400,
  quality: 100,
  sharpness: 1_000_000,
  luminance: 255,
  degrees: 45,
  ratio: 1_000,
  dots: 2_400,
};

export const hours = z.int().positive().max(most.hours);
export const workdays = z.int().positive().max(most.workdays);
export const days = z.int().positive().max(most.days);
/** Days of which none may be asked. */
export const daysLeft = z.int().nonnegative().max(most.days);
/** Full years of age. */
export const years = z.int().nonnegative().max(most.years);
/** Characters of a text. */
export const characters = z.int().positive().max(most.characters);
/** Width of a name: a character outside ASCII counts 2. */
export const nameWidth = z.int().positive().max(most.nameWidth);
/** Characters of a remark. */
export const remark = z.int().positive().max(most.remark);
/** Service types of one mini program. */
export const serviceTypes = z.int().positive().max(most.serviceTypes);
/** The number of a row in a code table. */
export const code = z.int().positive().max(most.count);
/** How many mini programs a subject may file. */
export const quota = z.int().positive().max(most.count);
/** How many sheets or pictures of one paper. */
export const papersCount = z.int().positive().max(most.papers);
export const bytes = z.int().positive().max(most.bytes);
/** Width or height of a picture. */
export const side = z.int().positive().max(most.side);
/** Width times height. */
export const pixels = z.int().positive().max(most.pixels);
/** Pixels an inch. */
export const dpi = z.int().positive().max(most.dpi);
/** JPEG quality. */
export const quality = z.int().positive().max(most.quality);
/** See ScanFacts.sharpness. */
export const sharpness = z.number().positive().max(most.sharpness);
/** Luminance and chroma, 0 to 255. */
export const luminance = z.number().min(0).max(most.luminance);
export const share = z.number().min(0).max(1);
/** Degrees of an angle. */
export const degrees = z.number().positive().max(most.degrees);
/** How many times one thing is another. */
export const ratio = z.number().positive().max(most.ratio);
/** Dots per inch. */
export const dots = z.number().positive().max(most.dots);
