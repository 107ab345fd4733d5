import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDay, readValidUntil } from '#shared/identity/day.ts';

describe('readDay', () => {
  it.each([
    '20300131',
    '2030-01-31',
    '2030-1-31',
    '2030.1.31',
    '2030.01.31',
    '2030/1/31',
    '2030年1月31日',
    '2030 年 1 月 31 日',
    '2030年01月31号',
    '２０３０年１月３１日',
    '２０３０／０１／３１',
    '2030\u20131\u201331',
    ' 2030-01-31\u200B',
    '2030-01-31 00:00:00',
    '2030-01-31T00:00:00.000Z',
  ])('understands %s', (input) => {
    expect(readDay(input)).toEqual({ ok: true, day: '2030-01-31' });
  });

  it('does not take the time for part of the day', () => {
    expect(readDay('2030-1-30 0:00')).toEqual({ ok: true, day: '2030-01-30' });
    expect(readDay('2030-1-3 00:00')).toEqual({ ok: true, day: '2030-01-03' });
  });

  it.each([
    ['', '没有填写'],
    ['2030-02-30', '2 月没有 30 日'],
    ['2023-02-29', '2 月没有 29 日'],
    ['20301301', '没有 13 月'],
    ['2030-04-31', '4 月没有 31 日'],
    ['2030-00-10', '没有 0 月'],
    ['1030-01-31', '年份 1030'],
    ['30-1-31', '四位'],
    ['31/01/2030', '年、月、日的顺序'],
    ['2030-01', '不完整'],
    ['2030年1月', '不完整'],
    ['203001311', '看不懂'],
    ['47149', '日期序号'],
    ['2030-01-31 12:00', '看不懂'],
    ['长期', '看不懂'],
    ['明年', '看不懂'],
  ])('refuses %s: %s', (input, reason) => {
    expect(readDay(input)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });

  it('reads every day back, in every form', () => {
    const forms = [
      (y: string, m: string, d: string) => `${y}${m}${d}`,
      (y: string, m: string, d: string) => `${y}-${m}-${d}`,
      (y: string, m: string, d: string) => `${y}.${Number(m)}.${Number(d)}`,
      (y: string, m: string, d: string) => `${y}年${Number(m)}月${Number(d)}日`,
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.constantFrom(...forms), (days, form) => {
        const day = new Date(Date.UTC(1900, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
        const [year = '', month = '', date = ''] = day.split('-');
        expect(readDay(form(year, month, date))).toEqual({ ok: true, day });
      }),
    );
  });
});

describe('readValidUntil', () => {
  it.each(['长期', '长 期', '长期有效', '永久', '永久有效', '无固定期限', '不约定期限'])('%s is 长期', (input) => {
    expect(readValidUntil(input)).toEqual({ ok: true, day: '长期' });
  });

  it('reads a day like readDay', () => {
    expect(readValidUntil('2030年1月31日')).toEqual({ ok: true, day: '2030-01-31' });
  });

  it.each([
    ['2020.01.01-2030.01.01', '只填截止日期'],
    ['2020.01.01—长期', '只填截止日期'],
    ['9999-12-31', '长期'],
    ['见证件', '看不懂'],
  ])('refuses %s: %s', (input, reason) => {
    expect(readValidUntil(input)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });
});
