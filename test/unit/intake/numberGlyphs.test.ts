import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  glyphColumns,
  glyphCount,
  glyphRows,
  likenesses,
  numberFit,
  numberShown,
  showsAnother,
} from '#shared/intake/numberGlyphs.ts';

const size = glyphColumns * glyphRows;

/** The same noise for the same character, a little different at each place: as a typeface on a photo. */
function printed(number: string, noise: number): Uint8Array {
  const glyphs = new Uint8Array(glyphCount * size);
  [...number].forEach((character, place) => {
    for (let at = 0; at < size; at++) {
      const shape = ((character.charCodeAt(0) * 2654435761 + at * 40503) >>> 8) & 255;
      const wobble = (((place + 1) * 7919 + at * 104729) % 201) - 100;
      glyphs[place * size + at] = Math.max(0, Math.min(255, shape + wobble * noise));
    }
  });
  return glyphs;
}

const numbers = fc
  .uniqueArray(fc.stringMatching(/^\d{17}[\dX]$/), { minLength: 2, maxLength: 6 })
  .filter((all) => all.every((number) => new Set(number).size > 3));

describe('the number on a card', () => {
  it('is told from other numbers by which of its shapes are alike', () => {
    fc.assert(
      fc.property(numbers, (all) => {
        const [shown = '', ...others] = all;
        const alike = likenesses(printed(shown, 0.3));
        if (!alike) throw new Error('no shapes');
        const fit = numberFit(alike, shown) ?? 0;
        for (const other of others) expect(fit).toBeGreaterThanOrEqual(numberFit(alike, other) ?? -1);
        expect([shown, null]).toContain(numberShown(printed(shown, 0.3), all));
      }),
      { numRuns: 100 },
    );
  });

  it('is not taken for one that only begins alike', () => {
    // 样例 numbers: the same zeros and nines, other digits behind.
    const shown = printed('430000198010100176', 0.2);
    expect(numberShown(shown, ['610000199012120160', '320000199401120085'])).toBeNull();
    expect(numberShown(shown, ['610000199012120160', '430000198010100176'])).toBe('430000198010100176');
  });

  it('is clearly another one where its shapes say so, and is not where they do not', () => {
    const shown = '510107197703287856';
    const others = ['330105199009202448', '110101199001011237'];
    expect(showsAnother(printed(shown, 0.3), shown)).toBe(false);
    expect(others.filter((other) => showsAnother(printed(shown, 0.3), other))).toEqual(others);
    expect(showsAnother(new Uint8Array(10), shown)).toBe(false);
    expect(showsAnother(printed(shown, 0.3), '')).toBe(false);
  });

  it('is not told where two numbers fit alike, or none does', () => {
    const shown = '110101199001011237';
    // Every 1 is a 5 and every 5 a 1: the same shapes are alike.
    const twin = shown.replace(/[15]/gu, (digit) => (digit === '1' ? '5' : '1'));
    expect(numberShown(printed(shown, 0.2), [shown, '340000199207190059'])).toBe(shown);
    expect(numberShown(printed(shown, 0.2), [shown, twin])).toBeNull();
    expect(numberShown(printed(shown, 0.2), ['340000199207190059'])).toBeNull();
    expect(numberShown(new Uint8Array(10), [shown])).toBeNull();
    expect(numberShown(printed(shown, 0.2), ['C12345678'])).toBeNull();
  });
});
