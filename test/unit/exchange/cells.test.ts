import { describe, expect, it } from 'vitest';
import { faultless, readChanged } from './workbook.ts';

const someDay = (text: string, format = 'yyyy/m/d') => ({ value: new Date(`${text}T00:00:00Z`), format });

describe('numbers in the sheet', () => {
  it.each([
    ['an 18-digit number', Number('440000198506150013')],
    ['a number in scientific notation', 4.4000019850615e17],
    ['a 16-digit number', 1234567890123456],
    ['the text a spreadsheet made of it', '4.40000198506150E+17'],
    ['the short text of it', '4.4E+17'],
  ])('%s has lost digits and stays empty', async (_, value) => {
    const { record, told, findings } = await readChanged({ legalCertificateNumber: value });
    expect(record.persons[0]?.certificateNumber).toBeNull();
    expect(told).toEqual(['intake.digitsLost must 法定代表人证件号码']);
    expect(findings[0]?.message).not.toContain('4400');
  });

  it('a mobile number is whole, and it is said that it should be text', async () => {
    const { record, told } = await readChanged({ principalMobile: 13800000001 });
    expect(record.persons[0]?.mobile).toBe('13800000001');
    expect(told).toEqual(['intake.numberCell hint 主体负责人手机号']);
  });

  it('blanks, full-width digits and invisible characters are only spelling', async () => {
    const { record, told } = await readChanged({ principalMobile: '\u200b138 0000 \uff10001 ' });
    expect(record.persons[0]?.mobile).toBe('13800000001');
    expect(told).toEqual([]);
  });

  it('a name may be a number', async () => {
    expect((await readChanged({ appName: 360 })).record.miniProgram.name).toBe('360');
  });

  it.each([
    ['a date', someDay('2026-01-02'), '通讯地址'],
    ['true', true, '通讯地址'],
  ])('%s where text is wanted is refused', async (_, value, header) => {
    const { record, told } = await readChanged({ address: value });
    expect(record.subject.address).toBeNull();
    expect(told).toEqual([`intake.wrongCell must ${header}`]);
  });
});

describe('days in the sheet', () => {
  it.each([
    [someDay('2026-11-30')],
    [someDay('2026-11-30', 'yyyy"年"m"月"d"日"')],
    [{ value: new Date('2026-11-30T23:59:00Z'), format: 'yyyy-mm-dd hh:mm' }],
    ['2026-11-30'],
    ['2026.11.30'],
    ['2026年11月30日'],
    ['20261130'],
    [20261130],
  ])('%j is the last of November', async (value) => {
    const { record, told } = await readChanged({ plannedOn: value });
    expect(record.filingCase.plannedOn).toBe('2026-11-30');
    expect(told).toEqual([]);
  });

  it('show the same day in the 1904 date system', async () => {
    const { record } = await readChanged({ plannedOn: someDay('2026-11-30') }, true);
    expect(record.filingCase.plannedOn).toBe('2026-11-30');
  });

  it.each(['2026-02-30', '30/11/2026', '明天', 46356])('%j is no day', async (value) => {
    const { record, told } = await readChanged({ plannedOn: value });
    expect(record.filingCase.plannedOn).toBeNull();
    expect(told).toEqual(['intake.notADay must 计划提交日期']);
  });

  it('长期 is an end, not a day', async () => {
    const { record, told } = await readChanged({ subjectValidUntil: '长期有效', subjectValidFrom: '长期' });
    expect(record.subject).toMatchObject({ certificateValidUntil: '长期', certificateValidFrom: null });
    expect(told).toEqual(['intake.notADay must 证件有效期起']);
  });
});

describe('choices in the sheet', () => {
  it('names the nearest entries of the table', async () => {
    const { record, told, findings } = await readChanged({ subjectType: '企业单位', service1: '其他' });
    expect(record.subject.type).toBeNull();
    expect(told).toEqual(['intake.unknownChoice must 单位性质', 'intake.unknownChoice must 服务内容类型1']);
    expect(findings[0]?.remedy).toContain('“企业”');
    expect(findings[1]?.remedy).toContain('“其他(生活服务)”');
  });

  it.each([
    ['其他(餐饮)', 35],
    ['其他\uff08餐饮\uff09', 35],
    ['餐饮-其他', 35],
    ['餐饮 / 其他', 35],
    ['生活服务·工具', 3],
    [' 专利/商标代理 ', 16],
    ['etc', 75],
  ])('%s is service type %i', async (service1, id) => {
    expect((await readChanged({ service1 })).record.miniProgram.serviceTypes).toEqual([id]);
  });

  it('finds a certificate by its short name and by the kind of subject', async () => {
    expect(
      (await readChanged({ subjectCertificateType: '营业执照', legalCertificateType: '身份证' })).record,
    ).toMatchObject({
      subject: { certificateType: 1 },
      persons: [{ certificateType: 2 }],
    });
    const school = await readChanged({ subjectType: '事业单位', subjectCertificateType: '统一社会信用代码证书' });
    expect(school.record.subject.certificateType).toBe(15);
    const nobody = await readChanged({ subjectType: null, subjectCertificateType: '统一社会信用代码证书' });
    expect(nobody.told).toEqual(['intake.unknownChoice must 主体证件类型']);
  });

  it('asks which place is meant', async () => {
    const { told, findings } = await readChanged({ city: null, district: '鼓楼区', province: '江苏' });
    expect(told).toEqual(['intake.unknownPlace must 区县']);
    expect(findings[0]?.remedy).toContain('江苏省南京市鼓楼区、江苏省徐州市鼓楼区');
  });

  it('says that a place without its province is no place', async () => {
    expect((await readChanged({ province: null })).told).toEqual(['intake.unknownPlace must 省']);
  });
});

describe('persons in the sheet', () => {
  it('are one when the row says so, and a contradiction is told', async () => {
    const { record, told } = await readChanged({ principalName: '别的样例' });
    expect(record.persons).toHaveLength(1);
    expect(record.persons[0]?.name).toBe(faultless.legalName);
    expect(told).toEqual(['intake.personContradiction should 主体负责人姓名']);
  });

  it('are one when name and number are the same, though the row does not say so', async () => {
    const { record, told } = await readChanged({
      principalIsLegal: null,
      principalName: faultless.legalName ?? null,
      principalCertificateNumber: faultless.legalCertificateNumber ?? null,
    });
    expect(record.roles).toEqual({ legalRepresentative: 1, subjectPrincipal: 1, appPrincipal: 1 });
    expect(told).toEqual([]);
  });

  it('are one, without a legal representative, when the subject is a person', async () => {
    const nobody = {
      legalName: null,
      legalCertificateType: null,
      legalCertificateNumber: null,
      legalValidFrom: null,
      legalValidUntil: null,
    };
    const { record, told } = await readChanged({
      ...nobody,
      subjectType: '个人',
      subjectCertificateType: '身份证',
      principalName: '卫样例',
      principalCertificateNumber: '370000199302140135',
    });
    expect(record.roles).toEqual({ legalRepresentative: null, subjectPrincipal: 1, appPrincipal: 1 });
    expect(told).toEqual([]);
  });

  it('are two when only the name is the same', async () => {
    const { record } = await readChanged({ principalIsLegal: null, principalName: faultless.legalName ?? null });
    expect(record.roles).toEqual({ legalRepresentative: 1, subjectPrincipal: 2, appPrincipal: 2 });
  });
});

it('refuses a text that no field can hold, and nothing else of the row', async () => {
  const { record, told } = await readChanged({ appName: '样'.repeat(200), address: '样例路 1 号' });
  expect(told).toEqual(['intake.tooLong must 小程序名称', 'intake.nameMissing must 小程序名称']);
  expect(record.subject.address).toBe('样例路 1 号');
});
