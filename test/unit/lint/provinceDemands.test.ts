import { describe, expect, it } from 'vitest';
import { cleanApplication, cleanPersonalApplication } from '#test/support/application.ts';
import { lint } from '#test/support/lintDefect.ts';
import { findingsOf, inProvince, type Situation } from '#test/support/ruleCases.ts';

describe('what a few provinces ask alone', () => {
  const told = (situation: Situation) => findingsOf(situation).filter((line) => line.includes(' province.'));
  const deputy = { legalRepresentative: 1, subjectPrincipal: 2, appPrincipal: 1 };
  const place = 'icp_applets.base_info.comment';

  it.each([
    ['江苏', '320000', ['should province.samePrincipals icp_applets.principal_info.name']],
    ['安徽', '340000', ['should province.samePrincipals icp_applets.principal_info.name']],
    ['吉林', '220000', []],
  ])('%s: who stands in for the legal representative answers for the mini program, too', (_, province, lines) => {
    const situation = { subject: inProvince(province), roles: deputy };
    expect(told(situation).filter((line) => !line.includes('localMobile'))).toEqual(lines);
  });

  it('青海 lets a public institution name somebody by letter, but no company', () => {
    const of = (type: number) => told({ subject: { ...inProvince('630000'), type }, roles: deputy });
    expect(of(4)).toEqual(['should province.principal icp_subject.principal_info.name']);
    for (const type of [1, 2, 3]) expect(of(type)).toEqual([]);
  });

  it('天津 wants a person to say that it is for himself, and nothing of the kind of a company', () => {
    const comment = '样例花店的线上点单和会员积分，供到店顾客使用。';
    const subject = inProvince('120000');
    expect(told({ of: 'person', subject, miniProgram: { comment } })).toContain(`should province.remarkWords ${place}`);
    expect(told({ of: 'person', subject, miniProgram: { comment: `${comment}个人自用` } })).toEqual([]);
    expect(told({ subject, miniProgram: { comment } })).toEqual([]);
  });

  it('a remark that is too short is told of that alone', () => {
    const subject = inProvince('360000');
    expect(told({ subject, miniProgram: { comment: '样'.repeat(19) } })).toEqual([]);
    expect(told({ subject, miniProgram: { comment: '样'.repeat(20) } })).toEqual([
      `should province.remarkWords ${place}`,
    ]);
  });

  it.each([
    ['教育软件开发', ['“教育”，', '“不涉及校外培训”承诺书']],
    ['组织文化交流活动', ['“文化”，', '文化承诺书']],
    ['教育软件开发；组织文化交流活动', ['“教育”，', '“不涉及校外培训”承诺书', '“文化”，', '文化承诺书']],
    ['教育培训', ['“教育培训”，', '“不涉及校外培训”承诺书']],
  ])('江西 asks for its pledges where the business scope says %s', (businessScope, said) => {
    const subject = { ...inProvince('360000'), businessScope };
    const papers = lint(cleanApplication({ subject }), { materials: [] });
    const pledges = papers.filter(({ rule }) => rule === 'material.notInvolvedPledge');
    expect(pledges).toHaveLength(1);
    for (const words of said) expect(pledges[0]?.message).toContain(words);
  });

  it('江西 reads the name for 文化 as well, and is answered by the item that is chosen', () => {
    const of = (preapprovals: { type: number; code: string | null; validUntil: null }[]) =>
      lint(cleanApplication({ subject: inProvince('360000'), miniProgram: { name: '样例文化花店', preapprovals } }), {
        materials: [],
      }).filter(({ rule }) => rule === 'material.notInvolvedPledge');
    expect(of([{ type: 24, code: null, validUntil: null }])).toHaveLength(1);
    expect(of([{ type: 9, code: '样例 1', validUntil: null }])).toEqual([]);
  });

  const silent = '样例花店的花束和绿植，每日更新，下单之后到店自取，节假日照常营业不休息。';
  const saysIn = (province: string, situation: Situation = {}) => {
    const { of, options: _, lacking: __, overfull: ___, ...overrides } = situation;
    const subject = { ...inProvince(province), ...overrides.subject };
    const application = (of === 'person' ? cleanPersonalApplication : cleanApplication)({ ...overrides, subject });
    return lint(application)
      .filter(({ rule }) => rule === 'province.remarkWords')
      .map(({ message }) => /写明(.*)，现在/u.exec(message)?.[1]);
  };

  it.each([
    ['河南', '410000', '小程序的用途'],
    ['陕西', '610000', '小程序的用途'],
    ['黑龙江', '230000', '内容和用途'],
    ['青海', '630000', '内容和用途'],
  ])('%s wants to read what the mini program is for', (_, province, what) => {
    expect(saysIn(province, { miniProgram: { comment: silent } })).toEqual([what]);
    expect(saysIn(province, { miniProgram: { comment: `${silent}供附近居民预约。` } })).toEqual([]);
    expect(saysIn('440000', { miniProgram: { comment: silent } })).toEqual([]);
  });

  it('江苏 wants the same of a person only', () => {
    expect(saysIn('320000', { of: 'person', miniProgram: { comment: silent } })).toEqual(['内容和用途']);
    expect(saysIn('320000', { miniProgram: { comment: silent } })).toEqual([]);
  });

  it('甘肃 wants to read the post of who stands in, and who else can be called, in either remark', () => {
    const called = '应急联系人样例丙，样例花店店长。';
    const post = '样例乙是运营部门的负责人，负责小程序。';
    const roles = { subjectPrincipal: 2 };
    expect(saysIn('620000')).toEqual(['应急联系人的姓名和职务']);
    expect(saysIn('620000', { roles })).toEqual(['主体负责人是哪个部门的负责人、负责什么、应急联系人的姓名和职务']);
    expect(saysIn('620000', { roles, subject: { comment: post + called } })).toEqual([]);
    expect(saysIn('620000', { subject: { comment: called } })).toEqual([]);
    expect(saysIn('620000', { of: 'person', miniProgram: { comment: `${silent}个人自用` } })).toEqual([]);
  });

  it('重庆 wants a person to name who else can be called', () => {
    expect(saysIn('500000', { of: 'person' })).toEqual(['应急联系人的姓名']);
    expect(saysIn('500000', { of: 'person', subject: { comment: '应急联系人：样例丙' } })).toEqual([]);
    expect(saysIn('500000')).toEqual([]);
  });

  it('海南 and 安徽 want to read of words that call for an approval, as long as no item answers them', () => {
    const scope = (text: string) => ({ subject: { businessScope: text } });
    const hainan = '不涉及前置审批的业务';
    const anhui = '咨询前置审批的部门、电话和结果';
    expect(saysIn('460000', scope('花卉零售；药品零售'))).toEqual([hainan]);
    expect(saysIn('460000', scope('花卉零售'))).toEqual([]);
    expect(saysIn('460000', { miniProgram: { name: '样例药品花店' } })).toEqual([]);
    expect(saysIn('460000', { ...scope('药品零售'), miniProgram: { comment: `${silent}不涉及药品。` } })).toEqual([]);
    expect(saysIn('340000', scope('花卉零售；药品零售'))).toEqual([anhui]);
    expect(saysIn('340000')).toEqual([]);
    const asked = `${silent}已咨询样例市药监局，电话 12345，不用审批。`;
    expect(saysIn('340000', { ...scope('药品零售'), miniProgram: { comment: asked } })).toEqual([]);
  });

  it('江苏 asks whoever adds for the principal of before; 北京 knows one number a subject', () => {
    const added = {
      filingCase: { filingType: 'added' as const },
      subject: { ...inProvince('320000'), recordNumber: '苏ICP备12345678号' },
    };
    expect(told(added)).toContain('hint province.samePrincipalAsBefore icp_subject.principal_info.name');
    expect(told({ subject: inProvince('320000') }).join()).not.toContain('samePrincipalAsBefore');
    const numbered = { ...inProvince('110000'), recordNumber: '京ICP备12345678号' };
    expect(told({ subject: numbered })).toEqual([
      'should province.oneRecordNumber icp_subject.base_info.record_number',
    ]);
    expect(told({ subject: numbered, filingCase: { filingType: 'added' } })).toEqual([]);
  });

  it('重庆 wants 其他 described, 黑龙江 does not take it, 辽宁 says nothing', () => {
    const of = (province: string) => told({ subject: inProvince(province), miniProgram: { serviceTypes: [32] } });
    const where = 'icp_applets.base_info.service_content_types';
    expect(of('500000')).toEqual([`hint province.otherService ${where}`]);
    expect(of('230000')).toEqual([`should province.otherService ${where}`]);
    expect(of('210000')).toEqual([]);
  });
});
