import { describe, expect, it } from 'vitest';
import type { LetterValues } from '#backend/letters/gatherLetter.ts';
import { loadTemplates } from '#backend/letters/loadTemplates.ts';
import { previewValues, strainedValues } from '#test/support/letterValues.ts';
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
  truthNotice: [
    ['主办者', `主办者：${strainedValues['subjectName']}`],
    ['不实的后果', '提供不实信息'],
    ['已阅', '本人已经逐条阅读'],
    ['小程序负责人', `小程序负责人：${strainedValues['appPrincipalName']}`],
    ['签名', '签字：\uFF3F'],
    ['手写日期', '\uFF3F年\uFF3F\uFF3F月\uFF3F\uFF3F日'],
  ],
  truthPledge: [
    ['负责人姓名', `承诺人：${strainedValues['appPrincipalName']}`],
    ['负责人证件', '居民身份证号码：44030519900307001X'],
    ['服务名称', `小程序名称：${strainedValues['appName']}`],
    ['真实性', '全部真实、准确、完整'],
    ['签名', '签字：\uFF3F'],
    ['手写日期', '\uFF3F年\uFF3F\uFF3F月\uFF3F\uFF3F日'],
  ],
  notInvolvedPledge: [
    ['致通信管理局', '致：广东省通信管理局'],
    ['单位名称', `承诺单位：${strainedValues['subjectName']}`],
    ['信用代码', '营业执照号码：91440300MA00000018'],
    ['主营业务', `主营业务：${strainedValues['mainBusiness']}`],
    ['实际内容', `小程序的实际内容：${strainedValues['appComment']}`],
    ['未经批准不从事', '没有取得批准以前，不开展这类业务'],
    ['金融', '不利用互联网从事金融服务'],
    ['校外培训', '不面向中小学生和学龄前儿童开展校外培训'],
    ['法定代表人电话', '电话：13800000002'],
    ['负责人和电话', '电话：13800000001'],
    ['法定代表人签名', '法定代表人签字：\uFF3F'],
    ['公章', '公章'],
    ['手写日期', '\uFF3F年\uFF3F\uFF3F月\uFF3F\uFF3F日'],
  ],
  constructionProposal: [
    ['内容与栏目', `主要栏目：${strainedValues['sections']}`],
    ['人员', '专职人员：12人'],
    ['资金', '建设资金：人民币1,500,000元'],
    ['内容管理制度', '四、内容管理制度'],
    ['网络部署', '样例云乌鲁木齐数据中心'],
    ['安全技术措施', '六、安全技术措施'],
    ['应急预案', '七、应急预案'],
    ['已有备案', '已有备案：36个'],
    ['公章', '主办单位（公章）'],
  ],
  brandAuthorization: [
    ['商标注册证号', '商标注册证号：第00000000号'],
    ['类别', '核定类别：第35类'],
    ['权利人', `授权人：${strainedValues['ownerName']}`],
    ['被授权人', `被授权人：${strainedValues['subjectName']}`],
    ['小程序名称', `小程序名称：${strainedValues['appName']}`],
    ['期限', '至2029年12月31日止'],
    ['权利人签章', '授权人（公章，个人签字）'],
  ],
  statement: [
    ['致通信管理局', '致：广东省通信管理局'],
    ['事由', '说明事项：通讯地址没有门牌号'],
    ['事实', `备案中填写的通讯地址是“${strainedValues['fullAddress']}”`],
    ['附件', `所附材料：${strainedValues['attachments']}`],
    ['公章', '说明单位（公章）'],
    ['日期', '\uFF3F年\uFF3F\uFF3F月\uFF3F\uFF3F日'],
  ],
} as const;

const templates = await loadTemplates();

async function textOf(id: string, values: LetterValues): Promise<string> {
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

describe('a statement', () => {
  it.each([
    ['两个姓名', '主体证件上写的姓名是“\uFF3F'],
    ['其他', '说明事项：\uFF3F'],
  ])('about %s says that, and nothing of the others', async (matterKind, words) => {
    const text = await textOf('statement', { ...previewValues, matterKind });
    expect(text).toContain(words);
    expect(text).not.toContain('没有编列门牌');
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
