import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanApplication, cleanToday } from '#test/support/application.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { residentIdFrom } from '#test/support/specimenNumbers.ts';
import { proposalsOf, usuallyTaken } from '../../../renderer/case/form/proposals.ts';
import { recogniseText } from '../../../renderer/case/form/recogniseText.ts';

const inShort = (text: string) => recogniseText(text).recognised.map(({ field, text: value }) => `${field} ${value}`);

describe('recogniseText', () => {
  it('reads what clients paste from a chat', () => {
    const text = `您好，资料如下
公司名称：样例花店有限公司
统一社会信用代码: 91440300MA0000000X
1、法定代表人：样例甲
身份证号：440300198001010001
手机号 ：13800000000
小程序负责人：样例乙
电话：13900000000
邮箱：yangli@example.com
小程序名称\t样例花店
AppID=wx0123456789abcdef`;
    expect(inShort(text)).toEqual([
      'subject.name 样例花店有限公司',
      'subject.certificateNumber 91440300MA0000000X',
      'roles.legalRepresentative.name 样例甲',
      'roles.legalRepresentative.certificateNumber 440300198001010001',
      'roles.legalRepresentative.mobile 13800000000',
      'roles.appPrincipal.name 样例乙',
      'roles.appPrincipal.mobile 13900000000',
      'roles.appPrincipal.email yangli@example.com',
      'miniProgram.name 样例花店',
      'miniProgram.appId wx0123456789abcdef',
    ]);
  });

  it('takes a role from the label itself, and a phone without one for the subject’s principal', () => {
    expect(inShort('电话：13800000000\n法人手机号：13900000000\n负责人的邮箱：a@example.com')).toEqual([
      'roles.subjectPrincipal.mobile 13800000000',
      'roles.legalRepresentative.mobile 13900000000',
      'roles.subjectPrincipal.email a@example.com',
    ]);
  });

  it('joins a paragraph that goes on in the next line, and nothing else', () => {
    expect(inShort('经营范围：花卉种植、\n花卉销售。\n\n公司名称：样例\n花店')).toEqual([
      'subject.businessScope 花卉种植、花卉销售。',
      'subject.name 样例',
    ]);
  });

  it('keeps the first of two values, and leaves out what it does not know', () => {
    expect(inShort('公司名称：样例甲\n公司名称：样例乙\n开户行：样例银行\n：\n身份证')).toEqual([
      'subject.name 样例甲',
    ]);
  });

  it('keeps a colon inside a value', () => {
    expect(inShort('备注：服务时间 9:00 到 18:00')).toEqual(['miniProgram.comment 服务时间 9:00 到 18:00']);
  });
});

describe('what stands between label and value', () => {
  it.each([
    ['公司名称：样例花店', 'subject.name 样例花店'],
    ['公司名称:样例花店', 'subject.name 样例花店'],
    ['公司名称 ： 样例花店', 'subject.name 样例花店'],
    ['公司名称 样例花店', 'subject.name 样例花店'],
    ['公司名称\u3000样例花店', 'subject.name 样例花店'],
    ['　　公司名称　　样例　花店', 'subject.name 样例 花店'],
    ['公司名称\t样例花店', 'subject.name 样例花店'],
    ['公司名称＝样例花店', 'subject.name 样例花店'],
    ['【公司名称】样例花店', 'subject.name 样例花店'],
    ['【公司名称】：样例花店', 'subject.name 样例花店'],
    ['2） 公司名称 样例花店', 'subject.name 样例花店'],
    ['小程序 名称 样例花店', 'miniProgram.name 样例花店'],
    ['法人 手机 13800000000', 'roles.legalRepresentative.mobile 13800000000'],
    ['法人（经理） 样例甲', 'roles.legalRepresentative.name 样例甲'],
    ['ＡｐｐＩＤ　wx0123456789abcdef', 'miniProgram.appId wx0123456789abcdef'],
    ['备注 服务时间 9:00 到 18:00', 'miniProgram.comment 服务时间 9:00 到 18:00'],
  ])('reads %j', (line, read) => {
    expect(inShort(line)).toEqual([read]);
    expect(recogniseText(line).unknown).toEqual([]);
  });

  it('may be anything of these, whatever the blanks around it', () => {
    const blank = fc.constantFrom('', ' ', '\u3000', '  ', '\t');
    const mark = fc.constantFrom('：', ':', '=', '＝', '\t', ' ', '\u3000');
    fc.assert(
      fc.property(blank, mark, blank, (before, between, after) => {
        expect(inShort(`统一社会信用代码${before}${between}${after}91440300MA0000000X`)).toEqual([
          'subject.certificateNumber 91440300MA0000000X',
        ]);
      }),
    );
  });

  it('does not take a row of headings for values', () => {
    expect(recogniseText('联系人 电话\n负责人：')).toEqual({
      recognised: [],
      unknown: ['联系人 电话', '负责人：'],
      repeated: [],
    });
  });
});

describe('lines that are not used', () => {
  it('are named: unknown ones, and those about what was said before', () => {
    const { unknown, repeated } = recogniseText('您好\n公司名称：样例甲\n\n公司名称：样例乙\n开户行：样例银行');
    expect(unknown).toEqual(['您好', '开户行：样例银行']);
    expect(repeated).toEqual(['公司名称：样例乙']);
  });

  it('are named where one human being holds both roles, unless they say the same', () => {
    const pasted = (text: string) => proposalsOf(text, cleanApplication(), shippedPack, cleanToday);
    expect(pasted('法定代表人：样例丙\n主体负责人：样例丁').repeated).toEqual(['主体负责人：样例丁']);
    expect(pasted('法定代表人：样例丙\n主体负责人：样例丙').repeated).toEqual([]);
  });

  it('never get lost: every line is used or named', () => {
    const line = fc.constantFrom(
      '公司名称：样例',
      '您好',
      '电话 13800000000',
      '开户行 样例',
      '公司 样例',
      '联系人 电话',
      '身份证',
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { recognised, unknown, repeated } = recogniseText(lines.join('\n'));
        expect([...recognised.map((each) => each.line), ...unknown, ...repeated].toSorted()).toEqual(lines.toSorted());
      }),
    );
  });
});

describe('proposalsOf', () => {
  const propose = (text: string, application = cleanApplication()) =>
    proposalsOf(text, application, shippedPack, cleanToday).proposals;

  it('offers what differs, as it would be kept, and ticks blanks only', () => {
    const application = cleanApplication({ subject: { address: null } });
    const proposals = propose('公司名称：另一家样例公司\n通讯地址： 样例路9号 \n小程序名称：样例花店', application);
    expect(proposals.map(({ field, value }) => [field, value])).toEqual([
      ['subject.name', '另一家样例公司'],
      ['subject.address', '样例路9号'],
    ]);
    expect(usuallyTaken(proposals)).toEqual(['subject.address']);
  });

  it('knows the certificate by a right resident ID number, for somebody who is not named yet', () => {
    const number = residentIdFrom('44030519800101001');
    const application = cleanApplication({ roles: { appPrincipal: null } });
    const proposals = propose(`小程序负责人：样例丙\n身份证号：${number}`, application);
    expect(proposals.map(({ field, value }) => [field, value])).toEqual([
      ['roles.appPrincipal.name', '样例丙'],
      ['roles.appPrincipal.certificateType', 2],
      ['roles.appPrincipal.certificateNumber', number],
    ]);
  });

  it('changes one human being in two roles once', () => {
    expect(propose('法定代表人：样例丙\n主体负责人：样例丁').map(({ field, value }) => [field, value])).toEqual([
      ['roles.legalRepresentative.name', '样例丙'],
    ]);
  });

  it('says what cannot be taken', () => {
    const [proposal] = propose(`公司名称：${'样'.repeat(201)}`);
    expect(proposal?.problem).toContain('太长了');
    expect(usuallyTaken(proposal ? [proposal] : [])).toEqual([]);
  });
});
