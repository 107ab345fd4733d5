import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDay, readValidUntil } from '#shared/identity/day.ts';
import { lintDefect, shippedPack } from '#test/support/lintDefect.ts';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const province = fc.constantFrom(...'京津冀晋沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云陕甘青宁新');
const bracket = fc.constantFrom(['(', ')'] as const, ['（', '）'] as const);

describe('approval numbers, by 前置审批项', () => {
  const written: readonly (readonly [type: number, number: fc.Arbitrary<string>])[] = [
    [1, digits(11)],
    [
      2,
      fc.tuple(digits(4), digits(4), digits(1)).map(([house, title, check]) => `ISBN 978-7-${house}-${title}-${check}`),
    ],
    [2, fc.tuple(province, digits(3)).map(([where, number]) => `（署）网出证（${where}）字第${number}号`)],
    [
      5,
      fc
        .tuple(bracket, province, fc.constantFrom('经营性', '非经营性'), digits(4), digits(4))
        .map(([[open, close], where, kind, year, number]) => `${open}${where}${close}-${kind}-${year}-${number}`),
    ],
    [
      9,
      fc
        .tuple(
          province,
          fc.constantFrom(['〔', '〕'] as const, ['[', ']'] as const, ['（', '）'] as const),
          digits(4),
          digits(4),
          digits(3),
        )
        .map(([where, [open, close], year, one, two]) => `${where}网文${open}${year}${close}${one}-${two}号`),
    ],
    [10, digits(7)],
    [
      15,
      fc
        .tuple(province, bracket, digits(4), digits(7))
        .map(([where, [open, close], year, number]) => `${where}${open}${year}${close}${number}`),
    ],
  ];
  const defects = (type: number, code: string) =>
    lintDefect({ miniProgram: { preapprovals: [{ type, code, validUntil: null }] } });

  it.each(written)('%i as it is printed is fine', (type, number) => {
    fc.assert(
      fc.property(number, (code) => {
        expect(defects(type, code)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('whatever else is written warns at most, and only where a shape is known', () => {
    const types = fc.constantFrom(...shippedPack.preapprovalTypes.filter((row) => row.requiresNumberAndFile));
    fc.assert(
      fc.property(types, fc.string({ unit: 'grapheme', minLength: 1 }), ({ id, numberPattern }, code) => {
        const found = defects(id, code).filter((line) => !line.includes('strayCharacters'));
        const strange = numberPattern !== null && !new RegExp(numberPattern, 'u').test(code);
        expect(found).toEqual(
          strange ? ['should form.preapprovalPattern icp_applets.base_info.nrlx_details[0].code'] : [],
        );
      }),
    );
  });
});

/** A day that exists, between the years a date may have here. */
const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));

describe('days as people write them', () => {
  it('are read back the same in every usual shape', () => {
    fc.assert(
      fc.property(day, (text) => {
        const [year = '', month = '', date = ''] = text.split('-');
        const [m, d] = [Number(month), Number(date)];
        const shapes = [
          text,
          text.replaceAll('-', ''),
          `${year}.${month}.${date}`,
          `${year}/${m}/${d}`,
          `${year}年${m}月${d}日`,
        ];
        for (const shape of shapes) {
          expect(readDay(shape)).toEqual({ ok: true, day: text });
          expect(readValidUntil(shape)).toEqual({ ok: true, day: text });
        }
      }),
    );
  });

  it('are refused when the calendar has no such day', () => {
    const beyond = fc.tuple(
      fc.integer({ min: 1900, max: 2199 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 29, max: 99 }),
    );
    fc.assert(
      fc.property(beyond, ([year, month, date]) => {
        const there = new Date(Date.UTC(year, month - 1, date)).getUTCMonth() === month - 1 && date <= 31;
        expect(readDay(`${year}-${String(month).padStart(2, '0')}-${date}`).ok).toBe(there);
      }),
    );
  });
});

describe('the validity of a resident ID', () => {
  const where = /icp_applets\.principal_info\.certificate_validity_date_(start|end)$/;
  const found = (from: string, until: string) =>
    lintDefect({ persons: { 1: { certificateValidFrom: from, certificateValidUntil: until } } });
  const near = fc
    .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true })
    .map((moment) => moment.toISOString().slice(0, 10));

  it('whatever its days are, is one finding at most, at one of them', () => {
    fc.assert(
      fc.property(near, fc.oneof(near, fc.constant('长期')), (from, until) => {
        const lines = found(from, until);
        expect(lines.length).toBeLessThanOrEqual(1);
        for (const line of lines) expect(line).toMatch(where);
      }),
    );
  });

  it('of the years his age gives, that began and has months to run, is fine', () => {
    // 乙 was born on 2 February 1990: twenty years from 26 to 45.
    const from = fc
      .date({ min: new Date('2017-01-01T00:00:00Z'), max: new Date('2026-12-01T00:00:00Z'), noInvalidDate: true })
      .map((moment) => moment.toISOString().slice(0, 10))
      .filter((each) => !each.endsWith('02-29'));
    fc.assert(
      fc.property(from, fc.constantFrom(5, 10, 20), (start, span) => {
        const until = `${Number(start.slice(0, 4)) + span}${start.slice(4)}`;
        const lines = found(start, until);
        if (span === 20) expect(lines).toEqual([]);
        else
          expect(lines).toEqual([
            expect.stringMatching(/identity\.(certificateExpired|certificateEndsSoon|validityLength) /),
          ]);
      }),
    );
  });

  it('that ends before the planned day, 2026-12-01, has always expired', () => {
    const past = fc
      .integer({ min: 1, max: 2000 })
      .map((days) => new Date(Date.UTC(2026, 11, 1 - days)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(past, (until) => {
        expect(found('2000-01-01', until)).toEqual([
          'must identity.certificateExpired icp_applets.principal_info.certificate_validity_date_end',
        ]);
      }),
    );
  });
});
