import { describe, expect, it } from 'vitest';
import { cleanApplication, cleanPersonalApplication, type Overrides } from '#test/support/application.ts';
import { lint, lintDefect } from '#test/support/lintDefect.ts';
import { inProvince } from '#test/support/ruleCases.ts';
import { residentIdFrom } from '#test/support/specimenNumbers.ts';

const app = 'icp_applets.principal_info';
const first = cleanApplication().persons[0];

describe('phones and e-mails', () => {
  it.each<[string, Overrides, string[]]>([
    [
      'own mobile as emergency number, written differently',
      { persons: { 1: { emergencyMobile: '13800000002', mobile: '13800000002' } } },
      [`should form.emergencySameAsMobile ${app}.emergency_contact`],
    ],
    [
      'two persons, one mobile',
      { persons: { 1: { mobile: first?.mobile ?? '' } } },
      [`should form.sharedMobile ${app}.mobile`],
    ],
    [
      'two persons, one e-mail in another case',
      { persons: { 1: { email: first?.email?.toUpperCase() ?? '' } } },
      [`should form.sharedEmail ${app}.email`],
    ],
    ['one person in both roles', { roles: { appPrincipal: 1 } }, []],
    ["a colleague's mobile as emergency number", { persons: { 1: { emergencyMobile: first?.mobile ?? '' } } }, []],
    [
      'one human being entered twice',
      {
        persons: {
          1: {
            name: first?.name ?? '',
            certificateNumber: first?.certificateNumber ?? '',
            mobile: first?.mobile ?? '',
            email: first?.email ?? '',
          },
        },
      },
      [],
    ],
  ])('%s', (_, overrides, expected) => {
    expect(lintDefect(overrides)).toEqual(expected);
  });

  it('that are malformed alike are malformed, not shared', () => {
    expect(lintDefect({ persons: { 1: { mobile: '123', emergencyMobile: '123' } } })).toEqual([
      `must identity.mobile ${app}.emergency_contact`,
      `must identity.mobile ${app}.mobile`,
    ]);
  });
});

describe('age on the day of submission, 2026-12-01', () => {
  it.each([
    ['20101202', [`should identity.tooYoung ${app}.certificate_number`]],
    ['20101201', [`should identity.underEighteen ${app}.certificate_number`]],
    ['20081202', [`should identity.underEighteen ${app}.certificate_number`]],
    ['20081201', []],
  ])('born %s', (birthday, expected) => {
    const certificateNumber = residentIdFrom(`440305${birthday}002`);
    const card = { certificateValidFrom: '2024-06-01', certificateValidUntil: '2029-06-01' };
    expect(lintDefect({ persons: { 1: { certificateNumber, ...card } } })).toEqual(expected);
  });

  it.each([
    ['350000', '20140101', '据已有资料，福建：8 到 16 岁要有监护人的材料'],
    ['340000', '20140101', '据已有资料，安徽：未成年人要有监护人的材料'],
    ['370000', '20140101', '据已有资料，山东：未成年人要有监护人的材料'],
    ['410000', '20140101', '据已有资料，河南：未成年人要有监护人的材料'],
    ['320000', '20100101', '据已有资料，江苏：16 到 18 岁要有证明'],
    ['110000', '20140101', '北京一般要满 18 周岁'],
    ['460000', '20140101', '海南一般要满 16 周岁'],
    ['460000', '20100101', '海南可能要另附证明'],
  ])('of a person in %s, born %s, is told in what the province says, and only prompts', (province, birthday, said) => {
    const certificateNumber = residentIdFrom(`440305${birthday}002`);
    const application = cleanPersonalApplication({
      subject: inProvince(province),
      persons: { 0: { certificateNumber } },
    });
    const found = lint(application).filter(({ rule }) => /^identity\.(tooYoung|underEighteen)$/.test(rule));
    expect(found.map(({ weight, message }) => [weight, message.split('周岁，')[1]])).toEqual([['should', said]]);
  });

  it('is not concluded from other certificates', () => {
    const passport = { certificateType: 7, certificateNumber: '440305201012020021' };
    expect(lintDefect({ persons: { 1: passport } })).toEqual([]);
  });
});
