import { describe, expect, it } from 'vitest';
import { emailProblem } from '#shared/identity/email.ts';
import { cleanApplication, cleanPersonalApplication, type Overrides } from '#test/support/application.ts';
import { inShort, lint, lintDefect } from '#test/support/lintDefect.ts';
import { inProvince } from '#test/support/ruleCases.ts';

const principal = 'icp_subject.principal_info';
const app = 'icp_applets';

describe('a malformed number is one finding', () => {
  it.each<[string, string, Overrides]>([
    [
      'identity.creditCode',
      'icp_subject.organize_info.certificate_number',
      { subject: { certificateNumber: '914403001922038219' } },
    ],
    [
      'identity.residentId',
      `${principal}.certificate_number`,
      { persons: { 0: { certificateNumber: '44030519800101001' } } },
    ],
    [
      'identity.residentId',
      `${app}.principal_info.certificate_number`,
      { persons: { 1: { certificateType: 42, certificateNumber: '440305199002020025' } } },
    ],
    [
      'identity.otherCertificate',
      `${app}.principal_info.certificate_number`,
      { persons: { 1: { certificateType: 14, certificateNumber: 'H123' } } },
    ],
    ['identity.mobile', `${principal}.mobile`, { persons: { 0: { mobile: '1380000000' } } }],
    ['identity.mobile', `${principal}.emergency_contact`, { persons: { 0: { emergencyMobile: '0755-12345678' } } }],
    ['identity.email', `${app}.principal_info.email`, { persons: { 1: { email: 'specimen@' } } }],
    ['identity.appId', `${app}.base_info.appid`, { miniProgram: { appId: 'gh_0123456789ab' } }],
    ['identity.filingNumber', `${app}.base_info.record_number`, { miniProgram: { recordNumber: '粤ICP备12345678号' } }],
  ])('%s at %s', (rule, where, overrides) => {
    expect(lintDefect(overrides)).toEqual([`must ${rule} ${where}`]);
  });

  it.each([
    ['30 February', '330106199002301234', true],
    ['a check character that does not fit', '440305198001010019', true],
    ['an old number', '330106900230123', true],
    ['a passport', 'E12345678', false],
  ])('of the usual certificate while no type is chosen: %s', (_, certificateNumber, told) => {
    const found = lintDefect({ persons: { 0: { certificateType: null, certificateNumber } } });
    expect(found.filter((each) => each.includes('identity.'))).toEqual(
      told ? [`must identity.residentId ${principal}.certificate_number`] : [],
    );
    expect(found).toContain(`must form.required ${principal}.certificate_type`);
  });

  it('at the legal representative, too', () => {
    expect(
      lintDefect({
        roles: { subjectPrincipal: 2, appPrincipal: 2 },
        persons: { 0: { certificateNumber: '440305198001010019' } },
      }),
    ).toEqual([
      'must identity.residentId icp_subject.legal_person_info.certificate_number',
      'should province.principal icp_subject.principal_info.name',
    ]);
  });

  it('of one person in two roles is reported once and names both', () => {
    const findings = lint(cleanApplication({ roles: { appPrincipal: 1 }, persons: { 0: { mobile: '123' } } }));
    expect(findings).toMatchObject([
      { where: `${principal}.mobile`, message: expect.stringContaining('主体负责人、小程序负责人、法定代表人') },
    ]);
  });
});

describe('the number of a resident ID under 护照', () => {
  const resident = cleanApplication().persons[1]?.certificateNumber ?? '';
  const passport = (certificateNumber: string) => ({ certificateType: 7, certificateNumber });

  it('says that the type is wrong, where the type is chosen', () => {
    const found = lint(cleanApplication({ persons: { 1: passport(resident) } }));
    expect(inShort(found)).toEqual([`must form.certificateTypeUnfit ${app}.principal_info.certificate_type`]);
    expect(found[0]?.message).toBe('小程序负责人的证件类型是“护照”，号码却是居民身份证的号码');
  });

  it('is seen however it is spaced, and of the legal representative at the number', () => {
    const spaced = `${resident.slice(0, 6)} ${resident.slice(6)}`;
    expect(lintDefect({ persons: { 1: passport(spaced) } })).toContain(
      `must form.certificateTypeUnfit ${app}.principal_info.certificate_type`,
    );
    const legal = { roles: { subjectPrincipal: 2, appPrincipal: 2 }, persons: { 0: passport(resident) } };
    expect(lintDefect(legal)).toContain(
      'must form.certificateTypeUnfit icp_subject.legal_person_info.certificate_number',
    );
  });

  it('of somebody who files for himself is told once', () => {
    const own = cleanPersonalApplication().persons[0]?.certificateNumber ?? '';
    const both = { subject: passport(own), persons: { 0: passport(own) } };
    expect(inShort(lint(cleanPersonalApplication(both)))).toEqual([
      `must form.certificateTypeUnfit ${principal}.certificate_type`,
    ]);
    expect(inShort(lint(cleanPersonalApplication({ subject: passport(own) })))).toEqual([
      'must form.certificateTypeUnfit icp_subject.organize_info.certificate_type',
    ]);
  });

  it('does not make a foreigner of him', () => {
    const situation = { persons: { 0: passport(resident) }, roles: { appPrincipal: 1 }, subject: inProvince('130000') };
    expect(lintDefect(situation).filter((line) => line.includes('province.mainland'))).toEqual([]);
  });

  it.each(['E12345678', '440305199002020026', '440305199002300024', '91440300192203821'])('%s is none', (number) => {
    expect(lintDefect({ persons: { 1: passport(number) } }).filter((line) => line.startsWith('must'))).toEqual([]);
  });
});

describe('a number that can be read but looks odd', () => {
  it('should be written as it is printed', () => {
    expect(lintDefect({ persons: { 0: { mobile: '138 0000 0001' } } })).toEqual([
      `should identity.oddNumber ${principal}.mobile`,
    ]);
  });

  it('is a hint when only its content is unusual', () => {
    const foreign = { certificateType: 30, certificateNumber: '911124198108030028' };
    expect(lintDefect({ persons: { 1: foreign } })).toEqual([
      `hint identity.oddNumber ${app}.principal_info.certificate_number`,
    ]);
  });

  it('warns of virtual operators, not at the emergency number', () => {
    expect(lintDefect({ persons: { 0: { mobile: '17012345678' } } })).toEqual([
      `should identity.virtualOperator ${principal}.mobile`,
    ]);
    expect(lintDefect({ persons: { 0: { emergencyMobile: '17012345678' } } })).toEqual([]);
  });
});

it('numbers of certificates without a known format are left alone', () => {
  expect(lintDefect({ subject: { type: 11, certificateType: 21, certificateNumber: '3144样例' } })).toEqual([]);
});

describe('an e-mail address', () => {
  it.each(['a@qq.com', 'first.last+tag@mail.example.com.cn', '12345@163.com', 'a_b-c@ex-ample.cn'])(
    '%s is fine',
    (address) => {
      expect(emailProblem(address)).toBeNull();
    },
  );

  it.each([
    ['a b@qq.com', '空格'],
    ['a@qq。com', '“。”不是半角'],
    ['a@qq.com\u200B', '看不见'],
    ['aqq.com', '没有“@”'],
    ['a@b@qq.com', '不止一个'],
    ['a..b@qq.com', '“.”的位置'],
    ['a@qq', '“@”后面不完整'],
    ['a@-qq.com', '不是邮箱的写法'],
    ['a@qq.c', '不是邮箱的写法'],
    ['@qq.com', '不是邮箱的写法'],
  ])('%s: %s', (address, reason) => {
    expect(emailProblem(address)).toContain(reason);
  });
});
