import { describe, expect, it } from 'vitest';
import { parseTemplate } from '#backend/letters/parseTemplate.ts';
import { blankCharacter } from '#backend/letters/template.ts';

const sources = new Set(['subject.name', 'subject.kind']);

const good = `模板: sampleLetter
标题: 样例文书
版面: 单页
适用: 测试

== 字段 ==
主体名称 | subjectName | 必填 | subject.name
性质 | kind | 必填 | subject.kind | 单位/个人
期限 | until | 选填 | -

== 正文 ==
> 致：{{主体名称}}
[如 性质 是 单位][如有 期限]- 期限：{{期限}}
有效期至{{期限|[空 3]年}}。

== 落款 ==
[栏]
签字：[空 8]
[栏]
{{主体名称}}
[章]
[如 性质 非 单位][指印]
`;

const parsed = (text: string) => parseTemplate(text, sources);
const problemsOf = (text: string) => {
  const result = parsed(text);
  return result.ok ? [] : result.problems;
};

describe('parseTemplate', () => {
  it('reads header, fields, body and columns', () => {
    const result = parsed(good);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { template } = result;
    expect(template).toMatchObject({ id: 'sampleLetter', title: '样例文书', pages: 'one', when: '测试' });
    expect(template.fields.map((field) => [field.label, field.id, field.required, field.source])).toEqual([
      ['主体名称', 'subjectName', true, 'subject.name'],
      ['性质', 'kind', true, 'subject.kind'],
      ['期限', 'until', false, null],
    ]);
    expect(template.fields[1]?.choices).toEqual(['单位', '个人']);
    expect(template.body.map((line) => line.kind)).toEqual(['recipient', 'item', 'paragraph']);
    expect(template.body[1]?.conditions).toEqual([
      { kind: 'is', label: '性质', value: '单位' },
      { kind: 'given', label: '期限' },
    ]);
    expect(template.body[2]?.parts[1]).toEqual({
      kind: 'field',
      label: '期限',
      otherwise: `${blankCharacter.repeat(3)}年`,
    });
    expect(template.signatures.map((column) => column.map((line) => line.kind))).toEqual([
      ['text'],
      ['text', 'seal', 'thumbprint'],
    ]);
  });

  it('reads files from Windows editors', () => {
    expect(parsed(`\uFEFF${good.replaceAll('\n', '\r\n')}`)).toEqual(parsed(good));
  });

  it.each([
    ['an unknown field', '> 致：{{主体名称}}', '> 致：{{主体名}}', '主体名', '> 致'],
    ['an unknown source', 'subject.name\n', 'subject.nick\n', 'subject.nick', 'subject.nick'],
    ['a field nobody uses', '期限 | until', '备注 | note | 选填 | -\n期限 | until', '没有用到', '备注 | note'],
    ['a label declared twice', '\n\n== 正文', '\n期限 | other | 选填 | -\n\n== 正文', '两次', '期限 | other'],
    ['a field neither required nor optional', '期限 | until | 选填', '期限 | until | 随意', '随意', '期限 | until'],
    ['a row with too few cells', '期限 | until | 选填 | -', '期限 | until', '字段一行写', '期限 | until'],
    ['an optional value left to chance', '[如 性质 是 单位][如有 期限]- ', '[如 性质 是 单位]- ', '选填', '- 期限'],
    ['a required value with a substitute', '致：{{主体名称}}', '致：{{主体名称|无}}', '必填', '> 致'],
    ['a value a choice cannot have', '[如 性质 非 单位]', '[如 性质 非 机关]', '机关', '[指印]'],
    ['a misspelt condition', '[如有 期限]- ', '[如果 期限]- ', '括号', '[如果'],
    ['a misspelt blank', '签字：[空 8]', '签字：[空格 8]', '括号', '[空格'],
    ['a brace that is not closed', '> 致：{{主体名称}}', '> 致：{{主体名称}', '括号', '> 致'],
    ['an unknown section', '== 落款 ==', '== 署名 ==', '署名', '== 署名'],
    ['a third column', '[章]\n', '[栏]\n[章]\n', '两栏', '[栏]'],
    ['signatures outside a column', '[栏]\n签字', '签字', '[栏]', '签字'],
    ['a bad id', '模板: sampleLetter', '模板: 样例', '模板名', '模板: 样例'],
    ['a header written twice', '标题: 样例文书\n', '标题: 样例文书\n标题: 另一份\n', '两次', '标题: 另一份'],
  ])('names the line of %s', (_, before, after, word, place) => {
    const text = good.replace(before, after);
    expect(text).not.toBe(good);
    const found = problemsOf(text).find((problem) => problem.reason.includes(word));
    expect(found, JSON.stringify(problemsOf(text))).toBeDefined();
    expect(text.split('\n')[(found?.line ?? 0) - 1]).toContain(place);
  });

  it('refuses a layout that is neither one page nor many', () => {
    expect(problemsOf(good.replace('版面: 单页', '版面: 双页'))).toEqual([
      { line: 1, reason: '版面只能写 单页 或 多页' },
    ]);
  });

  it('reports everything that is missing from an empty file', () => {
    expect(problemsOf('').map((problem) => problem.reason)).toEqual([
      '缺少“模板：”这一行',
      '缺少“标题：”这一行',
      '缺少“版面：”这一行',
      '缺少“适用：”这一行',
      '正文是空的',
      '落款是空的',
    ]);
  });
});
