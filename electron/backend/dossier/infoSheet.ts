import type { ValidUntil } from '#shared/filing/date.ts';
import { type Application, entranceLabels, filingTypeLabels, type HeldPerson } from '#shared/filing/filingCase.ts';
import { type Role, roleLabels, roleSchema } from '#shared/filing/person.ts';
import { stageLabels } from '#shared/filing/stage.ts';
import { subjectTypes } from '#shared/filing/subject.ts';
import type { Discretion } from '../cases/discretion.ts';
import { nameOf, placeName, serviceName } from './codeNames.ts';
import type { DossierTables } from './dossierInput.ts';

/** One field; `value` null was never entered. A wide field takes a row of its own. */
export interface SheetField {
  readonly label: string;
  readonly value: string | null;
  readonly wide: boolean;
}

export interface SheetSection {
  readonly title: string;
  readonly fields: readonly SheetField[];
}

/**
 * Every field of the application in the words of the form, codes as their official names.
 *
 * A person who holds several roles appears once, under all of them. Pure.
 */
export function infoSheet(application: Application, pack: DossierTables, discretion: Discretion): SheetSection[] {
  return [
    caseSection(application, discretion),
    subjectSection(application, pack, discretion),
    ...personSections(application, pack, discretion),
    miniProgramSection(application, pack, discretion),
  ];
}

function caseSection({ filingCase }: Application, { text }: Discretion): SheetSection {
  return {
    title: '案件',
    fields: [
      field('案件编号', filingCase.number),
      field('备案类型', filingTypeLabels[filingCase.filingType]),
      field('备案入口', filingCase.entrance && entranceLabels[filingCase.entrance]),
      field('当前阶段', stageLabels[filingCase.stage]),
      field('经办人', text(filingCase.staff)),
      field('计划提交日', filingCase.plannedOn),
      wide('案件备注', text(filingCase.note)),
    ],
  };
}

function subjectSection(
  { subject }: Application,
  pack: DossierTables,
  { text, subjectNumber }: Discretion,
): SheetSection {
  return {
    title: '主体',
    fields: [
      wide('主体名称', text(subject.name)),
      field('单位性质', nameOf(pack.subjectTypes, subject.type)),
      field('证件类型', nameOf(pack.certificateTypes, subject.certificateType)),
      field('证件号码', subjectNumber(subject.certificateNumber)),
      field('证件有效期', validity(subject.certificateValidFrom, subject.certificateValidUntil)),
      field('主体备案号', subject.recordNumber),
      field('所在地区', placeName(pack, subject)),
      wide('通讯地址', text(subject.address)),
      wide('证件住所', text(subject.certificateAddress)),
      wide('经营范围', text(subject.businessScope)),
      wide('主体备注', text(subject.comment)),
    ],
  };
}

function personSections(application: Application, pack: DossierTables, discretion: Discretion): SheetSection[] {
  const held = new Map<number, Role[]>();
  const missing: Role[] = [];
  const personal = application.subject.type === subjectTypes.personal;
  for (const role of roleSchema.options) {
    const id = application.roles[role];
    if (id !== null) held.set(id, [...(held.get(id) ?? []), role]);
    else if (role !== 'legalRepresentative' || !personal) missing.push(role);
  }
  const sections = [...held].flatMap(([id, roles]) => {
    const person = application.persons.find((each) => each.id === id);
    return person ? [personSection(roles, person, pack, discretion)] : [];
  });
  // A person who files for themselves has no legal representative; of anybody else a missing one is said.
  return missing.length === 0
    ? sections
    : [...sections, { title: missing.map((role) => roleLabels[role]).join('、'), fields: [wide('姓名', null)] }];
}

function personSection(
  roles: readonly Role[],
  person: HeldPerson,
  pack: DossierTables,
  { text, number, email }: Discretion,
): SheetSection {
  return {
    title: roles.map((role) => roleLabels[role]).join('、'),
    fields: [
      field('姓名', text(person.name)),
      field('职务', text(person.post)),
      field('证件类型', nameOf(pack.certificateTypes, person.certificateType)),
      field('证件号码', number(person.certificateNumber)),
      field('证件有效期', validity(person.certificateValidFrom, person.certificateValidUntil)),
      field('手机号码', number(person.mobile)),
      field('应急手机', number(person.emergencyMobile)),
      field('电子邮箱', email(person.email)),
    ],
  };
}

function miniProgramSection({ miniProgram }: Application, pack: DossierTables, { text }: Discretion): SheetSection {
  const services = miniProgram.serviceTypes.map((id) => serviceName(pack, id));
  const approvals = miniProgram.preapprovals.map(({ type, code, validUntil }) =>
    [nameOf(pack.preapprovalTypes, type), text(code), validUntil && `有效期至 ${validUntil}`]
      .filter(Boolean)
      .join('，'),
  );
  return {
    title: '小程序',
    fields: [
      field('小程序名称', text(miniProgram.name)),
      field('AppID', miniProgram.appId),
      wide('服务内容', services.length > 0 ? services.join('；') : null),
      wide('前置审批项', approvals.length > 0 ? approvals.join('；') : null),
      field('小程序备案号', miniProgram.recordNumber),
      wide('小程序备注', text(miniProgram.comment)),
    ],
  };
}

function validity(from: string | null, until: ValidUntil | null): string | null {
  if (from === null && until === null) return null;
  return `${from ?? '未填写'} 至 ${until ?? '未填写'}`;
}

function field(label: string, value: string | null): SheetField {
  return { label, value, wide: false };
}

function wide(label: string, value: string | null): SheetField {
  return { label, value, wide: true };
}
