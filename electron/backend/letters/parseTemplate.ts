import { parseBodyLine, parseSignatureLine } from './parseTemplateLine.ts';
import type { LetterTemplate, SignatureLine, TemplateField, TemplateLine, TemplateProblem } from './template.ts';
import { unknownLabels, unusedFields } from './templateReferences.ts';

export type ParsedTemplate =
  | { readonly ok: true; readonly template: LetterTemplate }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

const sections = ['字段', '正文', '落款'] as const;
type Section = (typeof sections)[number];
const headerKeys = ['模板', '标题', '版面', '适用'] as const;
type HeaderKey = (typeof headerKeys)[number];

/**
 * Reads a template file; all its faults at once, each with its line. Pure.
 *
 * The format is described in resources/letter-templates/README.md. `sources` are the names a field may take its value
 * from; fields and lines must name each other exactly: every field used is declared, every declared one is used.
 */
export function parseTemplate(text: string, sources: ReadonlySet<string>): ParsedTemplate {
  const problems: TemplateProblem[] = [];
  const header = new Map<HeaderKey, string>();
  const fields: (TemplateField & { readonly line: number })[] = [];
  const body: TemplateLine[] = [];
  const columns: SignatureLine[][] = [];
  let section: Section | null = null;

  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1;
    const content = raw.trim();
    const fault = (reason: string) => problems.push({ line, reason });
    if (content === '') continue;
    const opened = /^==\s*(.*?)\s*==$/.exec(content);
    if (opened) {
      section = sections.find((each) => each === opened[1]) ?? null;
      if (!section) fault(`没有“${opened[1]}”这一部分，只有${sections.join('、')}`);
    } else if (section === null) readHeader(content, header, fault);
    else if (section === '字段') {
      const field = readField(content, fields, sources);
      if (typeof field === 'string') fault(field);
      else fields.push({ ...field, line });
    } else if (section === '正文') {
      const parsed = parseBodyLine(content, line);
      if (typeof parsed === 'string') fault(parsed);
      else body.push(parsed);
    } else if (content === '[栏]') {
      if (columns.length === 2) fault('落款最多两栏');
      else columns.push([]);
    } else {
      const parsed = parseSignatureLine(content, line);
      const column = columns.at(-1);
      if (typeof parsed === 'string') fault(parsed);
      else if (column) column.push(parsed);
      else fault('落款要先写 [栏]');
    }
  }

  for (const key of headerKeys) if (!header.has(key)) problems.push({ line: 1, reason: `缺少“${key}：”这一行` });
  const pages = header.get('版面');
  if (pages !== undefined && pages !== '单页' && pages !== '多页')
    problems.push({ line: 1, reason: '版面只能写 单页 或 多页' });
  if (body.length === 0) problems.push({ line: 1, reason: '正文是空的' });
  if (columns.length === 0) problems.push({ line: 1, reason: '落款是空的' });
  const printed = [...body, ...columns.flat()];
  problems.push(...unknownLabels(printed, fields), ...unusedFields(printed, fields));
  if (problems.length > 0) return { ok: false, problems: problems.toSorted((one, other) => one.line - other.line) };

  return {
    ok: true,
    template: {
      id: header.get('模板') ?? '',
      title: header.get('标题') ?? '',
      pages: pages === '多页' ? 'many' : 'one',
      when: header.get('适用') ?? '',
      fields: fields.map(({ line: _, ...field }) => field),
      body,
      signatures: columns,
    },
  };
}

function readHeader(content: string, header: Map<HeaderKey, string>, fault: (reason: string) => void): void {
  const [, name, value = ''] = /^(.+?)[:\uFF1A]\s*(.*)$/.exec(content) ?? [];
  const key = headerKeys.find((each) => each === name);
  if (!key) fault(`开头只能写${headerKeys.join('、')}，每行一项，如“标题： 授权书”`);
  else if (value === '') fault(`“${key}：”后面是空的`);
  else if (header.has(key)) fault(`“${key}：”写了两次`);
  else if (key === '模板' && !/^[a-z][A-Za-z0-9]*$/.test(value)) fault('模板名只用英文字母和数字，小写字母开头');
  else header.set(key, value);
}

function readField(
  content: string,
  earlier: readonly TemplateField[],
  sources: ReadonlySet<string>,
): TemplateField | string {
  const cells = content.split('|').map((each) => each.trim());
  const [label = '', id = '', need = '', source = '', choices = '', ...more] = cells;
  if (source === '' || more.length > 0) return '字段一行写：名称 | 英文名 | 必填或选填 | 来源 | 可选值';
  if (!/^[^\s{}|[\]]+$/.test(label)) return `字段名称“${label}”里不能有空格和括号`;
  if (!/^[a-z][A-Za-z0-9]*$/.test(id)) return `英文名“${id}”只用英文字母和数字，小写字母开头`;
  if (need !== '必填' && need !== '选填') return `第三项只能写 必填 或 选填，不能写“${need}”`;
  if (source !== '-' && !sources.has(source)) return `没有“${source}”这个来源`;
  if (earlier.some((each) => each.label === label || each.id === id)) return `字段“${label}”或“${id}”写了两次`;
  return {
    id,
    label,
    required: need === '必填',
    source: source === '-' ? null : source,
    choices: choices === '' ? [] : choices.split('/').map((each) => each.trim()),
  };
}
