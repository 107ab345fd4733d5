import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialFieldAt } from '#shared/filing/officialFields.ts';
import { lintApplication } from '#shared/lint/lintApplication.ts';
import { profileById } from '#shared/scans/profile.ts';
import { cleanApplication, cleanPersonalApplication, type Overrides } from '#test/support/application.ts';
import { inShort, lint, lintDefect, shippedPack } from '#test/support/lintDefect.ts';

describe('a clean application', () => {
  it('of a company has no finding at all', () => {
    expect(lint(cleanApplication())).toEqual([]);
  });

  it('of a person has no finding at all', () => {
    expect(lint(cleanPersonalApplication())).toEqual([]);
  });

  it('in which one person holds every role has no finding at all', () => {
    expect(lintDefect({ roles: { appPrincipal: 1 } })).toEqual([]);
  });
});

const nothing: Overrides = {
  subject: {
    type: null,
    name: null,
    province: null,
    city: null,
    district: null,
    address: null,
    certificateType: null,
    certificateNumber: null,
    certificateAddress: null,
    certificateValidFrom: null,
    certificateValidUntil: null,
  },
  miniProgram: { name: null, appId: null, serviceTypes: [], preapprovals: [], comment: null },
  roles: { legalRepresentative: null, subjectPrincipal: null, appPrincipal: null },
};

describe('an empty application', () => {
  const findings = lint(cleanApplication(nothing), { materials: [] });

  it('is told everything that is missing at once, each thing once', () => {
    const places = findings.map(({ where }) => where);
    expect(new Set(places).size).toBe(places.length);
    expect(findings.filter(({ weight }) => weight === 'must').length).toBeGreaterThan(10);
  });

  it('is not told that what is missing is malformed', () => {
    expect(inShort(findings).filter((each) => each.includes('identity.'))).toEqual([]);
  });
});

describe('findings', () => {
  const several = lint(
    cleanApplication({
      subject: { address: '广东省深圳市南山区样例路', certificateNumber: '91440300192203821O' },
      miniProgram: { comment: '太短', appId: null },
      persons: { 1: { email: '样例@qq.com' } },
    }),
    { materials: [] },
  );

  it('come all at once, blocking ones first', () => {
    const weights = several.map(({ weight }) => weight);
    expect(weights).toEqual(weights.toSorted((a, b) => rank(a) - rank(b)));
    expect(new Set(weights)).toEqual(new Set(['must', 'should', 'hint']));
  });

  it('stand at an official path or at a field of ours', () => {
    for (const { where } of several) {
      expect(officialFieldAt(where) !== null || /^(subject|materials)\.[A-Za-z]+$/.test(where), where).toBe(true);
    }
  });

  it('say in Chinese what is wrong and what to do, and who says so', () => {
    for (const { message, remedy, source } of several) {
      for (const text of [message, remedy, source]) expect(text).toMatch(/\p{Script=Han}{2}/u);
    }
  });
});

it('a cancellation asks for no form, only for the number it is about', () => {
  const overrides: Overrides = { ...nothing, filingCase: { filingType: 'cancel' } };
  expect(inShort(lint(cleanApplication(overrides), { materials: [] }))).toEqual([
    'should form.recordNumberMissing icp_applets.base_info.record_number',
    'hint material.agencyMandate materials.agencyMandate',
  ]);
});

it('a pack whose rule is of low confidence does not block by it', () => {
  const doubtful = {
    ...shippedPack,
    rules: shippedPack.rules.map((row) =>
      row.id === 'form.appCommentLength' ? { ...row, confidence: 'low' as const } : row,
    ),
  };
  const findings = lintApplication(cleanApplication({ miniProgram: { comment: '太短' } }), doubtful, {
    today: '2026-11-23',
    profile: profileById(shippedPack, 'wechat-default'),
    materials: [],
    agencyPhones: [],
    ownRules: [],
  });
  expect(findings.find(({ rule }) => rule === 'form.appCommentLength')?.weight).toBe('should');
});

it('whatever was typed, the lint gives findings and never fails', () => {
  const text = fc.option(fc.string({ unit: 'binary' }), { nil: null });
  fc.assert(
    fc.property(text, text, text, fc.option(fc.integer(), { nil: null }), (one, other, third, code) => {
      const findings = lint(
        cleanApplication({
          subject: { name: one, address: other, certificateAddress: third, certificateType: code, province: other },
          miniProgram: { name: third, comment: one, appId: other, recordNumber: one, serviceTypes: [code ?? 0] },
          persons: { 1: { certificateNumber: one, mobile: other, email: third, certificateType: code } },
        }),
      );
      expect(findings.every(({ message }) => message.length > 0)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

function rank(weight: 'must' | 'should' | 'hint'): number {
  return ['must', 'should', 'hint'].indexOf(weight);
}
