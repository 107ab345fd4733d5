import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCreditCode } from '#shared/identity/creditCode.ts';
import { creditCodeFrom } from '#test/support/specimenNumbers.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const problems = (input: string) => {
  const checked = checkCreditCode(input);
  return checked.ok ? [] : checked.problems;
};

/** Two codes published on licences; both verify by GB 32100-2015. */
const published = ['914403001922038216', '92130534MADNFAQN4R'];

const text = (length: number, characters: string) =>
  fc.array(fc.constantFrom(...characters), { minLength: length, maxLength: length }).map((each) => each.join(''));
const validCode = fc
  .tuple(text(2, alphabet), text(6, '0123456789'), text(9, alphabet))
  .map((parts) => creditCodeFrom(parts.join('')));

describe('a credit code', () => {
  it('as published is fine, however it is typed', () => {
    for (const code of published) expect(checkCreditCode(code)).toEqual({ ok: true, normalized: code, notes: [] });
    expect(checkCreditCode(' 92130534 madnfaqn-4r\u200B')).toMatchObject({
      ok: true,
      normalized: published[1],
      notes: ['去掉了空格', '去掉了看不见的字符', '去掉了数字之间的连字符', '小写字母改成了大写'],
    });
  });

  it.each([
    ['', null, null, '没有填写'],
    ['91440300192203821', null, null, '少了 1 位'],
    ['9144030019220382166', null, null, '多了 1 位'],
    ['440301123456789', null, null, '15 位的旧注册号'],
    ['91440300192203821O', 18, 'O', '数字 0'],
    ['9144030019I2038216', 11, 'I', '数字 1'],
    ['914403001Z22038216', 10, 'Z', '数字 2'],
    ['92130S34MADNFAQN4R', 6, 'S', '数字 5'],
    ['92130534MADVFAQN4R', 12, 'V', '字母 U、W 或 Y'],
    ['91A440300192203821', 3, 'A', '只能是数字'],
    ['914403A01922038216', 7, 'A', '只能是数字'],
    ['9144030A1922038216', 8, 'A', '只能是数字'],
    ['914403001922038219', 18, '9', '最后一位应为 6'],
    ['914403001922038000', 18, '0', '15 位数字'],
    ['9.14403E+17', null, null, '科学计数法'],
    ['91440300(922038216', 9, '(', '只能是'],
  ])('%s: position %s, character %s, %s', (input, position, character, reason) => {
    expect(problems(input)).toMatchObject([{ position, character, reason: expect.stringContaining(reason) }]);
  });

  it('whose organisation code disagrees is fine but noted', () => {
    const code = creditCodeFrom('91440300192203822');
    expect(checkCreditCode(code)).toMatchObject({ ok: true, notes: [expect.stringContaining('组织机构代码')] });
  });
});

describe('what modulus 31 guarantees', () => {
  it('every generated code is valid', () => {
    fc.assert(fc.property(validCode, (code) => checkCreditCode(code).ok));
  });

  it('any single changed character is refused', () => {
    fc.assert(
      fc.property(validCode, fc.nat(17), fc.constantFrom(...`${alphabet}IOSVZ.`), (code, place, character) => {
        fc.pre(code[place] !== character);
        expect(checkCreditCode(code.slice(0, place) + character + code.slice(place + 1)).ok).toBe(false);
      }),
    );
  });

  it('any two of the first 17 exchanged are refused: 3 is a primitive root of 31, no weight repeats', () => {
    fc.assert(
      fc.property(validCode, fc.nat(16), fc.nat(16), (code, one, other) => {
        fc.pre(code[one] !== code[other]);
        expect(checkCreditCode(exchanged(code, one, other)).ok).toBe(false);
      }),
    );
  });

  it('the first and the last have the same weight: their exchange goes unnoticed', () => {
    const code = published[1] ?? '';
    expect(checkCreditCode(exchanged(code, 0, 17)).ok).toBe(true);
  });
});

function exchanged(code: string, one: number, other: number): string {
  const characters = [...code];
  [characters[one], characters[other]] = [characters[other] ?? '', characters[one] ?? ''];
  return characters.join('');
}
