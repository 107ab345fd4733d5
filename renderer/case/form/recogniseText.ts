import type { EditableField } from '#shared/api/caseEdits.ts';
import type { Person, Role } from '#shared/filing/person.ts';
import { roleField } from './fields.ts';

/** A field recognised in a text, with what the text says of it. */
export interface Recognised {
  readonly field: EditableField;
  readonly text: string;
  /** The line that names the field, as it was pasted. */
  readonly line: string;
}

/** What became of a pasted text; a line that is not used is named, never dropped in silence. */
export interface RecognisedText {
  readonly recognised: readonly Recognised[];
  /** Lines that say nothing known, as they were pasted. */
  readonly unknown: readonly string[];
  /** Lines that name a field the text has named before. */
  readonly repeated: readonly string[];
}

/** What clients write before a value, without blanks, for what is not a person's. */
const labels: ReadonlyMap<string, EditableField> = new Map(
  Object.entries({
    'subject.name': [
      '公司名称',
      '企业名称',
      '单位名称',
      '主体名称',
      '主办单位名称',
      '主办单位',
      '公司',
      '企业',
      '名称',
    ],
    'subject.certificateNumber': [
      '统一社会信用代码',
      '社会信用代码',
      '信用代码',
      '营业执照号',
      '营业执照号码',
      '执照号',
      '税号',
      '纳税人识别号',
      '主体证件号码',
    ],
    'subject.certificateAddress': ['住所', '注册地址', '营业场所', '经营场所', '主要经营场所', '执照地址', '公司地址'],
    'subject.address': ['通讯地址', '联系地址', '办公地址'],
    'subject.businessScope': ['经营范围', '业务范围'],
    'miniProgram.name': ['小程序名称', '小程序名', '小程序'],
    'miniProgram.appId': ['appid', '小程序appid', '小程序id'],
    'miniProgram.comment': ['小程序备注', '备注', '小程序介绍', '服务内容'],
  } satisfies Partial<Record<EditableField, string[]>>).flatMap(([field, words]) =>
    words.map((word) => [word, field as EditableField] as const),
  ),
);

/** How clients call a role; what follows it in a label is one of the words below. */
const roleWords: readonly (readonly [string, Role])[] = [
  ['法定代表人', 'legalRepresentative'],
  ['法人代表', 'legalRepresentative'],
  ['法人', 'legalRepresentative'],
  ['小程序负责人', 'appPrincipal'],
  ['主体负责人', 'subjectPrincipal'],
  ['负责人', 'subjectPrincipal'],
  ['经营者', 'subjectPrincipal'],
  ['联系人', 'subjectPrincipal'],
];

const personWords: ReadonlyMap<string, keyof Person> = new Map([
  ['', 'name'],
  ['姓名', 'name'],
  ['身份证', 'certificateNumber'],
  ['身份证号', 'certificateNumber'],
  ['身份证号码', 'certificateNumber'],
  ['证件号码', 'certificateNumber'],
  ['证件号', 'certificateNumber'],
  ['手机', 'mobile'],
  ['手机号', 'mobile'],
  ['手机号码', 'mobile'],
  ['电话', 'mobile'],
  ['联系电话', 'mobile'],
  ['应急电话', 'emergencyMobile'],
  ['应急手机', 'emergencyMobile'],
  ['应急手机号', 'emergencyMobile'],
  ['紧急联系电话', 'emergencyMobile'],
  ['邮箱', 'email'],
  ['电子邮箱', 'email'],
  ['email', 'email'],
  ['职务', 'post'],
]);

/** Values that may go on in the next line. */
const paragraphs: ReadonlySet<EditableField> = new Set(['subject.businessScope', 'miniProgram.comment']);

/**
 * Fields in a text as clients send it, a line each: 公司名称：… 统一社会信用代码 … 【法定代表人】…
 *
 * Between label and value stands a colon, an equals sign, a tab or blanks, of either width. A number or phone without a
 * role belongs to whoever was named last, else to the subject's principal. What comes first counts.
 */
export function recogniseText(text: string): RecognisedText {
  const found = new Map<EditableField, { text: string; line: string }>();
  const unknown: string[] = [];
  const repeated: string[] = [];
  let role: Role = 'subjectPrincipal';
  let last: EditableField | null = null;
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    if (line === '') continue;
    const read = readLine(line, role);
    if (!read) {
      const paragraph = last === null ? undefined : found.get(last);
      if (paragraph) paragraph.text += line;
      else unknown.push(line);
      continue;
    }
    role = read.role;
    last = null;
    if (found.has(read.field)) {
      repeated.push(line);
      continue;
    }
    found.set(read.field, { text: read.text, line });
    if (paragraphs.has(read.field)) last = read.field;
  }
  return { recognised: [...found].map(([field, read]) => ({ field, ...read })), unknown, repeated };
}

/** The field a label means, and the role that following lines belong to. */
interface NamedField {
  readonly field: EditableField;
  readonly role: Role;
}

/** Numbers, bullets and an opening bracket before a label. */
const lead = /^[\s\d.．、·•*）)-]*[【[]?/u;
const marked = /^([^：:=＝\t】\]]{1,12}?)\s*(?:[】\]]\s*[：:=＝]?|[：:=＝\t])\s*(.+)$/u;

/** A mark tells label and value apart; without one, blanks do where what stands before them is a label known here. */
function readLine(line: string, role: Role): (NamedField & { readonly text: string }) | null {
  const plain = line.replace(lead, '');
  const [, label, value] = marked.exec(plain) ?? [];
  const named = label === undefined ? null : fieldOfLabel(label, role);
  if (named && value !== undefined) return { ...named, text: value.trim() };
  const words = plain.split(/\s+/u);
  for (let length = Math.min(words.length - 1, mostLabelWords); length > 0; length--) {
    const before = fieldOfLabel(words.slice(0, length).join(''), role);
    const text = words
      .slice(length)
      .join(' ')
      .replace(/^[：:=＝]\s*/u, '');
    // A row of headings (联系人 电话) holds no value.
    if (before && text !== '' && !fieldOfLabel(text, role)) return { ...before, text };
  }
  return null;
}

/** 法人 手机 号码 is one label. */
const mostLabelWords = 3;

function fieldOfLabel(label: string, role: Role): NamedField | null {
  const plain = label
    .normalize('NFKC')
    .replace(/\(.*$|\s/gu, '')
    .toLowerCase();
  const field = labels.get(plain);
  if (field) return { field, role };
  const [word, named] = roleWords.find(([each]) => plain.startsWith(each)) ?? ['', role];
  const key = personWords.get(plain.slice(word.length).replace(/^的/, ''));
  if (key === undefined || (word === '' && plain === '')) return null;
  return { field: roleField(named, key), role: named };
}
