import { describe, expect, it } from 'vitest';
import { findStray } from '#shared/lint/strayCharacters.ts';
import { wordsIn } from '#shared/rules/wordLists.ts';
import { cleanApplication, cleanPersonalApplication } from '#test/support/application.ts';
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

describe('words that are vague only where nothing else is said (RJ41)', () => {
  it.each([
    ['向周边居民展示和销售新鲜水果，可以查看当日价格和到货时间，到店自取。', false],
    ['本样例小程序介绍当日到货的苹果、香蕉、青菜等等，供周边居民下单到店自取。', false],
    ['本样例小程序仅供展示，样例花店的客人都可以打开来看一看，谢谢大家的支持。', true],
    ['本样例小程序用来展示信息，样例花店的客人都可以打开来看一看，谢谢大家。', true],
    ['样例花店为客人提供综合服务，欢迎大家随时打开本小程序来看一看，谢谢支持。', true],
  ])('%s: %s', (comment, isVague) => {
    const expected = isVague ? [`should content.vagueComment ${app}.comment`] : [];
    expect(lintDefect({ miniProgram: { comment } })).toEqual(expected);
  });
});

describe("characters nobody sees in a person's name", () => {
  const stray = (role: string) => `should content.strayCharacters ${role}.name`;
  it.each([
    ['赵 云杉', '第 2 个字是空格'],
    ['赵\u3000云杉', '第 2 个字是空格'],
    ['赵\u200b云杉', '第 2 个字是看不见的字符'],
    ['赵云杉Ａ', '第 4 个字“Ａ”是全角写法'],
  ])('%j is told once, at the first role', (name, where) => {
    const found = lint(cleanApplication({ persons: { 0: { name } } }));
    expect(inShort(found)).toEqual([stray('icp_subject.principal_info')]);
    expect(found[0]?.message).toContain(where);
  });

  it.each(['阿卜杜拉·买买提', '迪丽热巴·迪力木拉提', '欧阳云杉', 'ZHAO YUNSHAN', 'Mary-Ann O’Neil', '赵㛃杉'])(
    '%s is a name',
    (name) => {
      expect(inShort(lint(cleanApplication({ persons: { 0: { name } } })))).toEqual([]);
    },
  );

  it('stands at each human being, and at the legal representative', () => {
    const persons = { 0: { name: '样例 甲' }, 1: { name: '样\u200b例乙' } };
    const roles = { legalRepresentative: 1, subjectPrincipal: 2, appPrincipal: 2 };
    const found = inShort(lint(cleanApplication({ subject: inProvince('110000'), persons, roles })));
    expect(found.filter((line) => line.includes('stray'))).toEqual([
      stray('icp_subject.legal_person_info'),
      stray('icp_subject.principal_info'),
    ]);
  });

  it('of somebody who files for himself is one finding, wherever it stands', () => {
    const both = { subject: { name: '样例 甲' }, persons: { 0: { name: '样例 甲' } } };
    expect(inShort(lint(cleanPersonalApplication(both)))).toEqual([stray('icp_subject.base_info')]);
    for (const one of [
      { subject: { name: '样\u200b例甲' } },
      { subject: { name: '样例甲' }, persons: { 0: { name: '样\u200b例甲' } } },
    ]) {
      const found = lint(cleanPersonalApplication(one));
      expect(inShort(found)).toEqual(['must form.personalDiffers icp_subject.base_info.name']);
      expect(found[0]?.message).toContain('第 2 个字是看不见的字符');
    }
  });

  it('is what parts two spellings of one human being', () => {
    const certificateNumber = cleanApplication().persons[0]?.certificateNumber ?? null;
    const found = lint(
      cleanApplication({ persons: { 1: { name: '样例\u200b甲', certificateNumber, mobile: '13800000001' } } }),
    );
    expect(inShort(found)).toEqual(['must form.sameNumberOtherName icp_applets.principal_info.name']);
    expect(found[0]?.message).toContain('第 3 个字是看不见的字符');
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
