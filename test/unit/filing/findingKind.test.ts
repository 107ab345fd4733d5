import { describe, expect, it } from 'vitest';
import { countFindings, countOf, findingKinds, kindLabels, kindOf, sayBlocking } from '#shared/filing/findingKind.ts';
import { cleanApplication, cleanMaterials } from '#test/support/application.ts';
import { emptyApplication } from '#test/support/emptyApplication.ts';
import { lint, shippedPack } from '#test/support/lintDefect.ts';

const kinds = (findings: ReturnType<typeof lint>) => new Set(findings.map(kindOf));

describe('kindOf', () => {
  it('calls nothing wrong in a case where nothing has been entered', () => {
    const findings = lint(emptyApplication(), { materials: [] });
    expect(findings.length).toBeGreaterThan(10);
    expect(kinds(findings)).toEqual(new Set(['missing', 'should', 'hint']));
    expect(findings.filter((finding) => kindOf(finding) === 'missing').map(({ weight }) => weight)).not.toContain(
      'should',
    );
  });

  it.each([
    ['a missing value', { subject: { address: null } }, 'missing'],
    ['no service', { miniProgram: { serviceTypes: [] } }, 'missing'],
    ['no pre-approval chosen', { miniProgram: { preapprovals: [] } }, 'missing'],
    ['nobody in a role', { roles: { appPrincipal: null } }, 'missing'],
    ['a wrong number', { persons: { 0: { mobile: '123' } } }, 'wrong'],
    ['too many services', { miniProgram: { serviceTypes: [1, 2, 3, 4, 5, 6, 7] } }, 'wrong'],
    ['a remark too short', { miniProgram: { comment: '样例' } }, 'wrong'],
  ] as const)('tells %s', (_what, overrides, kind) => {
    const must = lint(cleanApplication(overrides as never)).filter(({ weight }) => weight === 'must');
    expect(kinds(must)).toEqual(new Set([kind]));
  });

  it('never calls a letter missing that is there, however old it is', () => {
    const application = cleanApplication();
    const materials = cleanMaterials(application, shippedPack).map((each) => ({
      ...each,
      scan: { ...each.scan, receivedAt: '2026-09-22T02:00:00.000Z' },
    }));
    const old = lint(application, { materials }).filter(({ rule }) => rule === 'material.letterTooOld');
    expect(old.map(kindOf)).toEqual(['should']);
    expect(old[0]?.message).toContain('收到');
    expect(old.map((finding) => kindOf({ ...finding, weight: 'must' }))).toEqual(['wrong']);
  });

  it('never changes a weight', () => {
    for (const finding of lint(cleanApplication({ subject: { name: null, address: null } }), { materials: [] }))
      expect(['wrong', 'missing'].includes(kindOf(finding))).toBe(finding.weight === 'must');
  });
});

describe('counting', () => {
  const findings = lint(
    cleanApplication({ subject: { address: null }, persons: { 0: { mobile: '123', email: '样例' } } }),
  );
  const counts = countFindings(findings);

  it('counts every finding once', () => {
    expect(counts).toMatchObject({ must: 3, missing: 1 });
    expect(findingKinds.reduce((sum, kind) => sum + countOf(counts, kind), 0)).toBe(findings.length);
    expect(countOf(counts, 'must')).toBe(3);
  });

  it('says both apart, in the words of the labels', () => {
    expect(sayBlocking(counts)).toBe('2 项必改、1 项待填');
    expect(sayBlocking({ ...counts, must: 1 })).toBe('1 项待填');
    expect(sayBlocking({ ...counts, missing: 0 })).toBe('3 项必改');
    expect(sayBlocking({ ...counts, must: 0, missing: 0 })).toBeNull();
    expect(Object.values(kindLabels)).toEqual(['必改', '待填', '建议', '提示']);
  });
});

describe('the region', () => {
  const missed = (subject: object) =>
    lint(cleanApplication({ subject }))
      .filter(({ rule }) => rule === 'form.required')
      .map(({ where }) => where);
  const base = 'icp_subject.base_info';

  it('is missed once, at the first part that is not chosen', () => {
    expect(missed({ province: null, city: null, district: null })).toEqual([`${base}.province`]);
    expect(missed({ city: null, district: null })).toEqual([`${base}.city`]);
    expect(missed({ district: null })).toEqual([`${base}.district`]);
    expect(missed({})).toEqual([]);
  });
});
