import { describe, expect, it } from 'vitest';
import { gatherLetter, typedValues } from '#backend/letters/gatherLetter.ts';
import { writtenDate } from '#backend/letters/letterSources.ts';
import { templateById } from '#backend/letters/loadTemplates.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { emptyAgency } from '#shared/filing/agency.ts';
import { cleanApplication, cleanPersonalApplication } from '#test/support/application.ts';

const pack = await loadRulePack();
const agency = { ...emptyAgency, name: '样例代办', contactName: '样例经办', contactPhone: '13800000099' };
const app = await templateById('appPrincipalAuthorization');
const commitment = await templateById('filingCommitment');

describe('gatherLetter', () => {
  it('reads codes as their official names and the day as it is written', () => {
    const values = gatherLetter(app, { application: cleanApplication(), agency, pack, date: '2026-11-03' });
    expect(values).toMatchObject({
      province: '广东省',
      subjectCertificateType: '营业执照',
      granteeName: '样例乙',
      granteeCertificateType: '居民身份证',
      legalName: '样例甲',
      serviceTypes: '生活缴费、招聘',
      date: '2026年11月3日',
    });
  });

  it('leaves out what is not entered, in no table, or typed in by hand only', () => {
    const application = cleanApplication({
      subject: { certificateType: 999, province: null },
      miniProgram: { serviceTypes: [1, 99999] },
      roles: { legalRepresentative: null },
    });
    const values = gatherLetter(app, { application, agency, pack, date: null });
    for (const id of ['subjectCertificateType', 'province', 'serviceTypes', 'legalName', 'date', 'otherServices'])
      expect(values, id).not.toHaveProperty(id);
  });

  it('tells a person who files for himself from a unit', () => {
    const kind = (application: ReturnType<typeof cleanApplication>) =>
      gatherLetter(commitment, { application, agency, pack, date: null })['subjectKind'];
    expect(kind(cleanApplication())).toBe('单位');
    expect(kind(cleanPersonalApplication())).toBe('个人');
    expect(kind(cleanApplication({ subject: { type: null } }))).toBeUndefined();
  });

  it('puts a value on one line', () => {
    const application = cleanApplication({ miniProgram: { name: '样例\n花店\t总店' } });
    expect(gatherLetter(app, { application, agency, pack, date: null })['appName']).toBe('样例 花店 总店');
  });
});

describe('typedValues', () => {
  it('takes ids and labels, and names the keys it does not know', () => {
    const { values, unknown } = typedValues(app, {
      appName: '样例花店',
      主体名称: '样例公司',
      主体名: '错',
      被授权人姓名: ' ',
    });
    expect(values).toEqual({ appName: '样例花店', subjectName: '样例公司' });
    expect(unknown).toEqual(['主体名']);
  });
});

describe('writtenDate', () => {
  it('writes no leading zeros', () => {
    expect(writtenDate('2026-01-09')).toBe('2026年1月9日');
  });
});
