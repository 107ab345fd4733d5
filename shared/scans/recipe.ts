import { z } from 'zod';

const cornerSchema = z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });

/** A corner as share of width and height of the picture. */
export type Corner = z.infer<typeof cornerSchema>;

/** Upper left, upper right, lower right, lower left of the document, as it is to be read. */
const cornersSchema = z.tuple([cornerSchema, cornerSchema, cornerSchema, cornerSchema]);
export type Corners = z.infer<typeof cornersSchema>;

/**
 * What is done to a scan to make a better copy of it; the original stays as it came.
 *
 * In this order: upright as its EXIF says, turned, cut out and straightened, brightened, seals made clearer. The copy can be
 * made anew from it at any time.
 */
export const recipeSchema = z.object({
  /** Degrees clockwise. */
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** Of the turned picture; null keeps all of it. */
  corners: cornersSchema.refine(canBeStraightened, '四个角连不成一张纸').nullable(),
  /** −100 to 100; 0 changes nothing. */
  brightness: z.int().min(-100).max(100),
  contrast: z.int().min(-100).max(100),
  /** 红章更清楚: red gains on grey and pale. */
  clearerSeal: z.boolean(),
});
export type Recipe = z.infer<typeof recipeSchema>;

/** Changes nothing. */
export const plainRecipe: Recipe = { turn: 0, corners: null, brightness: 0, contrast: 0, clearerSeal: false };

/** True when the copy would be the original. */
export function changesNothing({ turn, corners, brightness, contrast, clearerSeal }: Recipe): boolean {
  return turn === 0 && corners === null && brightness === 0 && contrast === 0 && !clearerSeal;
}

/** What a recipe does, as a list on the screen says it; empty when it does nothing. */
export function sayRecipe(recipe: Recipe): string[] {
  const { turn, corners, brightness, contrast, clearerSeal } = recipe;
  const turns = { 0: null, 90: '向右转了 90 度', 180: '转了 180 度', 270: '向左转了 90 度' } as const;
  return [
    turns[turn],
    corners === null ? null : '裁出证件并拉正',
    brightness === 0 ? null : brightness > 0 ? '调亮' : '调暗',
    contrast === 0 ? null : contrast > 0 ? '加强了对比' : '减弱了对比',
    clearerSeal ? '红章更清楚' : null,
  ].filter((each) => each !== null);
}

/** A turn clockwise, in degrees. */
export type Turn = Recipe['turn'];

/** Two turns one after the other. Pure. */
export function addTurns(one: Turn, other: Turn): Turn {
  return turns[((one + other) / 90) % 4] as Turn;
}

const turns = [0, 90, 180, 270] as const;

/**
 * Corners of a picture as they are to be read, once the picture is turned: each moves with it, and the one that comes to
 * lie at the upper left becomes the first. Pure.
 */
export function turnCorners(corners: Corners, turn: Turn): Corners {
  let turned = corners;
  for (let quarter = 0; quarter < turn / 90; quarter++) {
    const [a, b, c, d] = turned;
    turned = [quarterTurn(d), quarterTurn(a), quarterTurn(b), quarterTurn(c)];
  }
  return turned;
}

function quarterTurn({ x, y }: Corner): Corner {
  return { x: 1 - y, y: x };
}

/** The whole picture. */
export const wholeCorners: Corners = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

/** Whether four corners enclose something that can be straightened: a convex quadrilateral, clockwise, not too thin. */
export function canBeStraightened(corners: Corners): boolean {
  const turns = corners.map((corner, index) => {
    const [next, after] = [corners[(index + 1) % 4] ?? corner, corners[(index + 2) % 4] ?? corner];
    return (next.x - corner.x) * (after.y - next.y) - (next.y - corner.y) * (after.x - next.x);
  });
  return turns.every((turn) => turn > leastTurn);
}

/** Twice the area of the triangle at a corner, as a share of the picture. */
const leastTurn = 0.002;

/**
 * The size of the straightened document, in pixels: its longer sides keep the detail they have in a picture of `size`.
 *
 * A shape near that of the card (85.6 × 54 mm) or of A4 becomes exactly it: perspective shortens one side.
 */
export function straightenedSize(
  corners: Corners,
  size: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } {
  const side = (one: Corner, other: Corner) =>
    Math.hypot((one.x - other.x) * size.width, (one.y - other.y) * size.height);
  const [a, b, c, d] = corners;
  const [width, height] = [Math.max(side(a, b), side(d, c)), Math.max(side(a, d), side(b, c))];
  const shape = Math.max(width, height) / Math.min(width, height);
  const known = knownShapes.find((each) => Math.abs(shape / each - 1) < nearShape);
  if (known === undefined) return { width: Math.round(width), height: Math.round(height) };
  return width > height
    ? { width: Math.round(width), height: Math.round(width / known) }
    : { width: Math.round(height / known), height: Math.round(height) };
}

/** ISO/IEC 7810 ID-1, and ISO 216. */
const knownShapes = [85.6 / 54, Math.SQRT2];
const nearShape = 0.05;
