import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkResidentId, residentIdParts } from '#shared/identity/residentId.ts';
import { residentIdFrom } from '#test/support/specimenNumbers.ts';

const today = '2026-11-23';
const check = (input: string) => checkResidentId('resident-id', input, today);
const problems = (input: string) => {
  const checked = check(input);
  return checked.ok ? [] : checked.problems;
};

/** The example of the standard itself (GB 11643-1999, annex). */
const standardExample = '11010519491231002X';

const validId = fc
  .record({
    prefix: fc.constantFrom('110105', '440305', '650102', '810000', '830000'),
    days: fc.integer({ min: 0, max: 45_000 }),
    sequence: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ prefix, days, sequence }) => {
    const birthday = new Date(Date.UTC(1900, 0, 1) + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    return residentIdFrom(`${prefix}${birthday}${String(sequence).padStart(3, '0')}`);
  });

describe('a resident ID number', () => {
  it('of the standard is fine, however it is typed', () => {
    for (const input of [
      standardExample,
      '11010519491231002x',
      ' 110105 19491231 002X ',
      '110105-19491231-002X',
      '110105\u200B19491231\uFEFF002X\u202C',
      '1101051949123\uFF11\uFF10\uFF10\uFF12\uFF38',
      "'11010519491231002X",
    ]) {
      expect(check(input)).toMatchObject({ ok: true, normalized: standardExample });
    }
  });

  it.each([
    ['', null, null, '没有填写'],
    ['1101051949123100', null, null, '少了 2 位'],
    ['11010519491231002XX', null, null, '多了 1 位'],
    ['1101051949123100X', null, null, '少了 1 位'],
    ['110105491231002', null, null, '15 位的旧号码'],
    ['1101O519491231002X', 5, 'O', '数字 0'],
    ['1101051949I231002X', 11, 'I', '数字 1'],
    ['11010519491231X02X', 15, 'X', '只能是数字'],
    ['11010519491231002\u0425', 18, '\u0425', '看起来像“X”'],
    ['11010519491231002*', 18, '*', '数字或 X'],
    ['990105194912310029', 1, '9', '省份的代码'],
    ['110105194913310025', 11, '1', '没有 13 月'],
    ['110105194902300021', 13, '3', '2 月没有 30 日'],
    ['110105190002290022', 13, '2', '2 月没有 29 日'],
    ['110105203001010022', 7, '2', '晚于今天'],
    ['110105189912310022', 7, '1', '早于 1900 年'],
    ['110105194912310021', 18, '1', '最后一位应为 X'],
    ['110105194912310000', 18, '0', '15 位数字'],
    ['4.40301E+17', null, null, '科学计数法'],
    ['110105194912310029.0', 19, '.', '“.0”'],
  ])('%s: position %s, character %s, %s', (input, position, character, reason) => {
    expect(problems(input)[0]).toMatchObject({ position, character, reason: expect.stringContaining(reason) });
  });

  it('with one mistake is told one reason', () => {
    for (const input of ['110105194913310025', '990105194912310029', '110105194912310021', '1101O519491231002X']) {
      expect(problems(input)).toHaveLength(1);
    }
  });

  it('that ends 000 by right is fine but noted', () => {
    expect(check(roundedButValid())).toMatchObject({ ok: true, notes: [expect.stringContaining('末三位都是 0')] });
  });

  it('is judged against the day it is given: a birthday today is possible, tomorrow is not', () => {
    const born = residentIdFrom('11010520261123001');
    expect(checkResidentId('resident-id', born, '2026-11-23').ok).toBe(true);
    expect(checkResidentId('resident-id', born, '2026-11-22').ok).toBe(false);
  });

  it('of a residence permit belongs to its own certificate', () => {
    const hongKong = residentIdFrom('81000019900101001');
    const taiwan = residentIdFrom('83000019900101001');
    expect(checkResidentId('hkmo-residence', hongKong, today).ok).toBe(true);
    expect(checkResidentId('tw-residence', taiwan, today).ok).toBe(true);
    expect(checkResidentId('tw-residence', hongKong, today)).toMatchObject({ problems: [{ position: 1 }] });
    expect(checkResidentId('hkmo-residence', standardExample, today).ok).toBe(false);
    expect(check(hongKong)).toMatchObject({ ok: true, notes: [expect.stringContaining('港澳居民居住证')] });
  });

  it('tells province, birthday and sex, but only when it is valid', () => {
    expect(residentIdParts(standardExample, today)).toEqual({
      provinceCode: '110000',
      birthday: '1949-12-31',
      sex: 'female',
    });
    expect(residentIdParts('110105194912310021', today)).toBeNull();
  });
});

describe('what modulus 11 guarantees', () => {
  it('every generated number is valid', () => {
    fc.assert(fc.property(validId, (id) => check(id).ok));
  });

  it('any single changed character is refused', () => {
    fc.assert(
      fc.property(validId, fc.nat(17), fc.constantFrom(...'0123456789XOIZS-.'), (id, place, character) => {
        fc.pre(id[place] !== character);
        expect(check(id.slice(0, place) + character + id.slice(place + 1)).ok).toBe(false);
      }),
    );
  });

  it('any two neighbours in the wrong order are refused, for neighbouring weights differ by the factor 2', () => {
    fc.assert(
      fc.property(validId, fc.nat(16), (id, place) => {
        fc.pre(id[place] !== id[place + 1]);
        const swapped = `${id.slice(0, place)}${id[place + 1]}${id[place]}${id.slice(place + 2)}`;
        expect(check(swapped).ok).toBe(false);
      }),
    );
  });

  it('two characters ten places apart have the same weight: their exchange can go unnoticed', () => {
    const id = residentIdFrom('11010519801205002');
    const swapped = `${id.slice(0, 3)}${id[13]}${id.slice(4, 13)}${id[3]}${id.slice(14)}`;
    expect(swapped).not.toBe(id);
    expect(check(swapped).ok).toBe(true);
  });
});

/** A valid number whose last three digits are 0, found by trying birthdays. */
function roundedButValid(): string {
  for (let day = 1; day <= 28; day++) {
    const id = residentIdFrom(`110105199001${String(day).padStart(2, '0')}000`);
    if (id.endsWith('000')) return id;
  }
  throw new Error('no such number');
}
