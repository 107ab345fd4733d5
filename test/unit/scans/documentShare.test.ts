import { describe, expect, it } from 'vitest';
import { copyTargetFor } from '#shared/scans/copyTarget.ts';
import { documentShare } from '#shared/scans/documentShare.ts';
import { profileById } from '#shared/scans/profile.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { goodAppearance, goodDocument, goodFacts, testThresholds } from '#test/support/scans.ts';

const card = { kind: 'personFront', thresholds: testThresholds } as const;
const letter = { kind: 'letter', thresholds: testThresholds } as const;
const withPaper = (document: Partial<typeof goodDocument> | null) => ({
  ...goodFacts,
  width: 4000,
  height: 3000,
  appearance: {
    ...goodAppearance,
    document: document && { ...goodDocument, full: false, confidence: 0.9, ...document },
  },
});

describe('how much of a picture its paper takes up', () => {
  it('is its longer side over that of the picture, however it lies', () => {
    expect(documentShare(withPaper({ width: 1000, height: 640 }), card)).toBe(0.25);
    expect(documentShare(withPaper({ width: 640, height: 1000 }), card)).toBe(0.25);
  });

  it('is all of it where no paper was found, where nothing else is in the picture, and of what is no paper', () => {
    expect(documentShare(withPaper(null), card)).toBe(1);
    expect(documentShare(withPaper({ width: 1000, height: 640, full: true }), card)).toBe(1);
    expect(documentShare({ ...goodFacts, appearance: null }, card)).toBe(1);
    expect(documentShare(withPaper({ width: 1000, height: 640 }), { ...letter, kind: 'otherAttachment' })).toBe(1);
  });

  it('counts a sheet whose edges are unsure as the whole picture, a card as it is judged', () => {
    const unsure = withPaper({ width: 1000, height: 640, confidence: 0.1 });
    expect(documentShare(unsure, letter)).toBe(1);
    expect(documentShare(unsure, card)).toBe(0.25);
  });

  it('is never so small that a stamp would forbid every copy', () => {
    expect(documentShare(withPaper({ width: 40, height: 30 }), card)).toBe(0.15);
  });

  it('keeps a small card at the dots an inch that can be read', () => {
    const share = documentShare(withPaper({ width: 1000, height: 640 }), card);
    const target = copyTargetFor(
      profileById(shippedPack, 'wechat-default'),
      'personFront',
      shippedPack.copyLimits,
      share,
    );
    const dots = ((target.legibleSide * share) / 85.6) * 25.4;
    expect(dots).toBeGreaterThanOrEqual(shippedPack.copyLimits.cardDpi);
  });
});
