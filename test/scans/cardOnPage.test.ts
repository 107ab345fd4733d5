import { expect, it } from 'vitest';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { profileById } from '#shared/scans/profile.ts';
import { proposeFix } from '#shared/scans/proposeFix.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

/** A page of A4 at 300 dots an inch, as a PDF or a flatbed scanner gives it, with a card of its true size on it. */
async function page(kind: 'idFront' | 'idBack', ground: string, turned = 0): Promise<Buffer> {
  const shot = { width: 1712, height: 1080, fill: 1, perspective: 0, setting: 'scanner', noise: 1.5 } as const;
  const photo = await makeSpecimen({ kind, data: exampleCard }, shot);
  const card = await sharp(await sharp(photo).resize(1011).toBuffer())
    .rotate(turned)
    .toBuffer();
  return sharp({ create: { width: 2480, height: 3508, channels: 3, background: ground } })
    .composite([{ input: card, left: 300, top: 1500 }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

const thresholds = shippedPack.scanThresholds;
const demands = { profile: profileById(shippedPack, 'wechat-default'), thresholds };

it.each([
  ['idFront', '#ffffff', 0],
  ['idFront', '#f6f6f4', 90],
  ['idBack', '#f6f6f4', 0],
  ['idBack', '#f6f6f4', 180],
] as const)('a card on an empty page is found, not the page: %s on %s, turned by %i', async (kind, ground, turned) => {
  const facts = await readScanFacts(await page(kind, ground, turned), '样例.jpg');
  const { document, cardSide, cardTurn } = facts.appearance ?? {};
  expect({ cardSide, cardTurn }).toEqual({ cardSide: kind === 'idFront' ? 'portrait' : 'emblem', cardTurn: turned });
  expect(document).toMatchObject({ full: false, cut: [] });
  const long = Math.max(document?.width ?? 0, document?.height ?? 0);
  expect(Math.abs(long - 1011)).toBeLessThan(25);
  const { recipe } = proposeFix(facts, thresholds);
  expect(recipe.corners).not.toBeNull();
  const as = kind === 'idFront' ? 'personFront' : 'personBack';
  const found = judgeScan(facts, { ...demands, kind: as }, rulebookOf(shippedPack));
  const told = found.filter(({ weight, rule }) => weight !== 'hint' && rule !== 'scan.turned');
  // Its own dots are judged, not the page's.
  expect(
    told.filter(({ rule }) => !rule.startsWith('scan.bytes')).map(({ rule, message }) => `${rule} ${message}`),
  ).toEqual([expect.stringMatching(/^scan\.small .*像素是够的/)]);
});

it('an empty page with a stamp on it holds no card', async () => {
  const stamp = await sharp({ create: { width: 900, height: 560, channels: 3, background: '#8a2020' } })
    .png()
    .toBuffer();
  const bytes = await sharp({ create: { width: 2480, height: 3508, channels: 3, background: '#f6f6f4' } })
    .composite([{ input: stamp, left: 400, top: 700 }])
    .jpeg()
    .toBuffer();
  const { appearance } = await readScanFacts(bytes, '样例.jpg');
  expect(appearance?.cardSide).toBeNull();
});
