import { describe, expect, it } from 'vitest';
import { cityNamed } from '#shared/rules/districts.ts';
import { cleanApplication, cleanPersonalApplication, type Overrides } from '#test/support/application.ts';
import { inShort, lint, lintDefect, shippedPack } from '#test/support/lintDefect.ts';
import { residentIdFrom } from '#test/support/specimenNumbers.ts';

const principal = 'icp_subject.principal_info';
const provincial = (lines: readonly string[]) => lines.filter((line) => line.includes(' province.'));
/** The capital of a province and its first district. */
const inProvince = (province: string) => {
  const city = `${province.slice(0, 2)}0100`;
  const district = shippedPack.districts.rows.find(([code]) => code.startsWith(city.slice(0, 4)) && code > city)?.[0];
  return { province, city, district: district ?? null, certificateAddress: null };
};
const employee = { subjectPrincipal: 2 };

it('has one row for each of the 31 provinces', () => {
  const provinces = shippedPack.districts.rows.map(([code]) => code).filter((code) => code.endsWith('0000'));
  const rows = shippedPack.provinces.map(({ code }) => code);
  expect(rows).toEqual(provinces.filter((code) => rows.includes(code)));
  expect(rows).toHaveLength(31);
});

describe('who may be principal (RJ20)', () => {
  it.each([
    ['110000', []],
    ['140000', [`hint province.principal ${principal}.name`]],
    ['320000', []],
    ['340000', []],
    ['440000', [`should province.principal ${principal}.name`]],
  ])('in %s somebody else', (province, expected) => {
    const found = provincial(lintDefect({ roles: employee, subject: inProvince(province) }));
    expect(found.filter((line) => line.includes('principal '))).toEqual(expected);
  });

  it('the legal representative himself is welcome everywhere', () => {
    for (const { code } of shippedPack.provinces)
      expect(provincial(lintDefect({ subject: inProvince(code) })).join()).not.toContain('province.principal');
  });
});

describe('a legal representative from Hong Kong (RJ54)', () => {
  const hongkong: Overrides = { persons: { 0: { certificateType: 14, certificateNumber: 'H12345678' } } };
  const types = shippedPack.certificateTypes.filter(
    ({ forPerson, numberKind }) => forPerson && numberKind === 'hkmo-permit',
  );

  it('needs a mainland principal where the province says so', () => {
    const [permit] = types;
    expect(permit).toBeDefined();
    const persons = { 0: { ...hongkong.persons?.[0], certificateType: permit?.id ?? 0 } };
    const rules = (province: string, roles = {}) =>
      provincial(lintDefect({ persons, roles, subject: inProvince(province) })).filter((line) =>
        line.includes('Delegate'),
      );
    expect(rules('370000')).toEqual([`should province.mainlandDelegate ${principal}.name`]);
    expect(rules('370000', employee)).toEqual([]);
    // There it is the 小程序负责人 who must be one.
    expect(rules('350000')).toEqual([]);
    expect(rules('350000', { appPrincipal: 1 })).toEqual([
      'should province.mainlandDelegate icp_applets.principal_info.name',
    ]);
    expect(rules('330000')).toEqual([]);
  });

  it.each([
    [
      'two passports',
      { certificateType: 7, certificateNumber: 'E87654321' },
      [`should province.mainlandDelegate ${principal}.name`],
    ],
    ['a permit', { certificateType: 14 }, [`should province.mainlandDelegate ${principal}.name`]],
    ['a resident ID', { certificateType: 2 }, []],
    ['a resident ID called a passport', { certificateType: 7 }, []],
    ['nobody knows what', { certificateType: null }, []],
  ])('another principal, with %s', (_, second, expected) => {
    const persons = { 0: { certificateType: 7, certificateNumber: 'E12345678' }, 1: second };
    const found = lintDefect({ persons, roles: employee, subject: inProvince('130000') });
    expect(found.filter((line) => line.includes('Delegate'))).toEqual(expected);
  });
});

it('a person of another province is warned where the province refuses him (RJ34)', () => {
  const found = (province: string, region: string) =>
    provincial(
      inShort(
        lint(
          cleanPersonalApplication({
            subject: inProvince(province),
            persons: { 0: { certificateNumber: residentIdFrom(`${region}19800101002`) } },
          }),
        ),
      ),
    ).filter((line) => line.includes('outsidePersonal'));
  expect(found('410000', '440305')).toEqual([`should province.outsidePersonal ${principal}.certificate_number`]);
  expect(found('410000', '410102')).toEqual([]);
  expect(found('110000', '440305')).toEqual([]);
});

it('reminds a person of another province of a local number where the province wants one of him', () => {
  const found = (province: string, region: string) =>
    lint(
      cleanPersonalApplication({
        subject: inProvince(province),
        persons: { 0: { certificateNumber: residentIdFrom(`${region}19800101002`) } },
      }),
    ).filter(({ rule }) => rule === 'province.localMobile');
  expect(found('130000', '440305')).toMatchObject([
    { weight: 'hint', message: '河北要求外省身份证的个人用本省的手机号，软件看不出归属地' },
  ]);
  expect(found('130000', '130102')).toEqual([]);
  expect(found('120000', '440305')).toEqual([]);
});

it('reminds of local numbers where they are wanted (RJ28)', () => {
  const found = (province: string) =>
    provincial(lintDefect({ subject: inProvince(province) })).filter((line) => line.includes('localMobile'));
  expect(found('320000')).toEqual([`hint province.localMobile ${principal}.mobile`]);
  expect(found('620000')).toEqual([]);
  expect(found('440000')).toEqual([]);
});

describe('one city (RJ17)', () => {
  const city = (certificateAddress: string) => lintDefect({ subject: { certificateAddress } });
  it.each([
    ['广东省广州市天河区样例路9号', ['should province.sameCity icp_subject.base_info.city']],
    ['广州市天河区样例路9号', ['should province.sameCity icp_subject.base_info.city']],
    ['广东省深圳市南山区样例路9号', []],
    ['深圳市南山区广州市路9号', []],
  ])('%s', (address, expected) => {
    expect(city(address)).toEqual(expected);
  });

  it('finds the city after the province or at the start only', () => {
    expect(cityNamed(shippedPack, '广东省佛山市南海区样例路', '440000')).toBe('440600');
    expect(cityNamed(shippedPack, '样例路佛山市场', '440000')).toBeNull();
    expect(cityNamed(shippedPack, '', '440000')).toBeNull();
  });
});

it('counts the numbers of two principals (RJ26)', () => {
  const shared = { persons: { 1: { emergencyMobile: '13900000001' } } };
  const found = (province: string) =>
    provincial(lintDefect({ ...shared, subject: inProvince(province) })).filter((line) => line.includes('fewNumbers'));
  expect(found('420000')).toEqual(['should province.fewNumbers icp_applets.principal_info.emergency_contact']);
  expect(found('110000')).toEqual([]);
  // One digit of the other card is wrong: that is one human being, not two.
  const mistyped = { persons: { ...shared.persons, 0: { name: '样例乙' } } };
  const twice = lintDefect({ ...mistyped, subject: inProvince('420000') });
  expect(twice.filter((line) => line.includes('fewNumbers'))).toEqual([]);
});

it('a zone is not a district (RJ15)', () => {
  const tianjin = { ...inProvince('120000'), address: '空港经济区样例路9号' };
  const found = (district: string) => provincial(lintDefect({ subject: { ...tianjin, district } }));
  expect(found('120101')).toContain('must province.zone icp_subject.base_info.district');
  expect(found('120116').join()).not.toContain('zone');
});

it("the agency's number is not the client's (RJ56)", () => {
  const options = { agencyPhones: ['138 0000 0002'] };
  expect(lintDefect({}, options)).toEqual(['should province.agencyMobile icp_applets.principal_info.mobile']);
  expect(lintDefect({}, { agencyPhones: ['13800000009'] })).toEqual([]);
});

it('is too old where the province says so (RJ32)', () => {
  const born = (birthday: string, province: string) =>
    provincial(
      lintDefect({
        subject: inProvince(province),
        persons: { 1: { certificateNumber: residentIdFrom(`440305${birthday}002`) } },
      }),
    ).filter((line) => line.includes('province.age'));
  expect(born('19601201', '230000')).toEqual(['should province.age icp_applets.principal_info.certificate_number']);
  expect(born('19601202', '230000')).toEqual([]);
  expect(born('19601201', '440000')).toEqual([]);
});

describe('a 小程序负责人 past retirement in 天津 (RJ32)', () => {
  // The last digit of the sequence is the sex: odd for men.
  const found = (number: string, province = '120000', who: 0 | 1 = 1) =>
    lint(
      cleanApplication({
        subject: inProvince(province),
        persons: { [who]: { certificateNumber: residentIdFrom(number) } },
      }),
    ).filter(({ rule }) => rule === 'province.age');

  it.each([
    ['a man of 60', '44030519661201003', 1],
    ['a man a day younger', '44030519661202003', 0],
    ['a woman of 55', '44030519711201002', 1],
    ['a woman a day younger', '44030519711202002', 0],
  ])('%s', (_, number, count) => {
    expect(found(number)).toHaveLength(count);
  });

  it('says the age and whom it is about; elsewhere, and of the 主体负责人 alone, nothing', () => {
    expect(found('44030519601201003')[0]).toMatchObject({
      weight: 'should',
      where: 'icp_applets.principal_info.certificate_number',
      message: '小程序负责人到提交时已满 66 周岁，天津可能不接受过了退休年龄（男 60 周岁）的小程序负责人',
    });
    expect(found('44030519601201003', '440000')).toEqual([]);
    expect(found('44030519601201003', '120000', 0)).toEqual([]);
  });
});

describe("a person's remark in 内蒙古 has 30 characters (RJ41)", () => {
  const found = (length: number, province = '150000', company = false) => {
    const overrides = { subject: inProvince(province), miniProgram: { comment: '样'.repeat(length) } };
    return inShort(lint(company ? cleanApplication(overrides) : cleanPersonalApplication(overrides))).filter((line) =>
      /remarkLength|appCommentLength/.test(line),
    );
  };

  it.each([
    [19, ['must form.appCommentLength icp_applets.base_info.comment']],
    [20, ['should province.remarkLength icp_applets.base_info.comment']],
    [29, ['should province.remarkLength icp_applets.base_info.comment']],
    [30, []],
  ])('%i', (length, expected) => {
    expect(found(length)).toEqual(expected);
  });

  it('elsewhere and of a company 20', () => {
    expect(found(20, '440000')).toEqual([]);
    expect(found(20, '150000', true)).toEqual([]);
  });
});
