/** ID-1 cards in millimetres (ISO/IEC 7810). */
export const card = { width: 85.6, height: 54 };

/** Whether a paper has the shape of a card, lying or standing; `near`: natural logarithm of how far off it may be. Pure. */
export function nearCardShape(
  { width, height }: { readonly width: number; readonly height: number },
  near: number,
): boolean {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  return Math.abs(Math.log(long / short / (card.width / card.height))) <= near;
}

/** Half-way (as a ratio) from the shape of A4 to that of a card: a paper longer than this against its width is a card. */
export const leastCardRatio = Math.sqrt(Math.SQRT2 * (card.width / card.height));
