import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNumber } from '#shared/identity/checkNumber.ts';
import { readDay, readValidUntil } from '#shared/identity/day.ts';
import { type NumberStyle, normaliseNumber } from '#shared/identity/normalise.ts';
import { type NumberKind, numberKindSchema } from '#shared/rules/rulePack.ts';
import { shippedPack } from '#test/support/lintDefect.ts';

const style = fc.record<NumberStyle>({
  letters: fc.constantFrom('upper', 'lower', 'asTyped'),
  dashes: fc.constantFrom('drop', 'keep'),
});
/** Any text, lone surrogates included, rich in what people paste. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: fc.constantFrom(..."0123456789Xx-\u2014\uFF0D\u3000\u200B\uFEFF\u202E.E+'\uFF11\uFF38年月日") }),
);

describe('normalisation', () => {
  it.each([
    ['\u3000１２ ３\t', '123', ['去掉了空格', '全角字符改成了半角']],
    ['1\u200B2\uFEFF3\u202E', '123', ['去掉了空格', '去掉了看不见的字符']],
    ['12\u20133-4', '1234', ['破折号改成了半角连字符', '去掉了数字之间的连字符']],
    ["'12x", '12X', ['去掉了开头的引号', '小写字母改成了大写']],
    ['-5', '-5', []],
    ['123', '123', []],
  ])('%j becomes %s and says so', (input, text, notes) => {
    expect(normaliseNumber(input, { letters: 'upper', dashes: 'drop' })).toEqual({ text, notes });
  });

  it('never turns a look-alike into what it looks like', () => {
    expect(normaliseNumber('OIZSB\u0425\u3007', { letters: 'upper', dashes: 'drop' }).text).toBe('OIZSB\u0425\u3007');
  });

  it('done twice is done once', () => {
    fc.assert(
      fc.property(anyText, style, (input, how) => {
        const once = normaliseNumber(input, how);
        expect(normaliseNumber(once.text, how)).toEqual({ text: once.text, notes: [] });
        if (once.text !== input) expect(once.notes).not.toEqual([]);
      }),
    );
  });
});

describe('any text at all', () => {
  it('gets a verdict with a reason, never an exception', () => {
    fc.assert(
      fc.property(fc.constantFrom<NumberKind>(...numberKindSchema.options), anyText, (kind, input) => {
        const checked = checkNumber(kind, input, { today: '2026-11-23', provinces: shippedPack.provinces });
        if (checked.ok) return;
        expect(checked.problems.length).toBeGreaterThan(0);
        for (const { position, character, reason } of checked.problems) {
          expect(reason).toMatch(/\p{Script=Han}/u);
          expect(reason.isWellFormed()).toBe(true);
          if (position !== null) expect([...checked.normalized][position - 1] ?? null).toBe(character);
        }
      }),
    );
  });

  it('is read as a day or refused with a reason', () => {
    fc.assert(
      fc.property(anyText, (input) => {
        const read = readDay(input);
        if (read.ok) expect(readDay(read.day)).toEqual(read);
        else expect(read.reason).toMatch(/\p{Script=Han}/u);
        expect(readValidUntil(input).ok || !read.ok).toBe(true);
      }),
    );
  });
});
