import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rejectCaseInput } from '#shared/api/caseHistory.ts';
import { materialSlots } from '#shared/filing/materialSlot.ts';
import { officialFieldAt, officialFields } from '#shared/filing/officialFields.ts';
import { fieldNamed } from '#shared/filing/rejectionField.ts';
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

  it('is read as one line with numbers in it', () => {
    expect(read('1、小程序备注：过于笼统；2、主办单位名称与证件不一致。3、请补充材料')).toEqual([
      ['小程序备注', '过于笼统；', null, comment],
      [null, '主办单位名称与证件不一致。', null, subjectName],
      [null, '请补充材料', null, null],
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

describe('no line of a pasted text is lost', () => {
  /** What matters of a text: no blanks, signs, numbers or labels. */
  const core = (text: string) =>
    text.replaceAll(
      /[\s\p{P}\p{S}\p{N}\p{C}第一二三四五六七八九十]|建议|原因|字段|修改|平台|处理|驳回|整改|如下/gu,
      '',
    );
  const words = fc.string({
    unit: fc.constantFrom(...'样例小程序备注负责人手机号名称证照 abcABC，。；:：3、1.（)"'),
    maxLength: 30,
  });
  const number = fc.constantFrom('', '1、', '2. ', '（3）', '④', '五、', '- ', '10．');
  const line = fc.oneof(
    fc.tuple(number, words).map((parts) => parts.join('')),
    fc
      .tuple(number, fc.constantFrom('字段：', '原因：', '建议:', '【原因】', '驳回原因 ： '), words)
      .map((parts) => parts.join('')),
    fc.tuple(words, words, words).map((cells) => cells.join('\t')),
    fc
      .tuple(words, fc.constantFrom('；', '。', ' '), fc.constantFrom('2、', '（2）'), words)
      .map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );

  it('whatever its lines look like', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\n\n'), (lines, end) => {
        const kept = parseRejection(lines.join(end)).map(({ keyName, error, suggest }) =>
          core(`${keyName ?? ''}${error}${suggest ?? ''}`),
        );
        const all = kept.join('');
        for (const each of lines) {
          // A line can itself break at a sign that ends lines.
          for (const part of each.split(/[\n\r\u2028\u2029\u0085\v\f]/u)) expect(all).toContain(core(part));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('and every row is one the desk can keep', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        for (const row of parseRejection(lines.join('\n'))) {
          const kept = { keyName: row.keyName ?? '没有写明', error: row.error, suggest: row.suggest };
          expect(rejectCaseInput.shape.reasons.safeParse([kept]).success).toBe(true);
          expect(row.error.trim()).not.toBe('');
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the field a text names', () => {
  it('is found by every official name', () => {
    for (const { label, path } of officialFields) {
      expect(fieldNamed(label), label).toBe(path);
      expect(fieldNamed(path), path).toBe(path);
      expect(fieldNamed(` ${[...label].join(' ')} 不正确`), label).toBe(path);
    }
  });

  it.each([
    ['小程序负责人手机', 'icp_applets.principal_info.mobile'],
    ['小程序负责人的手机号码无人接听', 'icp_applets.principal_info.mobile'],
    ['主体负责人的应急联系电话', 'icp_subject.principal_info.emergency_contact'],
    ['单位负责人身份证人像面不清晰', 'icp_subject.principal_info.certificate_photo_front'],
    ['法人姓名填写错误', 'icp_subject.legal_person_info.name'],
    ['法定代表人的手机号', 'roles.legalRepresentative.mobile'],
    ['营业执照照片模糊', 'icp_subject.organize_info.certificate_photo'],
    ['统一社会信用代码有误', 'icp_subject.organize_info.certificate_number'],
    ['备注过于简单', comment],
    ['主体备注', 'icp_subject.base_info.comment'],
    ['主办者名称与小程序主体不一致', subjectName],
    ['小程序负责人授权书没有盖章', 'icp_applets.principal_info.authorization_letter'],
    ['ＡＰＰＩＤ 填错', 'icp_applets.base_info.appid'],
  ])('%s', (text, path) => {
    expect(fieldNamed(text)).toBe(path);
  });

  it.each(['手机号无人接听', '资料不全', '', '   '])('is none in “%s”', (text) => {
    expect(fieldNamed(text)).toBeNull();
  });

  it('is always one the window can lead to', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('小程序', '负责人', '主体', '法人', '授权书', '证件', '背面', '手机', '备注', '的'),
        }),
        (text) => {
          const path = fieldNamed(text);
          if (path === null) return;
          const known = officialFieldAt(path) !== null || materialSlots.some(({ id }) => path === `materials.${id}`);
          expect(known || /^roles\.\w+\.\w+$/.test(path) || path.startsWith('miniProgram.')).toBe(true);
        },
      ),
    );
  });
});
