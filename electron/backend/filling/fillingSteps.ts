import type { OpenedCase } from '#shared/api/cases.ts';
import type { FillingStep } from '#shared/api/filling.ts';
import { allotPapers } from '#shared/filing/approvalPapers.ts';
import { forever } from '#shared/filing/date.ts';
import { type Application, personIn } from '#shared/filing/filingCase.ts';
import { materialSlots } from '#shared/filing/materialSlot.ts';
import { noPreapproval } from '#shared/filing/miniProgram.ts';
import { type OfficialField, officialFields } from '#shared/filing/officialFields.ts';
import { servingSlots } from '#shared/filing/peopleDemands.ts';
import { roleLabels, roleSchema } from '#shared/filing/person.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { subjectTypes } from '#shared/filing/subject.ts';
import { certificateLabel, type PackagePart, packageParts, partBeginning } from '#shared/packages/packagePlan.ts';
import { districtName } from '#shared/rules/districts.ts';
import { type Discretion, discretionFor } from '../cases/discretion.ts';
import { nameOf, serviceName } from '../dossier/codeNames.ts';
import type { DossierTables } from '../dossier/dossierInput.ts';

type Case = Pick<OpenedCase, 'application' | 'materials' | 'required'>;

/** A step before anybody asked what is wrong there. */
type Step = Omit<FillingStep, 'problem'>;

interface FillingOptions {
  /** With the middle of private numbers hidden, as on a screen. */
  readonly masked?: boolean;
  /** What a file is called; where a package is not made yet, the beginning of its name in any. */
  readonly nameOf?: (part: PackagePart) => string;
  /** The whole name of a file in a package that is made; null where none is. */
  readonly wholeName?: (part: PackagePart) => string | null;
}

/** Everything of a case that is filled in at the console, in the order of the official form. Pure. */
export function fillingSteps(
  of: Case,
  tables: DossierTables,
  {
    masked = true,
    nameOf: named = (part) => beginningOf(part, of.application.subject.name),
    wholeName = () => null,
  }: FillingOptions = {},
): Step[] {
  const maker: Maker = { ...of, tables, discretion: discretionFor(of.application, masked), named, wholeName };
  return officialFields.flatMap((field) => {
    if (field.path.includes('[]')) return field.path.endsWith('.type') ? approvalSteps(maker) : [];
    return [stepOf(maker, field)];
  });
}

interface Maker extends Case {
  readonly tables: DossierTables;
  readonly discretion: Discretion;
  readonly named: (part: PackagePart) => string;
  readonly wholeName: (part: PackagePart) => string | null;
}

/** The files of the package, called as they are there. */
function partsOf({ application, materials, tables }: Maker): PackagePart[] {
  const called = certificateLabel(application.subject.certificateType, tables.certificateTypes);
  const { preapprovals } = application.miniProgram;
  return packageParts(materials, (id) => servingSlots(application, id), called, preapprovals);
}

/** What the platform knows by itself: nothing to be typed, only to be compared. */
const filledByPlatform: ReadonlySet<string> = new Set(['miniProgram.appId', 'miniProgram.name']);

function stepOf(maker: Maker, field: OfficialField): Step {
  const base = { id: field.path, section: sectionOf(field.path), label: field.label, missing: false } as const;
  const none = (note: string): Step => ({ ...base, kind: 'none', value: null, shown: '', note });
  if (field.field === null) return none('由负责人本人在手机上按提示完成，这里没有要填的。');
  if (field.valueType === 'file' || field.valueType === 'files') return fileStep(maker, field, base);
  const without = reasonWithout(maker.application, field.field);
  if (without !== null) return none(without);
  const value = textAt(maker, field.field);
  if (value === null) {
    if (field.required !== 'yes') return none('这个案件没有这一项，留空。');
    return { ...base, kind: 'none', value: null, shown: '还没有填写', note: '请先在案件里填好。', missing: true };
  }
  const shown = hidden(maker.discretion, field.field, value);
  if (filledByPlatform.has(field.field)) {
    return { ...base, kind: 'look', value: null, shown, note: '平台会自己带出，核对一下就行。' };
  }
  const picked = ['code', 'codes', 'district'].includes(field.valueType) || value === forever;
  if (picked) return { ...base, kind: 'pick', value: null, shown, note: '在页面上选这一项。' };
  return { ...base, kind: 'copy', value, shown, note: null };
}

function reasonWithout({ subject, roles }: Application, path: string): string | null {
  if (path.endsWith('recordNumber')) return '备案号由平台带出，不用填。';
  if (!path.startsWith('roles.legalRepresentative.')) return null;
  if (subject.type === subjectTypes.personal) return '个人备案没有法定代表人。';
  const same = roles.legalRepresentative !== null && roles.legalRepresentative === roles.subjectPrincipal;
  return same ? '法定代表人就是主体负责人，不用再填。' : null;
}

function textAt({ application, tables }: Maker, path: string): string | null {
  const [part = '', ...rest] = path.split('.');
  const key = rest.at(-1) ?? '';
  const record =
    part === 'roles'
      ? personIn(application, roleSchema.parse(rest[0]))
      : application[part as 'subject' | 'miniProgram'];
  const value: unknown = (record as Readonly<Record<string, unknown>> | null)?.[key] ?? null;
  if (Array.isArray(value)) {
    const names = value.map((id) => serviceName(tables, Number(id)));
    return names.length > 0 ? names.join('；') : null;
  }
  if (typeof value === 'number') return nameOf(key === 'type' ? tables.subjectTypes : tables.certificateTypes, value);
  if (typeof value !== 'string') return null;
  const isPlace = part === 'subject' && ['province', 'city', 'district'].includes(key);
  return isPlace ? (districtName(tables, value) ?? value) : value;
}

function hidden({ number, subjectNumber, email, text }: Discretion, path: string, value: string): string {
  if (path === 'subject.certificateNumber') return subjectNumber(value);
  if (path.endsWith('.email')) return email(value);
  if (/\.(certificateNumber|mobile|emergencyMobile)$/.test(path)) return number(value);
  return text(value);
}

type Base = Pick<Step, 'id' | 'section' | 'label' | 'missing'>;

/** What is said of a paper the case need not hand in. */
export const notHandedIn = '这个案件不用交这一项。';

/** A file goes by its name in the package; while none is made, by the beginning, which is the same for every platform. */
function fileStep(maker: Maker, { field, path }: OfficialField, base: Base): Step {
  const slot = materialSlots.find(({ id }) => field === `materials.${id}`);
  const parts = partsOf(maker).filter((part) => part.slot === slot?.id);
  if (parts.length > 0) return { ...base, kind: 'file', ...filesOf(maker, parts) };
  const wanted = maker.required.find((each) => each.slot === slot?.id && each.weight === 'must');
  if (!wanted) return { ...base, kind: 'none', value: null, shown: '', note: notHandedIn };
  return { ...base, id: path, ...notReceived };
}

/** What stands where a paper must be handed in and is not there. */
const notReceived = {
  kind: 'none',
  value: null,
  shown: '还没有收到',
  note: '请先在案件的“材料”里放好。',
  missing: true,
} as const;

/** What the window in which files are chosen takes: one name, or several in quotation marks. */
function filesOf({ named, wholeName }: Maker, parts: readonly PackagePart[]): Pick<Step, 'value' | 'shown' | 'note'> {
  const whole = parts.map(wholeName);
  if (whole.some((name) => name === null))
    return { value: null, shown: parts.map(named).join('\n'), note: '上传提交包里以这个开头的文件。' };
  const value = whole.length === 1 ? whole.join('') : whole.map((name) => `"${name}"`).join(' ');
  return { value, shown: whole.join('\n'), note: '上传提交包里的这个文件：名称可以粘贴到选文件的窗口里。' };
}

function beginningOf(part: PackagePart, client: string | null): string {
  return safeFileName(partBeginning(part, client ?? '', false));
}

const approvals = 'icp_applets.base_info.nrlx_details';

/** One group an approval, with the paper the payload names there; what it has no place for is told of at the end. */
function approvalSteps(maker: Maker): Step[] {
  const { application, tables, discretion } = maker;
  const { preapprovals } = application.miniProgram;
  const base = { section: sectionOf(approvals), missing: false } as const;
  if (preapprovals.length === 0) {
    const missing = { value: null, shown: '还没有填写', note: '请先在案件里填好。', missing: true } as const;
    return [{ ...base, id: `${approvals}[0].type`, label: '前置审批项', kind: 'none', ...missing }];
  }
  const byPlace: (PackagePart | undefined)[] = [];
  for (const part of partsOf(maker)) if (part.slot === 'preapproval') byPlace[part.position] = part;
  const { ofItem, further } = allotPapers(preapprovals, Array.from(byPlace));
  const steps = preapprovals.flatMap(({ type, code }, index): Step[] => {
    const nth = preapprovals.length > 1 ? `${index + 1}` : '';
    const id = `${approvals}[${index}]`;
    const shown = nameOf(tables.preapprovalTypes, type) ?? '';
    const item: Step[] = [
      {
        ...base,
        id: `${id}.type`,
        label: `前置审批项${nth}`,
        kind: 'pick',
        value: null,
        shown,
        note: '在页面上选这一项。',
      },
    ];
    if (code !== null) {
      const number = { value: code, shown: discretion.text(code), note: null } as const;
      item.push({ ...base, id: `${id}.code`, label: `前置审批号${nth}`, kind: 'copy', ...number });
    }
    const paper = { ...base, id: `${id}.media`, label: `前置审批文件${nth}` } as const;
    const held = ofItem[index];
    const isWanted = maker.required.some(({ papers }) => papers.some(({ path }) => path === paper.id));
    if (held) item.push({ ...paper, kind: 'file', ...filesOf(maker, [held]) });
    else if (isWanted) item.push({ ...paper, ...notReceived });
    return item;
  });
  return further.length > 0 ? [...steps, furtherPapers(maker, further)] : steps;
}

/** Papers beyond one an item: they are in the package, and a payload cannot name them. */
function furtherPapers(maker: Maker, papers: readonly PackagePart[]): Step {
  const { preapprovals } = maker.application.miniProgram;
  const last = preapprovals.findLastIndex(({ type }) => type !== noPreapproval);
  const base = { section: sectionOf(approvals), label: '其余前置审批文件', missing: false } as const;
  if (last < 0) {
    const names = papers.map((part) => `“${maker.wholeName(part) ?? maker.named(part)}”`).join('、');
    const note = `没有要审批文件的前置审批项，提交包里的${names}不用上传。`;
    return { ...base, id: `${approvals}.media`, kind: 'none', value: null, shown: '', note };
  }
  const nth = preapprovals.length > 1 ? `${last + 1}` : '';
  return {
    ...base,
    id: `${approvals}[${last}].media.further`,
    kind: 'file',
    ...filesOf(maker, papers),
    note: `官方格式里每个审批项只写得下一个文件。页面上还能传的，把提交包里的这些也传到“前置审批文件${nth}”。`,
  };
}

const sections = [
  ['icp_subject.principal_info', roleLabels.subjectPrincipal],
  ['icp_subject.legal_person_info', roleLabels.legalRepresentative],
  ['icp_subject', '主体信息'],
  ['icp_applets.principal_info', roleLabels.appPrincipal],
  ['icp_applets', '小程序信息'],
] as const;

function sectionOf(path: string): string {
  return sections.find(([beginning]) => path.startsWith(beginning))?.[1] ?? '其他材料';
}
