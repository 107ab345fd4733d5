import { expect, it } from 'vitest';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import type { Appearance, FoundDocument } from '#shared/scans/appearance.ts';
import { goodAppearance, goodDocument, judged, testThresholds } from '#test/support/scans.ts';

const { spotBad, shadowBad, fillBad, fillDoubtful, tiltBad, perspectiveBad } = testThresholds;
const zone = { x: 0.4, y: 0.4, width: 0.1, height: 0.1 };
const paper = (changes: Partial<FoundDocument>): Partial<Appearance> => ({ document: { ...goodDocument, ...changes } });
/** A fifth of the paper so bright, and the rest at 200. */
const shaded = (value: number) => ({
  columns: 5,
  rows: 4,
  values: Array.from({ length: 20 }, (_, at) => (at < 4 ? value : 200)),
});
/** Clearly bad, and only doubtful. */
const clearly: Readonly<Record<string, readonly [Partial<Appearance>, Partial<Appearance>]>> = {
  glare: [{ glare: [{ zone, share: spotBad }] }, { glare: [{ zone, share: spotBad - 0.001 }] }],
  shadow: [{ light: shaded(200 * shadowBad - 1) }, { light: shaded(200 * shadowBad + 1) }],
  small: [paper({ share: fillBad - 0.001 }), paper({ share: (fillBad + fillDoubtful) / 2 })],
  tilted: [paper({ tilt: tiltBad }), paper({ tilt: tiltBad - 0.1 })],
  aslant: [paper({ perspective: perspectiveBad }), paper({ perspective: perspectiveBad - 0.01 })],
};

const seen = (changes: Partial<Appearance>, kind: ScanKind = 'subjectCertificate') =>
  judged({ width: 1600, height: 1200, appearance: { ...goodAppearance, ...changes } }, kind, { kinds: {} });

it.each(Object.entries(clearly))(
  'scan.%s blocks where it is clearly bad on a certificate that is certain, and only warns otherwise',
  (name, [bad, doubtful]) => {
    const { documentCertain: certain } = testThresholds;
    const weights = (changes: Partial<Appearance>, confidence: number, kind?: ScanKind) =>
      seen({ ...changes, document: { ...goodDocument, ...changes.document, confidence } }, kind)
        .filter(({ rule }) => rule === `scan.${name}`)
        .map(({ weight }) => weight);
    expect([
      weights(bad, certain),
      weights(bad, certain - 0.01),
      weights(bad, certain, 'letter'),
      weights(doubtful, certain),
    ]).toEqual([['must'], ['should'], ['should'], ['should']]);
  },
);

it.each(['glare', 'shadow'] as const)(
  'scan.%s blocks on a picture that is the paper alone, as one that was cut out',
  (name) => {
    const [bad] = clearly[name] ?? [{}];
    const document = { ...goodDocument, full: true, tilt: null, perspective: null, share: 1, confidence: 0.6 };
    const found = seen({ ...bad, document }).filter(({ rule }) => rule === `scan.${name}`);
    expect(found.map(({ weight }) => weight)).toEqual(['must']);
  },
);
