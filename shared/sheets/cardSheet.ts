/** Where something stands on a sheet: millimetres from its upper left corner. */
export interface SheetBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A4 (ISO 216) and a card (ISO/IEC 7810 ID-1), in millimetres. */
export const a4Sheet = { width: 210, height: 297 } as const;
export const cardSize = { width: 85.6, height: 54 } as const;

/** Dots an inch of an A4 that goes out as a picture: what printers and scanners call good. */
export const sheetDpi = 300;

const millimetresAnInch = 25.4;
const gap = 24;

/** Pixels of so many millimetres. Pure. */
export function pixelsOf(millimetres: number, dpi: number = sheetDpi): number {
  return Math.round((millimetres / millimetresAnInch) * dpi);
}

/** The places of one or two cards on an A4, at their true size, one below the other in the upper half. Pure. */
export function cardPlaces(count: 1 | 2): SheetBox[] {
  const x = (a4Sheet.width - cardSize.width) / 2;
  const together = count * cardSize.height + (count - 1) * gap;
  // A little above the middle, where people look for it and fold around it.
  const top = (a4Sheet.height - together) / 2 - 20;
  return Array.from({ length: count }, (_, at) => ({ x, y: top + at * (cardSize.height + gap), ...cardSize }));
}

/** Natural logarithm of how far a picture may be from a card's shape and still be put in a card's place. */
const nearCard = 0.12;

/** True for a picture of the shape of a card that lies as one reads it. Pure. */
export function isCardShaped({ width, height }: { readonly width: number; readonly height: number }): boolean {
  return Math.abs(Math.log(width / height / (cardSize.width / cardSize.height))) < nearCard;
}

/** Dots an inch of the card itself. Pure. */
export function cardDots({ width }: { readonly width: number }): number {
  return Math.floor((width / cardSize.width) * millimetresAnInch);
}
