import { a4, mm } from '../pdf/createPdf.ts';

/** Edges of the text area. Source: GB/T 9704-2012, 5.2 (37 mm above, 28 mm on the left, text area 156 mm by 225 mm). */
export const letterArea = {
  left: 28 * mm,
  top: a4.height - 37 * mm,
  width: 156 * mm,
  height: 225 * mm,
} as const;

/** Sizes of one setting of a letter in points. */
export interface LetterStyle {
  readonly body: number;
  readonly leading: number;
  readonly title: number;
  /** Free space around the title and above the signature block. */
  readonly titleSpace: number;
  readonly signatureSpace: number;
}

/** 二号 for titles, 三号 to 小四 for the text: the usual sizes of Chinese letters, in points. */
const title = 22;

/**
 * Settings from roomy to dense; a letter is printed in the first one that fits its pages.
 *
 * A platform's field takes one picture of a letter, so a letter of one page is worth a smaller type.
 */
export const oneToFit: readonly LetterStyle[] = [
  setting(16, 1.75),
  setting(16, 1.6),
  setting(15, 1.6),
  setting(14, 1.6),
  setting(14, 1.5),
  setting(12, 1.6),
  setting(12, 1.5),
];

/** Setting of a letter that may have several pages. */
export const longSetting: LetterStyle = setting(14, 1.6);

/** The seal of a unit is 4 to 4.5 cm across; a circle of this size is kept free for it. */
export const sealRoom = 45 * mm;

/** Room for a thumbprint. */
export const thumbprintRoom = 22 * mm;

function setting(body: number, ratio: number): LetterStyle {
  return { body, leading: body * ratio, title, titleSpace: body * 1.2, signatureSpace: body * 1.5 };
}
