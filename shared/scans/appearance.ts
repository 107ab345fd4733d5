import { z } from 'zod';
import { printBoxSchema } from './printBox.ts';
import { quadSchema, type Rectangle, rectangleSchema } from './quad.ts';

/** Changes whenever something is measured otherwise, so that stored scans can be measured anew. */
export const appearanceVersion = 9;

const share = z.number().min(0).max(1);
const side = z.enum(['top', 'right', 'bottom', 'left']);
const turn = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);

/** The paper on a picture, as far as it was found. */
export const foundDocumentSchema = z.object({
  corners: quadSchema,
  /** 0 to 1: how clearly all its visible sides part it from what lies around. */
  confidence: share,
  /** Its area as a share of the picture. */
  share,
  /** True when nothing but paper is in the picture, as in a flatbed scan; then nobody can tell whether an edge is missing. */
  full: z.boolean(),
  /** Sides the picture's own edge runs through, as seen. */
  cut: z.array(side),
  /** Sides whose edge was not seen clearly where it should be: they may lie beside it. Not told before version 5. */
  loose: z.array(side).default([]),
  /** Degrees clockwise from lying straight, −45 to 45; null where the picture holds nothing but paper. */
  tilt: z.number().min(-45).max(45).nullable(),
  /** Longer to shorter of opposite sides, the worse pair; 1 seen from straight above. Null like `tilt`. */
  perspective: z.number().min(1).nullable(),
  /** Length of its two directions in pixels of the original, as seen: mean of top and bottom, of left and right. */
  width: z.number().positive(),
  height: z.number().positive(),
});
export type FoundDocument = z.infer<typeof foundDocumentSchema>;

/** A part of a picture with how much of the paper it takes. */
const zoneShareSchema = z.object({ zone: rectangleSchema, share });
export type ZoneShare = z.infer<typeof zoneShareSchema>;

/** One value for each cell of a grid laid over the picture, row by row; null where there was nothing to measure. */
export const gridSchema = z.object({
  columns: z.int().positive().max(40),
  rows: z.int().positive().max(40),
  values: z.array(z.number().nonnegative().nullable()).max(1600),
});
export type Grid = z.infer<typeof gridSchema>;

/** One of the cards on a picture of several: where it lies as it is seen, which side it shows, and how far it is turned clockwise. */
const cardOnPictureSchema = z.object({ corners: quadSchema, side: z.enum(['portrait', 'emblem']), turn });
export type CardOnPicture = z.infer<typeof cardOnPictureSchema>;

/** How the camera moved while the picture was taken, as the print tells. */
export const shakeSchema = z.object({
  /** As a share of the picture's width; 0 where no movement is told from print held still. */
  length: share,
  /** Degrees clockwise from along the picture's rows. */
  angle: z.number().min(0).max(180),
  /** How much print changes along the movement, of what it does across it: a lens out of focus leaves about as much both ways. */
  evenness: share,
});
export type Shake = z.infer<typeof shakeSchema>;

/**
 * What a picture shows beyond its mean values: the paper on it, and where it is lit, sharp or spoilt.
 *
 * Measured on a copy at most 1000 pixels wide; places are shares of the picture. What depends on the paper is null
 * where none was found.
 */
export const appearanceSchema = z.object({
  version: z.int().positive(),
  document: foundDocumentSchema.nullable(),
  /** Median luminance (0 to 255) of the paper. */
  paperBrightness: z.number().min(0).max(255).nullable(),
  /** Share of the paper that is coloured (chroma above 24). */
  paperColoured: share.nullable(),
  /** How sharp each cell of the paper (or of the picture) with print on it is: fine to coarse detail, in the worst direction. */
  focus: gridSchema,
  /** The same in the mean of all directions, and of fainter marks, too; not measured before version 4. */
  meanFocus: gridSchema.nullable().default(null),
  /** Null where too little is printed to tell; not looked for before version 7. */
  shake: shakeSchema.nullable().default(null),
  /** Luminance of the bare paper in each of its cells, 0 to 255; of the whole picture where no paper was found. */
  light: gridSchema,
  /** Pure white spots on paper that is not white there, largest first. */
  glare: z.array(zoneShareSchema).max(20),
  /** Which side of an ID card this looks like; null where it looks like none. */
  cardSide: z.enum(['portrait', 'emblem']).nullable(),
  /** Degrees clockwise the card lies turned, as far as its layout tells. */
  cardTurn: turn.nullable(),
  /** True for the portrait side as a mirror shows it: the portrait is on the other side, upright; then no turn is told. Not looked for before version 8. */
  cardMirrored: z.boolean().default(false),
  /** Both sides of a card on one picture, the portrait side first; null where that is not certain, and left out where it was not looked for. */
  bothSides: z.tuple([cardOnPictureSchema, cardOnPictureSchema]).nullable().optional(),
  /** The same of a certificate or a letter, as far as its red marks and its lines of print tell; not looked for before version 5. */
  paperTurn: turn.nullable().default(null),
  /** Strength of a regular pattern where nothing is printed, against what else is there; a photographed screen has one. */
  stripes: z.number().nonnegative(),
  /** Share (0 to 1) of small squares all of whose pixels are equal though not white: drawn by a computer, not photographed. */
  evenShare: share,
  /** True for a page of a PDF that a program has set, in text and lines, as the desk knew when it drew it; not told before it was looked for. */
  drawnPage: z.boolean().default(false),
  /** How much more stands on the lines of the desk's own watermark than between them, 1 where there is none; not looked for before version 3. */
  ownMark: z.number().nonnegative().default(1),
  /** Where the print lies in a picture that holds nothing but paper; null in others, and not looked for before version 6. */
  print: printBoxSchema.nullable().default(null),
  /** The largest round red mark; null where there is none. */
  seal: rectangleSchema.nullable(),
  /** 576 bits as hex digits that change little when the picture is scaled or saved anew; 64 bits from version 1. */
  likeness: z.string().regex(/^([0-9a-f]{16}|[0-9a-f]{144})$/),
});
export type Appearance = z.infer<typeof appearanceSchema>;

/** The cell of a grid as a part of the picture. Pure. */
export function cellOf({ columns, rows }: Grid, index: number): Rectangle {
  return {
    x: (index % columns) / columns,
    y: Math.floor(index / columns) / rows,
    width: 1 / columns,
    height: 1 / rows,
  };
}

/** Light of the darkest tenth of a paper's cells to that of the brightest, 0 to 1; 1 where there are too few cells. Pure. */
export function evennessOf({ values }: Grid): number {
  const lights = values.filter((value) => value !== null).sort((one, other) => one - other);
  if (lights.length < 12) return 1;
  const at = (part: number) => lights[Math.floor(part * (lights.length - 1))] ?? 0;
  return at(0.1) / Math.max(1, at(0.9));
}

/** The median of a grid's cells; null where it has none. Pure. */
export function middleOf({ values }: Grid): number | null {
  const known = values.filter((value) => value !== null).sort((one, other) => one - other);
  return known[known.length >> 1] ?? null;
}
