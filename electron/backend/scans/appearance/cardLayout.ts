import type { Appearance, FoundDocument } from '#shared/scans/appearance.ts';
import { cardAround, type PrintBox } from '#shared/scans/printBox.ts';
import { quadWithin } from '#shared/scans/quad.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import { type FlatPaper, flatPaper } from './flatPaper.ts';

/** Which side of an ID card is seen, how far it is turned clockwise, and whether it is seen in a mirror. */
export type CardLayout = Pick<Appearance, 'cardSide' | 'cardTurn' | 'cardMirrored'>;

/** What is said where nothing is told. */
export const noCard: CardLayout = { cardSide: null, cardTurn: null, cardMirrored: false };
const cardRatio = 85.6 / 54;
/** Natural logarithm of how far the sides may be from a card's; perspective stretches. */
const nearRatio = 0.13;

/**
 * What the colours of a card say: a red badge in the upper left corner makes it the emblem side (国徽面), a dark block in
 * the right half the portrait side (人像面). Where neither is where it would be, nothing is said. Pure.
 */
export function cardLayout(
  small: RawPicture,
  { corners, width, height }: Pick<FoundDocument, 'corners' | 'width' | 'height'>,
): CardLayout {
  const tall = height > width;
  const ratio = tall ? height / width : width / height;
  if (Math.abs(Math.log(ratio / cardRatio)) > nearRatio) return noCard;
  const flat = tall ? flatPaper(small, corners, 40, 64) : flatPaper(small, corners, 64, 40);
  return emblemIn(flat, tall) ?? portraitIn(flat, tall) ?? noCard;
}

/**
 * The same of a card whose edges cannot be told from the glass it lies on: for each side and turn there is one place where the
 * print can lie. Where none of them, or several, are borne out, nothing is said. Pure.
 */
export function cardOnGlass(small: RawPicture, print: PrintBox): CardLayout {
  const borneOut = (['personFront', 'personBack'] as const).flatMap((kind) =>
    ([0, 90, 180, 270] as const).flatMap((turn) => {
      const corners = cardAround(print, kind, turn);
      if (!corners.every(({ x, y }) => Math.min(x, y) > -slack && Math.max(x, y) < 1 + slack)) return [];
      const [width, height] = [
        (corners[1].x - corners[0].x) * small.width,
        (corners[3].y - corners[0].y) * small.height,
      ];
      const told = cardLayout(small, { corners: quadWithin(corners), width, height });
      const side = kind === 'personFront' ? 'portrait' : 'emblem';
      return told.cardSide === side && told.cardTurn === turn ? [told] : [];
    }),
  );
  const [first] = borneOut;
  return first && borneOut.length === 1 ? first : noCard;
}

/** So far (share of the picture) a card may seem to reach beyond it: print is found to a cell. */
const slack = 0.04;

/** The middle and spread of all strongly red pixels, as shares; null when there are too few, or too many for a badge. */
function redOf({ data, width, height }: FlatPaper) {
  let [count, x, y, xx, yy] = [0, 0, 0, 0, 0];
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at += 3) {
      const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
      if (red < 50 || red < green * 1.55 || red < blue * 1.45) continue;
      const [across, down] = [(column + 0.5) / width, (row + 0.5) / height];
      count++;
      x += across;
      y += down;
      xx += across * across;
      yy += down * down;
    }
  }
  const share = count / (width * height);
  if (share < 0.008 || share > 0.14) return null;
  x /= count;
  y /= count;
  return { x, y, spread: Math.max(xx / count - x * x, yy / count - y * y) ** 0.5 };
}

function emblemIn(flat: FlatPaper, tall: boolean): CardLayout | null {
  const red = redOf(flat);
  if (!red || red.spread > 0.16) return null;
  const [low, high] = [0.38, 0.62];
  const turn = tall
    ? red.x > 0.5 && red.y < low
      ? 90
      : red.x < 0.5 && red.y > high
        ? 270
        : null
    : red.x < low && red.y < 0.5
      ? 0
      : red.x > high && red.y > 0.5
        ? 180
        : null;
  return turn === null ? null : { ...noCard, cardSide: 'emblem', cardTurn: turn };
}

/** Left, top, right and bottom of a part of a card, as shares of it. */
type Part = readonly [left: number, top: number, right: number, bottom: number];

/** Where the portrait is on an upright card: within the photo, clear of its edge. */
const portrait: Part = [0.68, 0.16, 0.9, 0.62];
/**
 * Of the same columns the strip in which a head has its hair, and the bare one below the photo. A card in a mirror has its portrait on the other
 * side, as one that stands on its head has, but not as far down: there the first strip is bare and the second is hair.
 */
const [hair, belowPhoto]: readonly [Part, Part] = [
  [0.68, 0.21, 0.9, 0.31],
  [0.68, 0.69, 0.9, 0.79],
];
/** Darker than this part of the paper counts as hair and clothes. */
const darkPart = 0.62;
/** Share of a part that must be dark for a portrait, and for hair; of what is bare as many times less is dark. */
const [leastDark, bareTimes] = [0.2, 4];

/** Where a part of an upright card is once the card is turned. */
function turnedPart([left, top, right, bottom]: Part, turn: 0 | 90 | 180 | 270): Part {
  if (turn === 0) return [left, top, right, bottom];
  if (turn === 90) return [1 - bottom, left, 1 - top, right];
  return turn === 180 ? [1 - right, 1 - bottom, 1 - left, 1 - top] : [top, 1 - right, bottom, 1 - left];
}

function portraitIn(flat: FlatPaper, tall: boolean): CardLayout | null {
  const lights = lightsOf(flat);
  const paper = lights.toSorted()[Math.floor(lights.length * 0.75)] ?? 0;
  const darkness = (part: Part, turn: 0 | 90 | 180 | 270) =>
    darkIn(flat, lights, turnedPart(part, turn), paper * darkPart);
  const [first, second] = tall ? ([90, 270] as const) : ([0, 180] as const);
  const [one, other] = [darkness(portrait, first), darkness(portrait, second)];
  if (Math.max(one, other) < leastDark || Math.max(one, other) < Math.min(one, other) * 2) return null;
  const turn = one > other ? first : second;
  const below = darkness(belowPhoto, turn);
  const isMirrored = below >= leastDark && darkness(hair, turn) * bareTimes <= below;
  return { cardSide: 'portrait', cardTurn: isMirrored ? null : turn, cardMirrored: isMirrored };
}

function lightsOf({ data, width, height }: FlatPaper): Uint8Array {
  return Uint8Array.from(
    { length: width * height },
    (_, pixel) =>
      (77 * (data[pixel * 3] as number) +
        150 * (data[pixel * 3 + 1] as number) +
        29 * (data[pixel * 3 + 2] as number)) >>
      8,
  );
}

function darkIn(
  { width, height }: FlatPaper,
  lights: Uint8Array,
  [left, top, right, bottom]: Part,
  limit: number,
): number {
  let [dark, all] = [0, 0];
  for (let row = Math.floor(top * height); row < bottom * height; row++) {
    for (let column = Math.floor(left * width); column < right * width; column++) {
      all++;
      if ((lights[row * width + column] as number) < limit) dark++;
    }
  }
  return dark / Math.max(1, all);
}
