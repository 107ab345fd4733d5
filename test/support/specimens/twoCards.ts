import { sharp } from '#backend/scans/sharpSetup.ts';
import { exampleCard } from './examples.ts';
import { makeSpecimen, type SpecimenOptions, type SpecimenPaper } from './specimen.ts';

export type CardSide = 'idFront' | 'idBack';

/** A page of A4 at 300 dots an inch, as a scanner or a copier's program gives it, with two cards of their true size below each other. */
export async function twoOnPage(
  [first, second]: readonly [CardSide, CardSide],
  { ground = '#ffffff', turned = 0 }: { readonly ground?: string; readonly turned?: number } = {},
): Promise<Buffer> {
  const shot = { width: 1712, height: 1080, fill: 1, perspective: 0, setting: 'scanner', noise: 1.5 } as const;
  const card = async (kind: CardSide) => {
    const photo = await makeSpecimen({ kind, data: exampleCard }, shot);
    return sharp(await sharp(photo).resize(1011).toBuffer())
      .rotate(turned)
      .toBuffer();
  };
  return sharp({ create: { width: 2480, height: 3508, channels: 3, background: ground } })
    .composite([
      { input: await card(first), left: 700, top: 500 },
      { input: await card(second), left: 690, top: 1750 },
    ])
    .jpeg({ quality: 90 })
    .toBuffer();
}

const paperOf = (side: CardSide | SpecimenPaper): SpecimenPaper =>
  typeof side === 'string' ? { kind: side, data: exampleCard } : side;

/** One photo of two papers on a table, below each other or, in a picture across, beside each other. */
export async function twoOnTable(
  [first, second]: readonly [CardSide | SpecimenPaper, CardSide | SpecimenPaper],
  options: SpecimenOptions = {},
): Promise<Buffer> {
  const { width, height } = { width: 1500, height: 2000, ...options };
  const isAcross = width > height;
  const shot: SpecimenOptions = { perspective: 0.006, ...options, width, height, fill: isAcross ? 0.43 : 0.72 };
  const shift = isAcross ? 0.235 : 0.2;
  const place = (by: number): readonly [number, number] => (isAcross ? [by, 0] : [0, by]);
  // The same table in the same light, twice: half of each makes one photo.
  const one = await makeSpecimen(paperOf(first), { ...shot, rotation: 1, offset: place(-shift) });
  const other = await makeSpecimen(paperOf(second), { ...shot, rotation: -1.5, offset: place(shift) });
  const [left, top] = isAcross ? [Math.floor(width / 2), 0] : [0, Math.floor(height / 2)];
  const half = await sharp(other)
    .extract({ left, top, width: width - left, height: height - top })
    .png()
    .toBuffer();
  return sharp(one)
    .composite([{ input: half, left, top }])
    .jpeg({ quality: 90 })
    .toBuffer();
}
