import { describe, expect, it } from 'vitest';
import { findStray } from '#shared/lint/strayCharacters.ts';
import { wordsIn } from '#shared/rules/wordLists.ts';
import { cleanPersonalApplication } from '#test/support/application.ts';
import { inShort, lint, lintDefect, shippedPack } from '#test/support/lintDefect.ts';
import { inProvince } from '#test/support/ruleCases.ts';

const app = 'icp_applets.base_info';

describe('names (RJ35–RJ38)', () => {
  it.each([
    ['中国样例花店', [`should content.nationalName ${app}.name`]],
    ['样例国际象棋花店', []],
    ['YangliFlower', [`should content.nameShape ${app}.name`]],
    ['20261123', [`should content.nameShape ${app}.name`]],
    ['样例花店★', [`should content.nameShape ${app}.name`]],
    ['样例A店铺', []],
    ['样例（一）花店', []],
    ['样例花店平台', [`hint content.nameGeneral ${app}.name`]],
    ['平台样例花店', []],
    ['样例贷款花店', [`should content.nameApproval ${app}.name`]],
    ['云上山海', [`hint content.nameUnrelated ${app}.name`]],
  ])('%s', (name, expected) => {
    expect(lintDefect({ miniProgram: { name } })).toEqual(expected);
  });

  it('a word whose 前置审批 item is chosen is answered', () => {
    const preapprovals = [{ type: 13, code: '样例字〔2026〕1号', validUntil: null }];
    const findings = lintDefect({ miniProgram: { name: '样例贷款花店', preapprovals } });
    expect(findings.filter((line) => line.includes('content.'))).toEqual([]);
  });
});

describe('the business scope (RJ45)', () => {
  it.each([
    ['花卉零售；以自有资金从事投资活动（样例）', 1],
    ['花卉零售；艺术培训；药品零售（样例）', 1],
    ['花卉零售；第一类医疗器械销售（样例）', 0],
    ['教育软件开发（样例）', 1],
    ['组织文化交流活动（样例）', 1],
    ['花卉零售（样例）', 0],
  ])('%s: %i finding', (businessScope, count) => {
    const found = lintDefect({ subject: { businessScope } });
    expect(found).toEqual(Array.from({ length: count }, () => 'should content.scopeApproval subject.businessScope'));
  });
});

// The words that make a platform ask about finance; 前置审批 item 13.
const financeWords = [
  ...['交易所', '交易中心', '金融', '资产管理', '理财', '基金', '基金管理', '投资管理', '财富管理', '股权投资基金'],
  ...['网贷', '网络借贷', 'P2P', '股权众筹', '互联网保险', '支付', '信托', '融资', '融资担保'],
];

describe('every word of finance (RJ37, RJ45)', () => {
  it.each(financeWords)('%s, in the name', (word) => {
    expect(lintDefect({ miniProgram: { name: `样例${word}花店` } })).toEqual([
      `should content.nameApproval ${app}.name`,
    ]);
  });

  it.each(financeWords)('%s, in the business scope', (word) => {
    expect(lintDefect({ subject: { businessScope: `花卉零售；${word}（样例）` } })).toEqual([
      'should content.scopeApproval subject.businessScope',
    ]);
  });

  it('stands in the lists itself, whatever shorter word would find it', () => {
    const listed = (title: string) =>
      [...shippedPack.wordLists.approvalInName, ...shippedPack.wordLists.approvalInScope].find(
        (list) => list.title === title,
      )?.words;
    const folded = financeWords.map((word) => word.toLowerCase());
    expect(listed('互联网金融')).toEqual(expect.arrayContaining(folded));
    expect(listed('金融、投资')).toEqual(expect.arrayContaining(folded));
  });
});

describe('remarks (RJ41, RJ42)', () => {
  it('that say nothing', () => {
    const comment = '本样例小程序供个人学习测试，样例花店的花束展示给客人看看而已。';
    expect(lintDefect({ miniProgram: { comment } })).toEqual([`should content.vagueComment ${app}.comment`]);
  });

  it('of a person are about the person', () => {
    const comment = '本样例小程序记录样例甲自己种花的照片和心得，也介绍他的商城和招商加盟的办法。';
    expect(inShort(lint(cleanPersonalApplication({ miniProgram: { comment } })))).toEqual([
      `should content.personalBusiness ${app}.comment`,
    ]);
    expect(lintDefect({ miniProgram: { comment } })).toEqual([]);
  });
});

describe('characters nobody sees (RJ13)', () => {
  it.each([
    ['深圳样例\u200b花艺', { at: 5, what: '是看不见的字符' }],
    ['深圳样例 花艺', { at: 5, what: '是空格' }],
    ['深圳样例１号', { at: 5, what: '“１”是全角写法' }],
    ['深圳样例（ABC Flower）花艺', null],
    ['深圳市样例路9号', null],
  ])('%s', (text, expected) => {
    expect(findStray(text)).toEqual(expected);
  });

  it('are told at the field', () => {
    expect(lintDefect({ subject: { name: '深圳样例 花艺有限公司' } })).toEqual([
      'should content.strayCharacters icp_subject.base_info.name',
    ]);
  });
});

it('every word of the lists is found in itself, and none that is excepted', () => {
  const lists = Object.values(shippedPack.wordLists).flat();
  for (const list of lists) {
    for (const word of list.words) expect(wordsIn(word, { ...list, except: [] }), word).toContain(word);
    for (const except of list.except) expect(wordsIn(except, list), except).toEqual([]);
  }
});

it('what the province wants to read in a remark is not called vague there', () => {
  const comment = '本人自用的样例小程序，记录读书笔记和日程安排，不对外提供服务，也不收费。';
  const vague = (province: string) =>
    inShort(lint(cleanPersonalApplication({ subject: inProvince(province), miniProgram: { comment } }))).filter(
      (line) => line.includes('content.vagueComment'),
    );
  expect(vague('120000')).toEqual([]);
  expect(vague('440000')).toHaveLength(1);
});
