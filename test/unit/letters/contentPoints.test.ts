import { describe, expect, it } from 'vitest';
import { loadTemplates } from '#backend/letters/loadTemplates.ts';
import { type previewValues, strainedValues } from '#backend/letters/previewData.ts';
import { decided, personalValues } from '#test/support/sampleLetters.ts';

/** What a unit's letter must say; the values are those of `strainedValues`. */
const authorization = [
  ['授权单位全称', strainedValues['subjectName']],
  ['统一社会信用代码', '营业执照号码：91440300MA00000018'],
  ['被授权人姓名', `姓名：${strainedValues['granteeName']}`],
  ['被授权人证件类型', '证件类型：居民身份证'],
  ['被授权人证件号码', '证件号码：44030519900307001X'],
  ['被授权人职务', `职务：${strainedValues['granteePost']}`],
  ['法定代表人姓名', `法定代表人：${strainedValues['legalName']}`],
  ['法定代表人证件号码', '证件号码：440305198506150019'],
  ['法定代表人签名', '签字：\uFF3F'],
  ['单位公章', '公章'],
  ['授权日期', '2026年11月23日'],
  ['有效期', '有效期至2029年12月31日'],
] as const;
const services = [
  ['小程序名称', `小程序名称：${strainedValues['appName']}`],
  ['AppID', 'AppID：wx0000000000000001'],
  ['全部服务名称', strainedValues['otherServices']],
  ['服务内容类型', '景区门票'],
  ['信息安全责任', '承担信息安全责任'],
] as const;

/** Content points of the letters (facts of 2026-11-23), template by template. */
const points = {
  subjectPrincipalAuthorization: [
    ...authorization,
    ['担任主体负责人', '担任互联网信息服务备案的主体负责人'],
    ['职责范围', '授权范围：代表本单位办理备案的申请、变更、注销'],
  ],
  appPrincipalAuthorization: [...authorization, ...services, ['担任小程序负责人', '担任微信小程序的小程序负责人']],
  bothRolesAuthorization: [
    ...authorization,
    ...services,
    ['两类负责人', '担任备案的主体负责人和微信小程序的小程序负责人'],
  ],
  filingCommitment: [
    ['单位名称', `承诺单位：${strainedValues['subjectName']}`],
    ['信息真实准确', '真实、准确、完整'],
    ['及时变更', '及时办理变更'],
    ['不涉及未获批的前置审批业务', '不涉及未获批准的前置审批业务'],
    ['网络与信息安全义务', '履行网络与信息安全义务'],
    ['接受注销等处置', '注销备案等处置'],
    ['法定代表人签名', '签字：\uFF3F'],
    ['公章', '公章'],
    ['手写日期', '\uFF3F年\uFF3F\uFF3F月\uFF3F\uFF3F日'],
  ],
  agencyMandate: [
    ['委托人', `委托人：${strainedValues['subjectName']}`],
    ['受托机构', `受托人：${strainedValues['agencyName']}`],
    ['经办人', '经办人：样例经办'],
    ['限于准备与代为填报', '受托人只办理以下事项'],
    ['核身、短信、签字由本人完成', '人脸核身、短信核验和签字由委托人的负责人本人完成'],
    ['不用代办机构的电话', '不填受托人的电话'],
    ['个人信息使用范围', '使用范围只限于本次备案'],
    ['保存期限', '保存期限：备案完成后6个月'],
    ['销毁方式', '销毁纸质材料，删除电子文件和备份'],
    ['委托期限', '至2027年6月30日止'],
    ['费用', '代办费用：人民币1,200元'],
    ['撤销方式', '书面通知受托人撤销委托'],
    ['委托人签章', '委托人（公章）'],
    ['受托人签章', '受托人（公章）'],
    ['日期', '2026年11月23日'],
  ],
} as const;

const templates = await loadTemplates();

async function textOf(id: string, values: typeof previewValues): Promise<string> {
  const template = templates.find((each) => each.id === id);
  if (!template) throw new Error(`no template ${id}`);
  const { blocks, signatures } = await decided({ template, values });
  return [...blocks, ...signatures.flat()].map((each) => each.text).join('\n');
}

describe('every template', () => {
  it('has its content points listed here', () => {
    expect(templates.map((each) => each.id)).toEqual(Object.keys(points).toSorted());
  });

  it.each(Object.entries(points))('%s says all it has to say', async (id, list) => {
    const text = await textOf(id, strainedValues);
    for (const [point, words] of list) expect(text, point).toContain(words);
  });
});

describe('a person who files for himself', () => {
  it('commits himself by name, number, signature, thumbprint and date by hand', async () => {
    const text = await textOf('filingCommitment', personalValues);
    for (const words of ['承诺人：王样例', '证件号码：44030519900307001X', '签字并按手印：\uFF3F', '\uFF3F月', '本人'])
      expect(text).toContain(words);
    expect(text).not.toContain('法定代表人');
  });

  it('signs the mandate, the agency seals it', async () => {
    const text = await textOf('agencyMandate', personalValues);
    expect(text).toContain('委托人（签字并按手印）');
    expect(text).toContain('受托人（公章）');
  });
});
