import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNumber } from '#shared/identity/checkNumber.ts';
import { isVirtualOperator } from '#shared/identity/phone.ts';
import type { NumberKind } from '#shared/rules/rulePack.ts';
import { shippedPack } from '#test/support/lintDefect.ts';

const today = '2026-11-23';
const check = (kind: NumberKind, text: string) => checkNumber(kind, text, { today, provinces: shippedPack.provinces });
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
/** A text with the character at a place replaced. */
const replaced = (text: string, at: number, by: string) => text.slice(0, at) + by + text.slice(at + 1);

describe('AppID: wx and sixteen hexadecimal digits', () => {
  const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 16, maxLength: 16 });
  const appId = hex.map((rest) => `wx${rest}`);

  it('every one is right, in capitals and with blanks too, and stays as it is', () => {
    fc.assert(
      fc.property(appId, fc.nat(18), (id, at) => {
        expect(check('appid', id)).toEqual({ ok: true, normalized: id, notes: [] });
        expect(check('appid', id.toUpperCase())).toMatchObject({ ok: true, normalized: id });
        expect(check('appid', `${id.slice(0, at)} ${id.slice(at)}`)).toMatchObject({ ok: true, normalized: id });
      }),
    );
  });

  it('one letter beyond f, one digit more or fewer, and it is wrong, at its place', () => {
    const wrong = fc.constantFrom(...'ghijkmnpqrstuvyz');
    fc.assert(
      fc.property(appId, fc.integer({ min: 2, max: 17 }), wrong, (id, at, by) => {
        const checked = check('appid', replaced(id, at, by));
        expect(checked.ok ? [] : checked.problems.map(({ position }) => position)).toEqual([at + 1]);
        expect(check('appid', `${id}0`).ok).toBe(false);
        expect(check('appid', id.slice(0, -1)).ok).toBe(false);
      }),
    );
  });
});

describe('a mobile number: 1, then 3 to 9, then nine digits', () => {
  const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`);

  it('every one is right, however it is set apart', () => {
    const set = fc.constantFrom('', ' ', '-', ' - ');
    fc.assert(
      fc.property(mobile, set, fc.constantFrom('', '+86', '86', '0086', '+86 '), (number, between, country) => {
        const written = country + [number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(between);
        expect(check('mobile', written)).toMatchObject({ ok: true, normalized: number });
      }),
    );
  });

  it('no other second digit, no other length', () => {
    fc.assert(
      fc.property(mobile, fc.constantFrom(...'012'), (number, second) => {
        const checked = check('mobile', replaced(number, 1, second));
        expect(checked.ok ? [] : checked.problems.map(({ position }) => position)).toEqual([2]);
        expect(check('mobile', number.slice(0, -1)).ok).toBe(false);
        expect(check('mobile', `${number}0`).ok).toBe(false);
      }),
    );
  });

  it('the operator is told by the first three digits alone', () => {
    const virtual = shippedPack.limits.virtualNumbers.prefixes;
    expect(virtual).toEqual(['162', '165', '167', '170', '171']);
    fc.assert(
      fc.property(mobile, digits(8), (number, rest) => {
        expect(isVirtualOperator(number, virtual)).toBe(virtual.includes(number.slice(0, 3)));
        for (const prefix of virtual) expect(isVirtualOperator(prefix + rest, virtual)).toBe(true);
      }),
    );
  });
});

describe('a filing number', () => {
  const province = fc.constantFrom(...'京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新');
  const serial = fc.integer({ min: 1, max: 99_999 });
  const main = fc.integer({ min: 8, max: 10 }).chain(digits);
  const parts = fc.tuple(province, main, serial);
  const filing = parts.map(([where, number, which]) => `${where}ICP备${number}号-${which}X`);
  const licence = fc
    .tuple(province, fc.constantFrom('A2', 'B1', 'B2'), digits(8), serial)
    .map(([where, kind, number, which]) => `${where}${kind}-${number}-${which}X`);

  it('of a mini program is right, in small letters and with other dashes too', () => {
    fc.assert(
      fc.property(fc.oneof(filing, licence), (number) => {
        expect(check('filing-number', number)).toEqual({ ok: true, normalized: number, notes: [] });
        for (const written of [number.toLowerCase(), number.replaceAll('-', '\uFF0D'), ` ${number} `]) {
          expect(check('filing-number', written)).toMatchObject({ ok: true, normalized: number });
        }
      }),
    );
  });

  it('of a website, an app or a quick app is called what it is', () => {
    fc.assert(
      fc.property(filing, fc.constantFrom('', 'A', 'K'), (number, letter) => {
        const checked = check('filing-number', number.slice(0, -1) + letter);
        expect(checked.ok ? '' : checked.problems[0]?.reason).toContain('的备案号');
      }),
    );
  });

  it('that lacks any of its characters but a digit is wrong', () => {
    fc.assert(
      fc.property(filing, fc.nat(), (number, place) => {
        const at = place % number.length;
        fc.pre(!/\d/.test(number[at] ?? ''));
        expect(check('filing-number', number.slice(0, at) + number.slice(at + 1)).ok).toBe(false);
      }),
    );
  });
});

it('whatever is typed, a check answers, and what it accepts it accepts again unchanged', () => {
  const kinds = fc.constantFrom<NumberKind[]>('appid', 'mobile', 'filing-number');
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'wx0123456789粤ICP备号-X') }),
  );
  fc.assert(
    fc.property(kinds, text, (kind, typed) => {
      const checked = check(kind, typed);
      if (!checked.ok) expect(checked.problems.length).toBeGreaterThan(0);
      else expect(check(kind, checked.normalized)).toEqual({ ok: true, normalized: checked.normalized, notes: [] });
    }),
    { numRuns: 500 },
  );
});
