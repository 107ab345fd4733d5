import { describe, expect, it } from 'vitest';
import { sharpnessOf } from '#backend/scans/sharpness.ts';
import { gaussianTable, seeded } from '#test/support/specimens/random.ts';

const side = 200;
const noise = gaussianTable(seeded(3), side * side);

/** Grey paper with stripes every `period` pixels inside a square of `inked` pixels, and grain of `grain` values. */
function page({ inked = 0, contrast = 100, grain = 0 }) {
  const data = new Uint8Array(side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const ink = x < inked && y < inked && x % 4 < 2 ? contrast : 0;
      data[y * side + x] = Math.round(180 - ink + grain * (noise[y * side + x] ?? 0));
    }
  }
  return { data, width: side, height: side };
}

describe('sharpnessOf', () => {
  it('is nothing on an empty page, grainy or not', () => {
    expect(sharpnessOf(page({}))).toBe(0);
    const grainy = sharpnessOf(page({ grain: 6 }));
    const plainVariance = 20 * 6 ** 2;
    expect(grainy).toBeLessThan(plainVariance);
  });

  it('grows with contrast', () => {
    expect(sharpnessOf(page({ inked: 100, contrast: 20 }))).toBeLessThan(
      sharpnessOf(page({ inked: 100, contrast: 80 })),
    );
  });

  it('does not depend on how much of the picture is printed', () => {
    const little = sharpnessOf(page({ inked: 80 }));
    const much = sharpnessOf(page({ inked: 160 }));
    expect(Math.abs(little - much) / much).toBeLessThan(0.05);
  });
});
