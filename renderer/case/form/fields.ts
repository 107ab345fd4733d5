import type { EditableField } from '#shared/api/caseEdits.ts';
import type { Person, Role } from '#shared/filing/person.ts';
import type { LimitName } from './limitsOf.ts';

/** The parts of the form, in the order staff fill them in. */
export const sections = [
  { id: 'subject', title: '主体' },
  { id: 'people', title: '负责人' },
  { id: 'miniProgram', title: '小程序' },
  { id: 'preapprovals', title: '前置审批' },
  { id: 'filingCase', title: '案件' },
] as const;
export type SectionId = (typeof sections)[number]['id'];

/** What typed text turns into; see readEntry.ts. */
export type TextControl = 'line' | 'paragraph' | 'number' | 'day' | 'validUntil';
/** How a field is filled in: typed, chosen from a table, or by a control of its own. */
export type FieldControl = TextControl | 'choice' | 'districts' | 'services' | 'preapprovals';

/** One place of the form. */
export interface FormField {
  readonly field: EditableField;
  /** Fields the same control fills in. */
  readonly also: readonly EditableField[];
  readonly control: FieldControl;
  readonly hint: string | null;
  readonly limits: LimitName | null;
  /** Takes the whole width of the form. */
  readonly wide: boolean;
}

/** The fields of every part that is a plain list of fields; people are shown a human being at a time. */
export const sectionFields: Readonly<Record<Exclude<SectionId, 'people'>, readonly FormField[]>> = {
  subject: [
    field('subject.type', 'choice', { hint: '个体工商户选“企业”' }),
    field('subject.province', 'districts', { also: ['subject.city', 'subject.district'], hint: '按证件上的住所选' }),
    field('subject.name', 'line', { hint: '和证照上的名称一字不差；个人备案写本人姓名', wide: true }),
    field('subject.address', 'line', { hint: '省市区之后的部分，写到门牌号、房间号', wide: true }),
    field('subject.certificateType', 'choice'),
    field('subject.certificateNumber', 'number'),
    field('subject.certificateAddress', 'line', { hint: '证件上印的完整地址', wide: true }),
    field('subject.certificateValidFrom', 'day'),
    field('subject.certificateValidUntil', 'validUntil'),
    field('subject.businessScope', 'paragraph', { hint: '照执照抄写，用来核对服务内容' }),
    field('subject.comment', 'paragraph', { hint: '需要向审核人员说明的情况，可以不填' }),
    field('subject.recordNumber', 'line', { hint: '主体已有备案时填，如“粤ICP备12345678号”' }),
  ],
  miniProgram: [
    field('miniProgram.name', 'line', {
      hint: '汉字算 2 个字符，不能带“小程序”三个字',
      limits: 'appName',
    }),
    field('miniProgram.appId', 'number', { hint: '以 wx 开头的 18 位字符，在公众平台“设置”里' }),
    field('miniProgram.serviceTypes', 'services', { hint: '最主要的放在前面' }),
    field('miniProgram.comment', 'paragraph', {
      hint: '写明实际业务、主要服务内容，以及名称与主体的关系',
      limits: 'appComment',
    }),
    field('miniProgram.recordNumber', 'number', { hint: '变更、注销时填，如“粤ICP备12345678号-1X”' }),
  ],
  preapprovals: [field('miniProgram.preapprovals', 'preapprovals')],
  filingCase: [
    field('filingCase.filingType', 'choice'),
    field('filingCase.entrance', 'choice', { hint: '新小程序在首页找备案入口，已上架的在“设置 → 基本设置”' }),
    field('filingCase.note', 'paragraph', { hint: '只在本单位内部看，不会提交' }),
  ],
};

/** What is asked of a human being, by the key in our model. */
export interface PersonField extends Omit<FormField, 'field' | 'also'> {
  readonly key: keyof Person;
}

export const personFields: readonly PersonField[] = [
  person('name', 'line'),
  person('certificateType', 'choice'),
  person('certificateNumber', 'number'),
  person('certificateValidFrom', 'day'),
  person('certificateValidUntil', 'validUntil'),
  person('mobile', 'number', '本人用的手机号，核验短信会发到这里'),
  person('emergencyMobile', 'number', '换一个能联系到本人的号码'),
  person('email', 'line'),
  person('post', 'line', '有的省份的授权书要写职务'),
];

/** The field of a person in a role, e.g. `roles.appPrincipal.mobile`. */
export function roleField(role: Role, key: keyof Person): EditableField {
  return `roles.${role}.${key}`;
}

/** The same of whoever holds a role. Made once, so that a field can tell that nothing about it changed. */
export function personSpec(role: Role, spec: PersonField): FormField {
  const field = roleField(role, spec.key);
  const made = personSpecs.get(field) ?? { ...spec, field, also: [] };
  personSpecs.set(field, made);
  return made;
}
const personSpecs = new Map<EditableField, FormField>();

/** The part of the form a field stands in; the head of the screen has those of no part. */
export function sectionOf(field: EditableField): SectionId | null {
  if (field.startsWith('roles.')) return 'people';
  const found = Object.entries(sectionFields).find(([, fields]) =>
    fields.some((each) => each.field === field || each.also.includes(field)),
  );
  return sections.find(({ id }) => id === found?.[0])?.id ?? null;
}

function field(path: EditableField, control: FieldControl, rest: Partial<FormField> = {}): FormField {
  const wide = control === 'paragraph' || control === 'services' || control === 'preapprovals';
  return { field: path, also: [], control, hint: null, limits: null, wide, ...rest };
}

function person(key: keyof Person, control: FieldControl, hint: string | null = null): PersonField {
  return { key, control, hint, limits: null, wide: false };
}
