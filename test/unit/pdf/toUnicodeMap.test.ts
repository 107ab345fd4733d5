import { describe, expect, it } from 'vitest';
import { toUnicodeMap } from '#backend/pdf/toUnicodeMap.ts';

describe('toUnicodeMap', () => {
  it('writes characters beyond U+FFFF as two units', () => {
    expect(toUnicodeMap(new Map([[0x2ce93, 1]]))).toContain('<0001><d873de93>');
  });

  it('copies the character that was drawn first where two share a glyph', () => {
    const map = toUnicodeMap(
      new Map([
        [0x4e00, 5],
        [0x2f00, 5],
      ]),
    );
    expect(map).toContain('<0005><4e00>');
    expect(map).not.toContain('2f00');
  });

  it('puts at most a hundred characters in a block', () => {
    const map = toUnicodeMap(new Map(Array.from({ length: 250 }, (_, index) => [0x4e00 + index, index + 1])));
    expect(map.match(/\d+ beginbfchar/g)).toEqual(['100 beginbfchar', '100 beginbfchar', '50 beginbfchar']);
  });
});
