import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningOf } from '../../../renderer/parts/longText.ts';

describe('the beginning of a text', () => {
  it('is not asked for where all of it can stand', () => {
    expect(beginningOf('')).toBeNull();
    expect(beginningOf('一\r\n二\n三')).toBeNull();
    expect(beginningOf('样'.repeat(90))).toBeNull();
  });

  it('ends after so many characters or lines, and never within a character', () => {
    expect(beginningOf('𠮷'.repeat(91))).toBe(`${'𠮷'.repeat(90)}…`);
    expect(beginningOf('一\n二\n三\n四')).toBe('一\n二\n三…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const beginning = beginningOf(text);
        const plain = text.replaceAll('\r\n', '\n');
        if (beginning === null) expect([...plain].length).toBeLessThanOrEqual(90);
        else expect(plain.startsWith(beginning.slice(0, -1))).toBe(true);
      }),
    );
  });
});
