import { describe, expect, it } from 'vitest';
import { daysBetween } from '#shared/calendar/daysBetween.ts';
import { profileById } from '#shared/scans/profile.ts';
import { cleanApplication, type Overrides } from '#test/support/application.ts';
import { inShort, lint, lintDefect, shippedPack } from '#test/support/lintDefect.ts';
import { residentIdFrom } from '#test/support/specimenNumbers.ts';

const start = 'icp_applets.principal_info.certificate_validity_date_start';
const end = 'icp_applets.principal_info.certificate_validity_date_end';
const passport = (until: string): Overrides => ({
  filingCase: { plannedOn: null },
  persons: { 1: { certificateType: 7, certificateNumber: 'E12345678', certificateValidUntil: until } },
});

describe('the days a certificate has left', () => {
  it.each([
    ['2026-11-22', [`must identity.certificateExpired ${end}`]],
    ['2026-11-23', [`must identity.certificateEndsSoon ${end}`]],
    ['2027-02-20', [`must identity.certificateEndsSoon ${end}`]],
    ['2027-02-21', []],
    ['长期', []],
  ])('until %s', (until, expected) => {
    expect(lintDefect(passport(until))).toEqual(expected);
  });

  it('count from the planned day, unless that has passed', () => {
    const planned = (plannedOn: string) => ({ ...passport('2027-02-21'), filingCase: { plannedOn } });
    expect(lintDefect(planned('2026-11-24'))).toEqual([`must identity.certificateEndsSoon ${end}`]);
    expect(lintDefect(planned('2026-11-01'))).toEqual([]);
  });

  it('must be more in 宁夏', () => {
    const ningxia = { province: '640000', city: '640100', district: '640104' };
    const overrides = {
      ...passport('2027-05-21'),
      subject: { ...ningxia, certificateAddress: '宁夏回族自治区银川市样例路1号' },
    };
    const findings = lint(cleanApplication(overrides));
    expect(inShort(findings)).toEqual([`must identity.certificateEndsSoon ${end}`]);
    expect(findings[0]).toMatchObject({
      message: expect.stringContaining('只剩 179 天，本省要求至少 180 天'),
      source: profileById(shippedPack, 'wechat-default').source,
    });
  });

  it('of a licence must be a year in 上海, of a person as many as elsewhere (RJ03)', () => {
    const shanghai = { province: '310000', city: '310100', district: '310115', certificateAddress: null };
    const left = (subject: Overrides['subject'], overrides: Overrides = {}) =>
      lint(
        cleanApplication({
          filingCase: { plannedOn: '2026-12-01' },
          ...overrides,
          subject: { ...shanghai, ...subject },
        }),
      ).filter(({ rule }) => rule === 'identity.certificateEndsSoon');
    const [short, ...others] = left({ certificateValidUntil: '2027-11-30' });
    expect(others).toEqual([]);
    expect(short).toMatchObject({ weight: 'must', where: 'subject.certificateValidUntil' });
    expect(short?.message).toContain('只剩 364 天，本省要求至少 365 天');
    expect(left({ certificateValidUntil: '2027-12-01' })).toEqual([]);
    expect(left({ certificateValidUntil: '长期' })).toEqual([]);
    const person = { certificateType: 7, certificateNumber: 'E12345678', certificateValidUntil: '2027-06-01' };
    expect(left({}, { persons: { 1: person } })).toEqual([]);
    const guangdong = { province: '440000', city: '440300', district: '440305' };
    expect(left({ ...guangdong, certificateValidUntil: '2027-11-30' })).toEqual([]);
  });

  it('only warn by a profile of low confidence, and do not matter to one without a limit', () => {
    const findings = (id: string) =>
      lint(cleanApplication(passport('2026-12-01')), { profile: profileById(shippedPack, id) });
    expect(inShort(findings('aliyun'))).toEqual([`should identity.certificateEndsSoon ${end}`]);
    expect(findings('wechat-community')).toEqual([]);
  });

  it('matter for the licence of an organisation', () => {
    expect(lintDefect({ subject: { certificateValidUntil: '2026-01-01' } })).toEqual([
      'must identity.certificateExpired subject.certificateValidUntil',
    ]);
    expect(lintDefect({ subject: { certificateValidUntil: '2027-01-01' } })).toEqual([
      'must identity.certificateEndsSoon subject.certificateValidUntil',
    ]);
  });
});

/** What is said of the length of 乙's card. */
function odd(birthday: string, from: string | null, until: string): string[] {
  const card = {
    certificateNumber: residentIdFrom(`440305${birthday}002`),
    certificateValidFrom: from,
    certificateValidUntil: until,
  };
  return lint(cleanApplication({ persons: { 1: card } }))
    .filter(({ rule }) => rule === 'identity.validityLength')
    .map(({ message }) => message);
}

describe('dates that contradict each other are one finding', () => {
  it.each<[string, string, string]>([
    ['2040-06-01', '2020-06-01', `must identity.validityReversed ${start}`],
    ['2020-06-01', '2020-06-01', `must identity.validityReversed ${start}`],
    ['2027-06-01', '2037-06-01', `must identity.validityNotStarted ${start}`],
    ['2020-06-01', '2035-06-01', `should identity.validityLength ${end}`],
    ['2020-06-01', '2040-06-02', `should identity.validityLength ${end}`],
  ])('from %s until %s', (certificateValidFrom, certificateValidUntil, expected) => {
    expect(lintDefect({ persons: { 1: { certificateValidFrom, certificateValidUntil } } })).toEqual([expected]);
  });

  it.each([
    ['20040202', '2020-02-02', '2030-02-02'],
    ['20040202', '2018-06-01', '2023-06-01'],
    ['19940202', '2020-02-01', '2030-02-01'],
    ['19940202', '2020-02-02', '2040-02-02'],
    ['19740202', '2020-02-01', '2040-02-01'],
    ['19740202', '2020-02-02', '长期'],
    ['19940202', '2020-02-29', '2030-02-28'],
    ['19940202', '2020-02-29', '2030-03-01'],
  ])('of somebody born %s from %s until %s is as printed on cards', (birthday, from, until) => {
    expect(odd(birthday, from, until)).toEqual([]);
  });

  it.each([
    ['20040202', '2021-02-02', '2041-02-02', '2021-02-02 发证时领到的是 10 年'],
    ['19940202', '2020-05-01', '2030-05-01', '2020-05-01 发证时领到的是 20 年'],
    ['19940202', '2020-02-28', '长期', '2020-02-28 发证时领到的是 10 年或 20 年'],
    ['19740202', '2020-05-01', '2040-05-01', '2020-05-01 发证时领到的是长期'],
    ['19900202', null, '长期', '这个年龄领到的是 20 年'],
  ])('of somebody born %s from %s until %s is no card of that age', (birthday, from, until, told) => {
    expect(odd(birthday, from, until)).toEqual([expect.stringContaining(told)]);
  });
});

it('days between are calendar days', () => {
  expect(daysBetween('2026-11-23', '2026-11-23')).toBe(0);
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2026-11-23', '2026-11-22')).toBe(-1);
});
