import type { EditableField } from '#shared/api/caseEdits.ts';
import type { Person, Role } from '#shared/filing/person.ts';
import { roleField } from './fields.ts';

/** A field recognised in a text, with what the text says of it. */
export interface Recognised {
  readonly field: EditableField;
  readonly text: string;
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
 * Fields in a text as clients send it, a line each: 公司名称：… 统一社会信用代码：… 法定代表人：…
 *
 * A number or phone without a role belongs to whoever was named last, else to the subject's principal. What comes first
 * counts; lines that say nothing known are left out.
 */
export function recogniseText(text: string): Recognised[] {
  const found = new Map<EditableField, string>();
  let role: Role = 'subjectPrincipal';
  let last: EditableField | null = null;
  for (const line of text.split(/\r?\n/)) {
    const labelled = /^[\s\d.、·*-]*([^：:=\t]{1,12}?)\s*[：:=\t]\s*(.+)$/u.exec(line);
    const read: NamedField | null = labelled && fieldOfLabel(labelled[1] ?? '', role);
    if (!labelled || !read) {
      if (last !== null && line.trim() !== '') found.set(last, `${found.get(last)}${line.trim()}`);
      continue;
    }
    role = read.role;
    last = null;
    if (found.has(read.field)) continue;
    found.set(read.field, (labelled[2] ?? '').trim());
    if (paragraphs.has(read.field)) last = read.field;
  }
  return [...found].map(([field, value]) => ({ field, text: value }));
}

/** The field a label means, and the role that following lines belong to. */
interface NamedField {
  readonly field: EditableField;
  readonly role: Role;
}

function fieldOfLabel(label: string, role: Role): NamedField | null {
  const plain = label.replace(/[\s（(].*$|\s/gu, '').toLowerCase();
  const field = labels.get(plain);
  if (field) return { field, role };
  const [word, named] = roleWords.find(([each]) => plain.startsWith(each)) ?? ['', role];
  const key = personWords.get(plain.slice(word.length).replace(/^的/, ''));
  if (key === undefined || (word === '' && plain === '')) return null;
  return { field: roleField(named, key), role: named };
}
