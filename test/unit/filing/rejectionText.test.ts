import { describe, expect, it } from 'vitest';
import { parseRejection } from '#shared/filing/rejectionText.ts';

const comment = 'icp_applets.base_info.comment';
const subjectName = 'icp_subject.base_info.name';
/** Rows as `field | error | suggest | where`. */
const read = (text: string) =>
  parseRejection(text).map(({ keyName, error, suggest, where }) => [keyName, error, suggest, where]);

describe('what the platform answers with', () => {
  it('is read as JSON, wherever the rows lie', () => {
    const row = { key_name: '小程序备注', error: '过于笼统', suggest: '请写明主营业务' };
    const expected = [['小程序备注', '过于笼统', '请写明主营业务', comment]];
    expect(read(JSON.stringify([row]))).toEqual(expected);
    expect(read(JSON.stringify({ errcode: 0, status: 3, audit_data: [row] }))).toEqual(expected);
    expect(read(`\uFEFF  ${JSON.stringify(row)},\n`)).toEqual(expected);
    expect(read(`${JSON.stringify(row)},${JSON.stringify(row)}`)).toEqual([...expected, ...expected]);
    expect(read(JSON.stringify({ hints: [{ errcode: 86202, errmsg: '名称不符', err_field: subjectName }] }))).toEqual([
      [subjectName, '名称不符\nerrcode：86202', null, subjectName],
    ]);
  });

  it('that is no JSON after all is kept line by line', () => {
    expect(read('{"key_name": "小程序备注",\n"其他": "样例" ')).toHaveLength(2);
    expect(read('{"status": 3}')).toEqual([[null, '{"status": 3}', null, null]]);
  });

  it('is read as numbered lines, whatever the numbers look like', () => {
    for (const [one, two] of [
      ['1、', '2、'],
      ['1.', '2.'],
      ['1. ', '2. '],
      ['（1）', '（2）'],
      ['１．', '２．'],
      ['①', '②'],
      ['一、', '二、'],
      ['• ', '• '],
      ['', ''],
    ])
      expect(read(`${one}小程序备注：过于笼统\r\n${two}主办单位名称: 与证件不一致`), one).toEqual([
        ['小程序备注', '过于笼统', null, comment],
        ['主办单位名称', '与证件不一致', null, subjectName],
      ]);
  });

  it('keeps the name of a person’s field that does not say whose it is', () => {
    expect(read('1、应急联系方式：与手机号相同，建议：换号\n2、小程序备注：必须写明用途编号')).toEqual([
      ['应急联系方式', '与手机号相同', '换号', null],
      ['小程序备注', '必须写明用途编号', null, comment],
    ]);
  });

  it('is read as one line with numbers in it', () => {
    expect(read('1、小程序备注：过于笼统；2、主办单位名称与证件不一致。3、请补充材料')).toEqual([
      ['小程序备注', '过于笼统', null, comment],
      [null, '主办单位名称与证件不一致。', null, subjectName],
      [null, '请补充材料', null, null],
    ]);
  });

  it.each([
    ['1、名称不符A2、备注过短B', ['名称不符A', '备注过短B']],
    ['1、名称不符2、备注过短3、证件不清晰', ['名称不符', '备注过短', '证件不清晰']],
    ['1.名称不符2.备注过短', ['名称不符', '备注过短']],
    ['1）名称不符2）备注过短', ['名称不符', '备注过短']],
    ['一、名称不符二、备注过短', ['名称不符', '备注过短']],
    ['驳回原因：1、名称不符2、备注过短', ['名称不符', '备注过短']],
  ])('is read as a list whose numbers nothing stands before: %s', (text, errors) => {
    expect(parseRejection(text).map(({ error }) => error)).toEqual(errors);
  });

  it.each([
    '1、请补充图2、图3',
    '1、请补充材料2、3份',
    '1、请升级到v2.版本',
    '1.请重传图片2.png',
    '1、请补充附件2、附件三',
    '1、第2、条不符',
    '1、每次不超过12、且要清晰',
  ])('keeps a number that only refers to something where it is: %s', (text) => {
    expect(parseRejection(text)).toHaveLength(1);
  });

  it('is read as JSON that is nothing but a list of words', () => {
    const expected = [
      [null, '名称不符', null, null],
      ['小程序备注', '过于笼统', null, comment],
    ];
    expect(read('["名称不符","小程序备注：过于笼统"]')).toEqual(expected);
    expect(read('驳回原因：["名称不符", "小程序备注：过于笼统", ""]')).toEqual(expected);
    expect(read('{"errcode":0,"reasons":["名称不符","小程序备注：过于笼统"]}')).toEqual(expected);
    expect(read('{"小程序备注":["过于笼统","太短"]}')).toEqual([
      ['小程序备注', '过于笼统', null, comment],
      ['小程序备注', '太短', null, comment],
    ]);
    expect(read('[["小程序备注","过于笼统","请写明"],["主办单位名称","不符"]]')).toEqual([
      ['小程序备注', '过于笼统', '请写明', comment],
      ['主办单位名称', '不符', null, subjectName],
    ]);
    // Beside a reason a list says more of it.
    expect(read('{"error":"图片不清","图片":["a.jpg","b.jpg"]}')).toEqual([
      [null, '图片不清\n图片：a.jpg、b.jpg', null, null],
    ]);
  });

  it('takes no words in square brackets for JSON that stand in a sentence', () => {
    expect(read('请修改["主办单位名称"]后重新提交')).toEqual([
      [null, '请修改["主办单位名称"]后重新提交', null, subjectName],
    ]);
  });

  it('is read by its labels, in lines of their own or not', () => {
    const expected = [
      ['小程序备注', '过于笼统', '请写明主营业务', comment],
      ['小程序名称', '与主体无关', null, 'icp_applets.base_info.name'],
    ];
    expect(
      read('字段：小程序备注\n原因：过于笼统\n建议：请写明主营业务\n\n字段：小程序名称\n驳回原因：与主体无关'),
    ).toEqual(expected);
    expect(read('【小程序备注】\n过于笼统')).toHaveLength(2);
    expect(read('【字段】小程序备注\n【原因】\n过于笼统\n【修改建议】\n请写明主营业务')).toEqual([expected[0]]);
    expect(read('key_name: 小程序备注\nerror: 过于笼统\nsuggest: 请写明主营业务')).toEqual([expected[0]]);
  });

  it('is read as a table with or without its heading', () => {
    const row = '小程序备注\t过于笼统\t请写明主营业务';
    const expected = [['小程序备注', '过于笼统', '请写明主营业务', comment]];
    expect(read(row)).toEqual(expected);
    expect(read(`字段\t原因\t建议\n${row}`)).toEqual(expected);
  });

  it('takes advice out of a sentence', () => {
    expect(read('小程序备注：过于笼统，建议：请写明主营业务')).toEqual([
      ['小程序备注', '过于笼统', '请写明主营业务', comment],
    ]);
    expect(read('备注过于笼统。修改建议：请写明主营业务')).toEqual([[null, '备注过于笼统', '请写明主营业务', comment]]);
    expect(read('建议：请写明主营业务')).toEqual([[null, '请写明主营业务', null, null]]);
  });

  it('goes on in a numbered list where a line has no number', () => {
    expect(read('1、小程序备注：过于笼统\n请参照样例\n2、证件照片模糊')).toEqual([
      ['小程序备注', '过于笼统\n请参照样例', null, comment],
      [null, '证件照片模糊', null, null],
    ]);
  });

  it('keeps numbers that count nothing', () => {
    expect(read('有效期到 2026.11.23 为止')).toEqual([[null, '有效期到 2026.11.23 为止', null, null]]);
    expect(read('3.14 不是序号')[0]?.[1]).toBe('3.14 不是序号');
    expect(read('24小时内未完成核验')[0]?.[1]).toBe('24小时内未完成核验');
  });

  it.each([
    ['1.甲不清；2.乙不符；3.丙过期', ['甲不清', '乙不符', '丙过期']],
    ['1. 甲不清 2. 乙不符', ['甲不清', '乙不符']],
    ['一、甲不清；二、乙不符', ['甲不清', '乙不符']],
    ['1）甲不清；2）乙不符', ['甲不清', '乙不符']],
    ['①甲不清②乙不符③丙过期', ['甲不清', '乙不符', '丙过期']],
    ['⑴甲不清⑵乙不符', ['甲不清', '乙不符']],
    ['（1）甲不清（2）乙不符', ['甲不清', '乙不符']],
    ['（一）甲不清（二）乙不符', ['甲不清', '乙不符']],
    ['1.A；2.B；3.C', ['A', 'B', 'C']],
    ['1. A 2. B', ['A', 'B']],
    ['（1）A（2）B', ['A', 'B']],
    ['A；B；C', ['A', 'B', 'C']],
    ['原因：A；B；C', ['A', 'B', 'C']],
    ['甲不清；乙不符；丙过期。', ['甲不清', '乙不符', '丙过期。']],
    ['您的备案未通过，原因如下：1、甲不清；2、乙不符', ['甲不清', '乙不符']],
    ['原因如下：1.甲不清 2.乙不符', ['甲不清', '乙不符']],
    ['甲不清；2、乙不符；3、丙过期', ['甲不清', '乙不符', '丙过期']],
    ['1、甲不清；2、乙不符\n3、丙过期；4、丁缺失', ['甲不清', '乙不符', '丙过期', '丁缺失']],
    [
      [...'一二三四五六七八九', '十', '十一', '十二'].map((number) => `${number}、甲${number}乙不清`).join('；'),
      [...'一二三四五六七八九', '十', '十一', '十二'].map((number) => `甲${number}乙不清`),
    ],
  ])('is read as a list in one line: %s', (text, errors) => {
    expect(parseRejection(text).map(({ error }) => error)).toEqual(errors);
  });

  it('says the field before a list with every item of it', () => {
    expect(read('小程序备注：1、过于笼统；2、与主体无关；3、主办单位名称：与证件不一致')).toEqual([
      ['小程序备注', '过于笼统', null, comment],
      ['小程序备注', '与主体无关', null, comment],
      ['主办单位名称', '与证件不一致', null, subjectName],
    ]);
  });

  it.each([
    '照片宽不到 1.5 cm，2.3 MB 的照片太大（样例）',
    '有效期到 2026.11.23 为止，请在 2026.12.1 前更换',
    '版本 1.2.3 与 2.0 都没有这一项',
    '请补充表（1）和表（2）的签字',
    '请补充附件（1）、附件（2）',
    '（1）和（2）的名称不一致',
    '图①与图②不是同一人',
    '1、2、3 项均不符合要求',
    '一、二、三级目录都不完整',
    '请在 10:30 到 11:30 之间接听',
    '24小时内未完成核验；请尽快完成',
    '备注（甲；乙；丙）没有写明',
    '小程序备注“甲；乙”过于笼统',
    '您的“样例花店”没有通过：备注过于笼统',
  ])('stays one reason: %s', (text) => {
    expect(parseRejection(text).map(({ keyName, error }) => (keyName ?? '') + error)).toEqual([text]);
  });

  it('keeps what is said of one field, and advice with its reason, together', () => {
    expect(read('小程序备注：过于笼统；与主体无关')).toEqual([['小程序备注', '过于笼统；与主体无关', null, comment]]);
    expect(read('小程序备注：过于笼统；主办单位名称：与证件不一致')).toEqual([
      ['小程序备注', '过于笼统', null, comment],
      ['主办单位名称', '与证件不一致', null, subjectName],
    ]);
    expect(read('资料不全；请补充；照片模糊').map(([, error]) => error)).toEqual(['资料不全；请补充', '照片模糊']);
  });

  it('leaves out a heading that says only that reasons follow, and no other', () => {
    for (const heading of ['您的备案未通过，原因如下：', '您好，您提交的备案信息存在以下问题：', '驳回原因如下']) {
      expect(
        parseRejection(`${heading}\n1、甲不清\n2、乙不符`).map(({ error }) => error),
        heading,
      ).toEqual(['甲不清', '乙不符']);
    }
    expect(parseRejection('您的备案未通过，原因如下：').map(({ error }) => error)).toEqual([
      '您的备案未通过，原因如下：',
    ]);
    for (const heading of ['您的样例花店备案未通过，原因如下：', '主体负责人存在以下问题：'])
      expect(parseRejection(`${heading}\n1、甲不清`)[0]?.error, heading).toBe(heading);
  });

  it('is read as JSON without names of fields, and with words around it', () => {
    expect(read('[{"error":"小程序备注过于笼统"},{"error":"资料不全"}]')).toEqual([
      [null, '小程序备注过于笼统', null, comment],
      [null, '资料不全', null, null],
    ]);
    expect(read('{"error":"1.备注过于笼统；建议：写明；2.资料不全"}')).toEqual([
      [null, '备注过于笼统', '写明', comment],
      [null, '资料不全', null, null],
    ]);
    const row = '{"key_name":"小程序备注","error":"过于笼统","suggest":"请写明"}';
    const expected = ['小程序备注', '过于笼统', '请写明', comment];
    expect(read(`驳回原因：[${row}]`)).toEqual([expected]);
    expect(read(`平台回复如下 [${row},${row}] 请尽快处理（样例）`)).toEqual([
      [null, '平台回复如下', null, null],
      expected,
      expected,
      [null, '请尽快处理（样例）', null, null],
    ]);
    expect(read(`{"errcode":0,"errmsg":"ok","audit_data":[${row}]}`)).toEqual([expected]);
    expect(read(`[样例] ${row}`)).toEqual([[null, '[样例]', null, null], expected]);
  });

  it('is nothing where nothing was pasted', () => {
    for (const nothing of ['', ' \n\t\n', '\uFEFF', '1、\n2、']) expect(read(nothing)).toEqual([]);
  });

  it('never grows longer than a rejection can be kept, and loses nothing of what is long', () => {
    const long = '样'.repeat(4500);
    const rows = parseRejection(long);
    expect(rows.map(({ error }) => error.length)).toEqual([2000, 2000, 500]);
    const reasons = parseRejection(`${'名'.repeat(300)}\t${long}\t${long}`);
    expect(reasons.map(({ error, suggest }) => error + (suggest ?? '')).join('').length).toBe(4500 * 2 + 300 + 1);
  });
});
