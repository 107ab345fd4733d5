import { expect, it } from 'vitest';
import { pictureStatistics } from '#backend/scans/pictureStatistics.ts';
import { kindOfPicture } from '#shared/intake/kindOfPicture.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import type { FoundDocument } from '#shared/scans/appearance.ts';
import { judgeKind } from '#shared/scans/judgeKind.ts';
import { shippedPack } from '#test/support/lintDefect.ts';

const { papers } = shippedPack;
const rulebook = rulebookOf(shippedPack);
const plain = { data: new Uint8Array(300 * 240 * 3).fill(200), width: 300, height: 240, channels: 3 };
const { appearance } = pictureStatistics(plain);

/** A picture on which nothing is seen but a paper of this shape. */
function facts(paper: Partial<FoundDocument>) {
  const document: FoundDocument = {
    corners: [
      { x: 0.1, y: 0.1 },
      { x: 0.9, y: 0.1 },
      { x: 0.9, y: 0.9 },
      { x: 0.1, y: 0.9 },
    ],
    confidence: 0.9,
    share: 0.64,
    full: false,
    cut: [],
    loose: [],
    tilt: 0,
    perspective: 1,
    width: 856,
    height: 540,
    ...paper,
  };
  return { appearance: { ...appearance, document }, width: 1200, height: 900, codes: null };
}

it.each([
  ['of the shape of a card', {}, ['personFront', 'personBack']],
  ['that stands', { width: 540, height: 856 }, ['personFront', 'personBack']],
  ['of the shape of a page', { width: 600, height: 850 }, ['subjectCertificate', 'letter']],
  ['that is cut', { cut: ['right'] }, ['personFront', 'personBack', 'subjectCertificate', 'letter']],
  ['of no usual shape', { width: 900, height: 300 }, ['personFront', 'personBack', 'subjectCertificate', 'letter']],
] as const)('a paper %s on which nothing tells what it is may be several', (_, paper, kinds) => {
  const { kind, mayBe } = kindOfPicture('IMG_1.jpg', facts(paper as Partial<FoundDocument>), papers);
  expect(kind).toBe('otherAttachment');
  expect(mayBe).toEqual(kinds);
});

it('a name, a folder or a layout that tells leaves nothing to ask', () => {
  expect(kindOfPicture('营业执照.jpg', facts({}), papers).mayBe).toEqual([]);
  expect(kindOfPicture('营业执照/IMG_1.jpg', facts({}), papers).mayBe).toEqual([]);
  const card = facts({});
  const seen = { ...card, appearance: { ...card.appearance, cardSide: 'portrait' as const, cardTurn: 0 as const } };
  expect(kindOfPicture('IMG_1.jpg', seen, papers)).toMatchObject({ kind: 'personFront', mayBe: [] });
  expect(kindOfPicture('IMG_1.jpg', null, papers).mayBe).toEqual([]);
});

it('the question names what it may be, what was not looked at, and what to do', () => {
  const [asked] = judgeKind(['personFront', 'personBack'], rulebook);
  expect(asked).toMatchObject({ rule: 'scan.kindUnclear', weight: 'should' });
  expect(asked?.message).toMatch(/身份证人像面、身份证国徽面.*没有查/);
  expect(asked?.remedy).toMatch(/选定它是哪种材料/);
  expect(judgeKind([], rulebook)).toEqual([]);
});
