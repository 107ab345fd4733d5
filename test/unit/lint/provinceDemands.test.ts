import { describe, expect, it } from 'vitest';
import { cleanApplication } from '#test/support/application.ts';
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

  it('重庆 wants 其他 described, 黑龙江 does not take it, 辽宁 says nothing', () => {
    const of = (province: string) => told({ subject: inProvince(province), miniProgram: { serviceTypes: [32] } });
    const where = 'icp_applets.base_info.service_content_types';
    expect(of('500000')).toEqual([`hint province.otherService ${where}`]);
    expect(of('230000')).toEqual([`should province.otherService ${where}`]);
    expect(of('210000')).toEqual([]);
  });
});
