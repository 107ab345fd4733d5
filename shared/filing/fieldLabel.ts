import type { EditableField } from '../api/caseEdits.ts';
import { officialFieldFor } from './officialFields.ts';
import { type Person, roleLabels, roleSchema } from './person.ts';

/** What the form calls a person's fields; the payload has all of them for one role only. */
const personLabels: Readonly<Record<keyof Person, string>> = {
  name: '姓名',
  certificateType: '证件类型',
  certificateNumber: '证件号码',
  certificateValidFrom: '证件有效期起',
  certificateValidUntil: '证件有效期止',
  mobile: '手机号',
  emergencyMobile: '应急手机号',
  email: '邮箱',
  post: '职务',
};

/** What stays in the office, or stands in the payload only item by item. */
const ownLabels: ReadonlyMap<string, string> = new Map([
  ['filingCase.filingType', '备案类型'],
  ['filingCase.entrance', '备案入口'],
  ['filingCase.staff', '经办人'],
  ['filingCase.plannedOn', '计划提交日'],
  ['filingCase.note', '案件备注'],
  ['subject.certificateValidFrom', '主体证件有效期起'],
  ['subject.certificateValidUntil', '主体证件有效期止'],
  ['subject.businessScope', '经营范围'],
  ['miniProgram.preapprovals', '前置审批项'],
  ...roleSchema.options.flatMap((role) =>
    Object.entries(personLabels).map(
      ([key, label]) => [`roles.${role}.${key}`, `${roleLabels[role]}${label}`] as const,
    ),
  ),
]);

/** What the screen calls an editable field: the official label where there is one. A role's field names the role. */
export function fieldLabel(field: EditableField): string {
  const label = officialFieldFor(field)?.label ?? ownLabels.get(field);
  if (label === undefined) throw new Error(`no label for ${field}`);
  return label;
}
