import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutMarkup } from '#shared/filing/rejectionMarkup.ts';
import { parseRejection } from '#shared/filing/rejectionText.ts';

const comment = 'icp_applets.base_info.comment';
const subjectComment = 'icp_subject.base_info.comment';
const services = 'icp_applets.base_info.service_content_types';
const mobile = 'icp_subject.principal_info.mobile';
/** Rows as `field | error | suggest | where`. */
const read = (text: string) =>
  parseRejection(text).map(({ keyName, error, suggest, where }) => [keyName, error, suggest, where]);

describe('several fields in one line', () => {
  it.each([
    ['【服务内容标识】选择不符【主体备注】过于简单'],
    ['【服务内容标识】选择不符；【主体备注】过于简单'],
    ['驳回原因：【服务内容标识】选择不符【主体备注】过于简单'],
    ['【服务内容标识】：选择不符 【主体备注】：过于简单'],
  ])('each in its brackets: %s', (text) => {
    expect(parseRejection(text).map(({ where }) => where)).toEqual([services, subjectComment]);
    expect(parseRejection(text).map(({ error }) => error.replace(/[；\s]+$/u, ''))).toEqual(['选择不符', '过于简单']);
  });

  it('each in a sentence of its own', () => {
    expect(read('小程序备注：过短。主体负责人手机号：打不通。')).toEqual([
      ['小程序备注', '过短。', null, comment],
      ['主体负责人手机号', '打不通。', null, mobile],
    ]);
    expect(read('1、小程序备注：过短。主体负责人的手机号: 打不通！2、主体备注：太笼统')).toEqual([
      ['小程序备注', '过短。', null, comment],
      ['主体负责人的手机号', '打不通！', null, mobile],
      ['主体备注', '太笼统', null, subjectComment],
    ]);
    expect(read('小程序备注：过短，建议：请写明主营业务。主体备注：太笼统')).toEqual([
      ['小程序备注', '过短', '请写明主营业务。', comment],
      ['主体备注', '太笼统', null, subjectComment],
    ]);
  });

  it.each([
    '请修改【小程序备注】后重新提交',
    '【服务内容标识】与【主体备注】不符',
    '【服务内容标识】选择有误，请核对【主体备注】里的说明',
    '主体信息有误。请修改备注后重新提交。',
    '小程序备注：应写明用途。例如：本小程序用于预约。',
    '小程序备注：不要写“过短。主体备注：样例”一类的话',
  ])('stays one reason: %s', (text) => {
    expect(parseRejection(text)).toHaveLength(1);
  });
});

describe('what was copied from a page', () => {
  it('is read without its tags', () => {
    expect(read('<p>小程序备注：<b style="color:red">过短</b></p><p>主体备注：太笼统&nbsp;</p>')).toEqual([
      ['小程序备注', '过短', null, comment],
      ['主体备注', '太笼统', null, subjectComment],
    ]);
    expect(read('小程序备注：过短<br/>主体备注：太笼统')).toHaveLength(2);
    expect(read('<ol><li>小程序备注：过短</li><li>主体备注：太笼统</li></ol>').map(([, error]) => error)).toEqual([
      '过短',
      '太笼统',
    ]);
  });

  it('is read as the table it is', () => {
    const page =
      '<table>\n<tr>\n <th>字段</th>\n <th>原因</th>\n</tr>\n<tr>\n <td>小程序备注</td>\n <td class="a">过短</td>\n</tr></table>';
    expect(read(page)).toEqual([['小程序备注', '过短', null, comment]]);
    expect(read('<tr><td>小程序备注</td><td>过短<br>请补充</td></tr>')).toEqual([
      ['小程序备注', '过短 请补充', null, comment],
    ]);
  });

  it('is read so within an answer of the platform', () => {
    const row = { key_name: '小程序备注', error: '<span>过短</span><br>请补充', suggest: '<p>写明用途</p>' };
    expect(read(JSON.stringify([row]))).toEqual([['小程序备注', '过短\n请补充', '写明用途', comment]]);
  });

  it('keeps what only looks like a tag, and signs that were typed', () => {
    for (const words of ['图片须 <5 MB 且 >100 KB', '<样例>不符', 'a & b', '&nbsp', 'x<y>z', '<bx>'])
      expect(withoutMarkup(words), words).toBe(words);
    expect(withoutMarkup('图片 &lt;5 MB')).toBe('图片 <5 MB');
  });

  it('keeps every word that stands between tags', () => {
    const tags = fc.constantFrom(
      '<p>',
      '</p>',
      '<br>',
      '<div class="x">',
      '</div>',
      '<td>',
      '</td>',
      '<b>',
      '</b>',
      '',
    );
    const words = fc.stringMatching(/^[甲乙丙丁]{0,6}$/u);
    fc.assert(
      fc.property(fc.array(fc.tuple(tags, words), { maxLength: 12 }), (parts) => {
        const bare = withoutMarkup(parts.flat().join('')).replaceAll(/\s/gu, '');
        expect(bare).toBe(parts.map(([, each]) => each).join(''));
      }),
    );
  });
});

describe('a line as a sheet writes it', () => {
  it.each([
    ['小程序备注,过于笼统,请写明主营业务', '请写明主营业务'],
    ['"小程序备注","过于笼统","请写明主营业务"', '请写明主营业务'],
    ['1,小程序备注,过于笼统,请写明主营业务', '请写明主营业务'],
    ['小程序备注,过于笼统', null],
    ['小程序备注,过于笼统,', null],
  ])('is taken apart without a heading: %s', (text, advice) => {
    expect(read(text)).toEqual([['小程序备注', '过于笼统', advice, comment]]);
  });

  it('keeps the commas of its words', () => {
    expect(read('小程序备注,"过短,也太笼统",请写明，越细越好\n主体负责人手机号,打不通')).toEqual([
      ['小程序备注', '过短,也太笼统', '请写明，越细越好', comment],
      ['主体负责人手机号', '打不通', null, mobile],
    ]);
  });

  it.each([
    '小程序备注过于笼统,请修改',
    '小程序名称,小程序备注,都不符',
    '小程序备注，过于笼统，请写明',
    '请修改小程序备注,谢谢',
    '小程序备注,过短,太笼统,请写明',
  ])('is a sentence otherwise: %s', (text) => {
    expect(parseRejection(text).map(({ keyName, error }) => [keyName, error])).toEqual([[null, text]]);
  });
});
