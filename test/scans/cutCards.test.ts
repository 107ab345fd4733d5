import { expect, it } from 'vitest';
import { fitCopy } from '#backend/fit/fitCopy.ts';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { kindOfPicture } from '#shared/intake/kindOfPicture.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { copyTargetFor } from '#shared/scans/copyTarget.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { profileById } from '#shared/scans/profile.ts';
import { type CardCase, type CardFault, cardCases } from '#test/bench/calibrate/cardCases.ts';
import { cardPicture } from '#test/bench/calibrate/measureCards.ts';
import { likeness } from '#test/support/likeness.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { exampleCard, exampleLetter, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen, type SpecimenPaper, specimenCorners } from '#test/support/specimens/specimen.ts';
import type { Setting } from '#test/support/specimens/tables.ts';

const rulebook = rulebookOf(shippedPack);
const profile = profileById(shippedPack, 'wechat-default');

/** What the desk makes of a picture nobody says anything of. */
async function looked(bytes: Uint8Array) {
  const facts = await readScanFacts(bytes, 'IMG_1.jpg');
  const { kind, mayBe } = kindOfPicture('IMG_1.jpg', facts, shippedPack.papers);
  const found = judgeScan(facts, { profile, kind, thresholds: shippedPack.scanThresholds }, rulebook);
  return { facts, kind, mayBe, rules: found.map(({ rule }) => rule) };
}

/** One of the pictures of the grid of cards. */
function pictured(fault: CardFault, side: CardCase['side'], setting: Setting, onPage = false): CardCase {
  const found = cardCases({ each: 4, heldOut: false }).find(
    (each) =>
      each.fault === fault &&
      each.side === side &&
      each.onPage === onPage &&
      (onPage || each.options.setting === setting),
  );
  if (!found) throw new Error(`the grid has no ${fault} ${side} on ${setting}`);
  return found;
}

it.each([
  ['sideCut', 'idFront', 'light'],
  ['sideCut', 'idBack', 'white'],
  ['sideCut', 'idBack', 'desk'],
  ['numberCut', 'idFront', 'white'],
  ['numberCut', 'idFront', 'paleWood'],
] as const)(
  'a card of which a part is beyond the picture is still a card, and cut: %s %s on %s',
  async (fault, side, setting) => {
    const { kind, rules, facts } = await looked(await cardPicture(pictured(fault, side, setting)));
    expect(kind).toBe(side === 'idFront' ? 'personFront' : 'personBack');
    expect(rules).toContain('scan.cut');
    expect(facts.appearance?.document?.cut).not.toEqual([]);
  },
);

it.each([
  ['idFront', 'white'],
  ['idBack', 'white'],
  ['idFront', 'paleWood'],
] as const)('a small card on a pale table is found, not the table: %s on %s', async (side, setting) => {
  const { options } = pictured('small', side, setting);
  const shot = { ...options, width: 1280, height: 960, fill: 0.45 };
  const paper = { kind: side, data: exampleCard } as const;
  const { kind, rules, facts } = await looked(await makeSpecimen(paper, shot));
  expect(kind).toBe(side === 'idFront' ? 'personFront' : 'personBack');
  expect(rules).toContain('scan.small');
  // By its longer side the dots on it are reckoned.
  const [from, to] = specimenCorners(paper, shot);
  const long = Math.hypot(to.x - from.x, to.y - from.y);
  expect(Math.abs((facts.appearance?.document?.width ?? 0) / long - 1)).toBeLessThan(0.08);
});

it('where the part that tells is beyond the picture, a person is asked', async () => {
  const options = { width: 1280, height: 960, fill: 0.8, offset: [0.5, 0], setting: 'desk', seed: 5 } as const;
  const { kind, mayBe } = await looked(await makeSpecimen({ kind: 'idFront', data: exampleCard }, options));
  expect(kind).toBe('otherAttachment');
  expect(mayBe).toEqual(expect.arrayContaining(['personFront', 'personBack']));
});

it.each(['idFront', 'idBack'] as const)('a photo on a page of a document is judged, not the page: %s', async (side) => {
  const good = await looked(await cardPicture(pictured('none', side, 'white', true)));
  expect(good.kind).toBe(side === 'idFront' ? 'personFront' : 'personBack');
  expect(good.facts.appearance?.document).toMatchObject({ full: false, cut: [] });
  expect(good.facts.appearance?.document?.share).toBeLessThan(0.35);
});

it.each([
  [{ kind: 'letterPage', data: exampleLetter }, {}],
  [{ kind: 'letterPage', data: exampleLetter }, { offset: [0, 0.2] }],
  [{ kind: 'businessLicence', data: exampleLicence }, { offset: [0.2, 0] }],
  [
    { kind: 'businessLicence', data: exampleLicence },
    { setting: 'white', fill: 0.5 },
  ],
  [
    { kind: 'letterPage', data: exampleLetter },
    { setting: 'scanner', rotation: 180 },
  ],
] as const satisfies readonly (readonly [SpecimenPaper, object])[])(
  'no card is seen in another paper: %#',
  async (paper, options) => {
    const { facts } = await looked(await makeSpecimen(paper, { width: 1280, height: 960, ...options }));
    expect(facts.appearance?.cardSide).toBeNull();
  },
);

it.each([2, 4, 5, 7])(
  'a card that its file shows mirrored back (orientation %i) is judged and copied upright',
  async (way) => {
    const shot = { width: 1280, height: 960, setting: 'desk' } as const;
    const upright = await makeSpecimen({ kind: 'idFront', data: exampleCard }, shot);
    const stored = await makeSpecimen({ kind: 'idFront', data: exampleCard }, { ...shot, exifOrientation: way });
    const { kind, facts } = await looked(stored);
    expect(kind).toBe('personFront');
    expect(facts).toMatchObject({ width: 1280, height: 960, exifOrientation: way, appearance: { cardTurn: 0 } });
    const copy = await fitCopy(stored, copyTargetFor(profile, 'personFront', shippedPack.copyLimits));
    if (copy.made === 'none') throw new Error(`not fitted: ${copy.reason}`);
    expect(await likeness(copy.bytes, upright, { width: 640, height: 480 })).toBeGreaterThan(0.9);
  },
);
