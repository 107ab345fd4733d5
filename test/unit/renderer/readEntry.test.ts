import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EditableField } from '#shared/api/caseEdits.ts';
import { cleanApplication, cleanToday } from '#test/support/application.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import type { TextControl } from '../../../renderer/case/form/fields.ts';
import { isPrivate, numberKindOf } from '../../../renderer/case/form/numberKind.ts';
import { readEntry } from '../../../renderer/case/form/readEntry.ts';

const rules = (control: TextControl, kind: Parameters<typeof readEntry>[2]['kind'] = null) => ({
  control,
  kind,
  today: cleanToday,
  provinces: shippedPack.provinces,
});

describe('readEntry', () => {
  it.each<[TextControl, EditableField, string, unknown]>([
    ['line', 'subject.name', '  样例公司 ', '样例公司'],
    ['line', 'subject.name', '   ', null],
    ['day', 'filingCase.plannedOn', '20261231', '2026-12-31'],
    ['day', 'filingCase.plannedOn', '2026年12月31日', '2026-12-31'],
    ['day', 'filingCase.plannedOn', '2026.12.31', '2026-12-31'],
    ['validUntil', 'subject.certificateValidUntil', '长期有效', '长期'],
  ])('%s reads “%s”', (control, field, text, value) => {
    expect(readEntry(field, text, rules(control))).toEqual({ ok: true, value, notes: [] });
  });

  it('writes a right number the usual way and says what was changed', () => {
    expect(readEntry('roles.appPrincipal.mobile', ' 138 0000 0000', rules('number', 'mobile'))).toEqual({
      ok: true,
      value: '13800000000',
      notes: ['去掉了空格'],
    });
  });

  it('keeps a wrong number as it was typed', () => {
    expect(readEntry('roles.appPrincipal.mobile', '138 0000', rules('number', 'mobile'))).toEqual({
      ok: true,
      value: '138 0000',
      notes: [],
    });
  });

  it('refuses a day nobody can read, and a text that is too long, in words', () => {
    expect(readEntry('filingCase.plannedOn', '2026-02-30', rules('day'))).toEqual({
      ok: false,
      problem: '2026 年 2 月没有 30 日。',
    });
    expect(readEntry('subject.name', '样'.repeat(203), rules('line'))).toEqual({
      ok: false,
      problem: '太长了，还没有保存：这里最多 200 个字符，请删去 3 个。',
    });
  });

  it('reads what it wrote as the same value', () => {
    const control = fc.constantFrom<TextControl>('line', 'number', 'day', 'validUntil');
    fc.assert(
      fc.property(control, fc.string({ unit: 'grapheme' }), (each, text) => {
        const field =
          each === 'day' || each === 'validUntil' ? 'subject.certificateValidUntil' : 'roles.appPrincipal.mobile';
        const read = readEntry(field, text, rules(each, 'mobile'));
        if (!read.ok || read.value === null) return;
        expect(readEntry(field, String(read.value), rules(each, 'mobile'))).toEqual({ ...read, notes: [] });
      }),
    );
  });
});

describe('numberKindOf', () => {
  it.each<[EditableField, string | null]>([
    ['subject.certificateNumber', 'credit-code'],
    ['roles.subjectPrincipal.certificateNumber', 'resident-id'],
    ['roles.appPrincipal.emergencyMobile', 'mobile'],
    ['miniProgram.appId', 'appid'],
    ['miniProgram.recordNumber', 'filing-number'],
    ['subject.name', null],
  ])('%s is read as %s', (field, kind) => {
    expect(numberKindOf(field, cleanApplication(), shippedPack)).toBe(kind);
  });

  it('knows no format while the certificate is not chosen', () => {
    const application = cleanApplication({ persons: { 0: { certificateType: null } } });
    expect(numberKindOf('roles.subjectPrincipal.certificateNumber', application, shippedPack)).toBeNull();
  });
});

describe('isPrivate', () => {
  it('hides numbers of human beings, not of companies', () => {
    expect(isPrivate('roles.subjectPrincipal.certificateNumber', 'organisation')).toBe(true);
    expect(isPrivate('roles.appPrincipal.mobile', null)).toBe(true);
    expect(isPrivate('subject.certificateNumber', 'organisation')).toBe(false);
    expect(isPrivate('subject.certificateNumber', 'personal')).toBe(true);
    expect(isPrivate('miniProgram.appId', null)).toBe(false);
  });
});
