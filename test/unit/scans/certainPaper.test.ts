import { expect, it } from 'vitest';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import type { Appearance } from '#shared/scans/appearance.ts';
import { goodAppearance, goodDocument, judged, testThresholds } from '#test/support/scans.ts';

it('only asks about edges of what nothing printed shows to be the certificate: it may be a chequered cloth', () => {
  const document = { ...goodDocument, cut: ['bottom' as const] };
  const weight = (kind: ScanKind, changes: Partial<Appearance>) =>
    judged({ width: 1600, height: 1200, appearance: { ...goodAppearance, document, ...changes } }, kind, {
      kinds: {},
    }).find(({ rule }) => rule === 'scan.cut')?.weight;
  expect(weight('personFront', { cardSide: 'portrait' })).toBe('must');
  expect(weight('personFront', { cardSide: null })).toBe('should');
  expect(weight('subjectCertificate', { seal: null, paperTurn: null })).toBe('should');
  expect(weight('subjectCertificate', { seal: null, paperTurn: 0 })).toBe('must');
});

it('only asks about blur where something is as sharp as print and the paper is not certain', () => {
  const focus = { columns: 5, rows: 4, values: new Array<number>(20).fill(0.05) };
  const weight = (sharpness: number, changes: Partial<Appearance>) =>
    judged(
      { sharpness, appearance: { ...goodAppearance, focus, meanFocus: null, ...changes } },
      'subjectCertificate',
    ).find(({ rule }) => rule === 'scan.blurred')?.weight;
  const { sharpnessDoubtful } = testThresholds;
  expect(weight(sharpnessDoubtful, { document: null })).toBe('must');
  expect(weight(sharpnessDoubtful * 3, { document: null })).toBe('should');
  expect(weight(sharpnessDoubtful * 3, {})).toBe('must');
});
