import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRejection } from '#shared/filing/rejectionText.ts';

const comment = 'icp_applets.base_info.comment';
const name = 'icp_applets.base_info.name';
const read = (text: string) =>
  parseRejection(text).map(({ keyName, error, suggest, where }) => [keyName, error, suggest, where]);
const expected = [
  ['小程序备注', '过于笼统', '请写明主营业务', comment],
  ['小程序名称', '与主体无关', null, name],
];

describe('a pasted table', () => {
  it.each([
    [
      'Markdown',
      '| 字段 | 原因 | 建议 |\n| --- | :---: | ---: |\n| 小程序备注 | 过于笼统 | 请写明主营业务 |\n| 小程序名称 | 与主体无关 | |',
    ],
    ['Markdown without a heading', '| 小程序备注 | 过于笼统 | 请写明主营业务 |\n|小程序名称|与主体无关||'],
    [
      'Markdown without outer lines',
      '字段 | 原因 | 建议\n---|---|---\n小程序备注 | 过于笼统 | 请写明主营业务\n小程序名称 | 与主体无关 |',
    ],
    [
      'full-width lines',
      '｜字段｜原因｜建议｜\n｜小程序备注｜过于笼统｜请写明主营业务｜\n｜小程序名称｜与主体无关｜｜',
    ],
    [
      'a drawn table',
      '+----+----+----+\n| 字段 | 原因 | 建议 |\n+----+----+----+\n| 小程序备注 | 过于笼统 | 请写明主营业务 |\n| 小程序名称 | 与主体无关 |  |\n+----+----+----+',
    ],
    [
      'numbers in front',
      '| 序号 | 字段 | 原因 | 建议 |\n|--|--|--|--|\n| 1 | 小程序备注 | 过于笼统 | 请写明主营业务 |\n| 2 | 小程序名称 | 与主体无关 | |',
    ],
    [
      'numbers in front, no heading',
      '| 1 | 小程序备注 | 过于笼统 | 请写明主营业务 |\n| 2 | 小程序名称 | 与主体无关 | |',
    ],
    [
      'columns in another order',
      '| 驳回原因 | 修改建议 | 字段名 |\n|--|--|--|\n| 过于笼统 | 请写明主营业务 | 小程序备注 |\n| 与主体无关 | | 小程序名称 |',
    ],
    [
      'tabs with numbers in front',
      '序号\t字段\t原因\t建议\n1\t小程序备注\t过于笼统\t请写明主营业务\n2\t小程序名称\t与主体无关\t',
    ],
    ['commas', '字段,原因,建议\n小程序备注,过于笼统,请写明主营业务\n小程序名称,与主体无关,'],
    ['full-width commas', '字段，原因，建议\n小程序备注，过于笼统，请写明主营业务\n小程序名称，与主体无关，'],
    [
      'commas and quotes',
      '"字段","原因","建议"\n"小程序备注","过于笼统","请写明主营业务"\n"小程序名称","与主体无关",""',
    ],
    ['gaps', '字段    原因      建议\n小程序备注  过于笼统  请写明主营业务\n小程序名称  与主体无关'],
    ['gaps without a heading', '小程序备注  过于笼统  请写明主营业务\n小程序名称　与主体无关'],
  ])('of %s is read row by row', (_, text) => {
    expect(read(text)).toEqual(expected);
  });

  it('may have words around it', () => {
    expect(
      read(`您的备案未通过，原因如下：\n\n| 字段 | 原因 |\n|---|---|\n| 小程序备注 | 过于笼统 |\n\n证件照片模糊`),
    ).toEqual([
      ['小程序备注', '过于笼统', null, comment],
      [null, '证件照片模糊', null, null],
    ]);
  });

  it('keeps signs of the words, and what else a row says', () => {
    expect(
      read('| 字段 | 原因 | 建议 | 示例 |\n|-|-|-|-|\n| 小程序备注 | 含有 \\| 符号<br>请改 | 删去 | 样例 |'),
    ).toEqual([['小程序备注', '含有 | 符号 请改', '删去\n样例', comment]]);
    expect(read('字段,原因,建议\n小程序备注,"过于笼统,太短","写明""主营""业务"')).toEqual([
      ['小程序备注', '过于笼统,太短', '写明"主营"业务', comment],
    ]);
  });

  it('is no table where commas and gaps stand in sentences', () => {
    for (const words of ['小程序备注过于笼统，请修改', '名称，备注，证件都不符', '请核对  再提交', '价格 1|2 不符'])
      expect(
        read(words).map(([keyName, error]) => [keyName, error]),
        words,
      ).toEqual([[null, words]]);
    // A comma too many: nobody knows where the reason ends.
    expect(read('字段,原因\n小程序备注,过于笼统\n小程序名称,与主体无关,请修改')).toEqual([
      ['小程序备注', '过于笼统', null, comment],
      [null, '小程序名称,与主体无关,请修改', null, name],
    ]);
  });
});

const words = fc.stringMatching(/^[甲乙丙丁戊己庚辛]{1,12}$/u);
const row = fc.record({
  keyName: fc.constantFrom('小程序备注', '小程序名称', '主办单位名称', '甲乙'),
  error: words,
  suggest: fc.option(words, { nil: '' }),
});
type Row = { keyName: string; error: string; suggest: string };
const forms: Readonly<Record<string, (cells: readonly string[]) => string>> = {
  markdown: (cells) => `| ${cells.join(' | ')} |`,
  tight: (cells) => `|${cells.join('|')}|`,
  tabs: (cells) => cells.join('\t'),
  commas: (cells) => cells.join(','),
};

it('every row of a table comes back as it was, however the table is drawn and its columns are ordered', () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...Object.keys(forms)),
      fc.constantFrom([0, 1, 2], [1, 2, 0], [2, 0, 1], [1, 0, 2]),
      (rows: Row[], form, order) => {
        const draw = (cells: readonly string[]) => forms[form]?.(order.map((at) => cells[at] ?? '')) ?? '';
        const rule = form === 'markdown' || form === 'tight' ? [draw(['---', ':--', '--:'])] : [];
        const text = [
          draw(['字段', '原因', '建议']),
          ...rule,
          ...rows.map((each) => draw([each.keyName, each.error, each.suggest])),
        ].join('\n');
        expect(parseRejection(text).map(({ keyName, error, suggest }) => [keyName, error, suggest])).toEqual(
          rows.map(({ keyName, error, suggest }) => [keyName, error, suggest || null]),
        );
      },
    ),
  );
});
