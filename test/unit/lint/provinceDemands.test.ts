import { describe, expect, it } from 'vitest';
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

  it('重庆 wants 其他 described, 黑龙江 does not take it, 辽宁 says nothing', () => {
    const of = (province: string) => told({ subject: inProvince(province), miniProgram: { serviceTypes: [32] } });
    const where = 'icp_applets.base_info.service_content_types';
    expect(of('500000')).toEqual([`hint province.otherService ${where}`]);
    expect(of('230000')).toEqual([`should province.otherService ${where}`]);
    expect(of('210000')).toEqual([]);
  });
});
