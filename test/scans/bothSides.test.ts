import { expect, it } from 'vitest';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { paperSeen } from '#shared/intake/paperSeen.ts';
import type { Quad } from '#shared/scans/quad.ts';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { type CardSide, twoOnPage, twoOnTable } from '#test/support/specimens/twoCards.ts';

const bothIn = async (bytes: Uint8Array) => {
  const { appearance, width, height } = await readScanFacts(bytes, '样例.jpg');
  return appearance?.bothSides?.map(({ corners, ...told }) => ({
    ...told,
    corners: corners.map(({ x, y }) => [x * (width ?? 0), y * (height ?? 0)] as const),
  }));
};

/** The upper left corner and the lower right one of what was found, each so near to where the card has it. */
function expectAt(corners: readonly (readonly [number, number])[] | undefined, place: readonly number[], near: number) {
  const [a, , c] = corners ?? [];
  const found = [...(a ?? []), ...(c ?? [])];
  expect(found).toHaveLength(4);
  for (const [index, wanted] of place.entries()) expect(Math.abs((found[index] ?? 0) - wanted)).toBeLessThan(near);
}

it.each([
  ['#ffffff', 0, 8],
  ['#ffffff', 90, 8],
  ['#f6f6f4', 0, 70],
] as const)(
  'both sides on a page of A4 are found, each with its place and turn: %s, turned by %i',
  async (ground, turn, near) => {
    const both = await bothIn(await twoOnPage(['idFront', 'idBack'], { ground, turned: turn }));
    expect(both?.map((each) => [each.side, each.turn])).toEqual([
      ['portrait', turn],
      ['emblem', turn],
    ]);
    const [wide, high] = turn === 90 ? [638, 1011] : [1011, 638];
    expectAt(both?.[0]?.corners, [700, 500, 700 + wide, 500 + high], near);
    expectAt(both?.[1]?.corners, [690, 1750, 690 + wide, 1750 + high], near);
  },
);

it.each([
  ['desk', 1500, 2000],
  ['paleWood', 1500, 2000],
  ['dark', 2000, 1500],
] as const)(
  'both sides on one photo are found, below each other and beside each other: %s, %i × %i',
  async (setting, width, height) => {
    const both = await bothIn(await twoOnTable(['idBack', 'idFront'], { setting, width, height, seed: 3 }));
    expect(both?.map(({ side, turn }) => [side, turn])).toEqual([
      ['portrait', 0],
      ['emblem', 0],
    ]);
  },
);

it.each<[string, () => Promise<Buffer>]>([
  ...(['idFront', 'idBack'] as CardSide[]).flatMap((side): [string, () => Promise<Buffer>][] => [
    [`two ${side} on a page`, () => twoOnPage([side, side])],
    [`two ${side} on a table`, () => twoOnTable([side, side], { seed: 3 })],
    [`one ${side} that takes little of the picture`, () => card(side, { fill: 0.5, rotation: 5 })],
    [`one ${side} on a pale table`, () => card(side, { setting: 'white' })],
  ]),
  ['a licence', () => makeSpecimen({ kind: 'businessLicence', data: exampleLicence })],
  [
    'a card and a licence',
    () => twoOnTable(['idFront', { kind: 'businessLicence', data: exampleLicence }], { seed: 3 }),
  ],
])('nothing is said to have both sides that has not: %s', async (_, draw) => {
  expect((await bothIn(await draw())) ?? null).toBeNull();
});

function card(kind: CardSide, options: Parameters<typeof makeSpecimen>[1]) {
  return makeSpecimen({ kind, data: exampleCard }, options);
}

it('corners lie in the picture, which is told as one of both sides', async () => {
  const facts = await readScanFacts(await twoOnTable(['idFront', 'idBack'], { setting: 'white', seed: 9 }), '样例.jpg');
  // What 扫描检查 goes by: then it says that they are to be parted.
  expect(paperSeen(facts)).toMatchObject({ kind: 'card', because: '画面像身份证的两面' });
  const all = facts.appearance?.bothSides?.flatMap(({ corners }: { corners: Quad }) => corners) ?? [];
  expect(all.every(({ x, y }) => Math.min(x, y) >= 0 && Math.max(x, y) <= 1)).toBe(true);
});
