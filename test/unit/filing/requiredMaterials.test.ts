import { describe, expect, it } from 'vitest';
import type { Application } from '#shared/filing/filingCase.ts';
import { requiredMaterials } from '#shared/filing/requiredMaterials.ts';
import { cleanApplication, cleanPersonalApplication } from '#test/support/application.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { residentIdFrom } from '#test/support/specimenNumbers.ts';

const required = (application: Application) => requiredMaterials(application, shippedPack);
const slots = (application: Application) => required(application).map(({ slot }) => slot);
const inProvince = (province: string) => slots(cleanApplication({ subject: { province } }));

const bothSides = ['subjectPrincipalFront', 'subjectPrincipalBack', 'appPrincipalFront', 'appPrincipalBack'];

describe('an organisation', () => {
  it('hands in its certificate, both sides of both principals, and letters where they differ', () => {
    expect(slots(cleanApplication({ subject: { province: '110000' } }))).toEqual([
      'subjectCertificate',
      ...bothSides,
      'appPrincipalLetter',
      'legalRepresentativeFront',
      'legalRepresentativeBack',
      'agencyMandate',
    ]);
  });

  it('needs no letter for a legal representative who does everything himself', () => {
    expect(inProvinceWithRoles({ appPrincipal: 1 })).toEqual(['subjectCertificate', ...bothSides, 'agencyMandate']);
  });

  it('needs both letters for an employee in both roles, and one paper serves both', () => {
    const application = cleanApplication({ roles: { subjectPrincipal: 2, appPrincipal: 2 } });
    const letters = required(application).filter(({ slot }) => slot.endsWith('PrincipalLetter'));
    expect(letters.map(({ slot, servedBy }) => [slot, servedBy])).toEqual([
      ['subjectPrincipalLetter', ['appPrincipalLetter']],
      ['appPrincipalLetter', ['subjectPrincipalLetter']],
    ]);
  });

  it('is asked for no letter while the legal representative is unknown', () => {
    expect(inProvinceWithRoles({ legalRepresentative: null })).toEqual([
      'subjectCertificate',
      ...bothSides,
      'agencyMandate',
    ]);
  });

  it('shows one page of a passport', () => {
    const application = cleanApplication({ persons: { 1: { certificateType: 7 } } });
    expect(slots(application).filter((slot) => slot.startsWith('appPrincipal'))).toEqual([
      'appPrincipalFront',
      'appPrincipalLetter',
    ]);
  });
});

describe('a person', () => {
  const elsewhere = residentIdFrom('43010519800101001');
  const from = (certificateNumber: string, province: string) =>
    required(cleanPersonalApplication({ persons: { 0: { certificateNumber } }, subject: { province } })).find(
      ({ slot }) => slot === 'residencePermit',
    );

  it('hands in no subject certificate and no letter', () => {
    expect(slots(cleanPersonalApplication({ subject: { province: '330000' } }))).not.toContain('subjectCertificate');
    expect(slots(cleanPersonalApplication())).toEqual([...bothSides, 'commitmentLetter', 'agencyMandate']);
  });

  it('from another province proves where he lives', () => {
    expect(from(elsewhere, '440000')).toMatchObject({ weight: 'should' });
    expect(from(elsewhere, '430000')).toBeUndefined();
  });

  it('in 北京 is only advised to, for it is reported to ask for nothing', () => {
    expect(from(elsewhere, '110000')).toMatchObject({ weight: 'should' });
  });

  it('where other provinces are reported to be refused is told so, and not blocked', () => {
    for (const refusing of ['140000', '530000', '650000']) {
      expect(from(elsewhere, refusing)).toMatchObject({ weight: 'should', reason: expect.stringContaining('不受理') });
    }
    expect(from(elsewhere, '450000')).toMatchObject({
      weight: 'should',
      reason: expect.not.stringContaining('不受理'),
    });
  });

  it('with a mistyped number is asked for nothing yet', () => {
    expect(from('430105198001010019', '440000')).toBeUndefined();
  });
});

describe('provinces and pre-approvals', () => {
  it('广东 wants the commitment letter and blocks', () => {
    expect(required(cleanApplication()).find(({ slot }) => slot === 'commitmentLetter')).toMatchObject({
      weight: 'must',
      source: expect.stringContaining('广东'),
      asOf: '2026-11-23',
    });
    expect(inProvince('110000')).not.toContain('commitmentLetter');
  });

  it('江苏 and 新疆 want their papers but do not block', () => {
    const papers = (province: string) =>
      required(cleanApplication({ subject: { province } }))
        .filter(({ weight }) => weight === 'should')
        .map(({ slot }) => slot);
    expect(papers('320000')).toEqual(['promiseVideo', 'truthNotice', 'truthPledge']);
    expect(papers('650000')).toEqual(['partyBuildingLetter']);
    const change = cleanApplication({ subject: { province: '650000' }, filingCase: { filingType: 'change' } });
    expect(slots(change)).not.toContain('partyBuildingLetter');
  });

  it('every item but 24 wants its paper', () => {
    const item = (type: number) => ({ type, code: '样例', validUntil: null });
    const paper = (types: readonly number[]) =>
      required(cleanApplication({ miniProgram: { preapprovals: types.map(item) } })).find(
        ({ slot }) => slot === 'preapproval',
      );
    expect(paper([24])).toBeUndefined();
    expect(paper([5, 9])).toMatchObject({ count: 2, weight: 'must' });
    expect(paper([5, 5])).toMatchObject({ count: 1 });
  });
});

it('a cancellation wants the mandate only', () => {
  expect(slots(cleanApplication({ filingCase: { filingType: 'cancel' } }))).toEqual(['agencyMandate']);
});

it('every requirement says in Chinese why, and who says so', () => {
  const application = cleanApplication({ roles: { subjectPrincipal: 2 }, subject: { province: '320000' } });
  for (const { reason, source } of required(application)) {
    expect(reason).toMatch(/\p{Script=Han}{4}/u);
    expect(source).toMatch(/\p{Script=Han}{2}/u);
  }
});

function inProvinceWithRoles(roles: Partial<Application['roles']>) {
  return slots(cleanApplication({ subject: { province: '110000' }, roles }));
}
