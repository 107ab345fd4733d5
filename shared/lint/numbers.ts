import { personIn } from '../filing/filingCase.ts';
import type { Finding } from '../filing/finding.ts';
import { checkNumber } from '../identity/checkNumber.ts';
import { emailProblem } from '../identity/email.ts';
import { checkSubjectFilingNumber } from '../identity/filingNumber.ts';
import { checkMobile, isVirtualOperator } from '../identity/phone.ts';
import type { NumberKind } from '../rules/rulePack.ts';
import {
  type ConcernedPerson,
  certificateRow,
  concernedPersons,
  type LintContext,
  personNumberKind,
} from './lintContext.ts';

/** Which registered rule a kind of number belongs to. */
const ruleFor: Readonly<Record<NumberKind, string>> = {
  'resident-id': 'identity.residentId',
  'hkmo-residence': 'identity.residentId',
  'tw-residence': 'identity.residentId',
  'hkmo-permit': 'identity.otherCertificate',
  'tw-permit': 'identity.otherCertificate',
  'foreign-permanent-id': 'identity.otherCertificate',
  passport: 'identity.otherCertificate',
  'credit-code': 'identity.creditCode',
  mobile: 'identity.mobile',
  appid: 'identity.appId',
  'filing-number': 'identity.filingNumber',
};

/** A value that was entered and the format it should have. */
interface EnteredNumber {
  readonly kind: NumberKind | null;
  readonly value: string | null;
  readonly where: string;
  readonly label: string;
}

/** Certificate numbers by the certificate's type, mobiles, e-mail, AppID, filing number. Missing ones are no concern here. */
export function lintNumbers(context: LintContext): Finding[] {
  const { miniProgram } = context.application;
  const persons = concernedPersons(context);
  const principals = persons.filter(({ role }) => role !== 'legalRepresentative');
  const numbers: EnteredNumber[] = [
    ...subjectNumber(context),
    ...persons.map((each) => certificateNumber(context, each)),
    ...principals.flatMap(mobiles),
    {
      kind: 'appid',
      value: miniProgram.appId,
      where: 'icp_applets.base_info.appid',
      label: 'AppID',
    },
    {
      kind: 'filing-number',
      value: miniProgram.recordNumber,
      where: 'icp_applets.base_info.record_number',
      label: '小程序备案号',
    },
  ];
  return [
    ...numbers.flatMap((number) => judge(context, number)),
    ...subjectFilingNumber(context),
    ...principals.flatMap((each) => [...email(context, each), ...virtualOperator(context, each)]),
    ...personalNumber(context),
  ];
}

function judge({ rulebook, today, pack }: LintContext, { kind, value, where, label }: EnteredNumber): Finding[] {
  if (kind === null || value === null) return [];
  const checked = checkNumber(kind, value, { today, provinces: pack.provinces });
  if (!checked.ok) {
    return [
      rulebook(ruleFor[kind], {
        weight: 'must',
        where,
        message: `${label}有误：${checked.problems.map(({ reason }) => reason).join('；')}`,
        remedy: `请对照原件逐位核对，重新填写${label}`,
      }),
    ];
  }
  if (checked.notes.length === 0) return [];
  const rewritten = checked.normalized !== value;
  return [
    rulebook('identity.oddNumber', {
      weight: rewritten ? 'should' : 'hint',
      where,
      message: `${label}可以识别，但要留意：${checked.notes.join('；')}`,
      remedy: rewritten ? '请改成规范写法再提交，免得平台判为不一致' : '请对照原件核对一遍',
    }),
  ];
}

/** 主体备案号 of a subject that was filed before. */
function subjectFilingNumber({ application, pack, rulebook }: LintContext): Finding[] {
  const { recordNumber } = application.subject;
  if (recordNumber === null) return [];
  const checked = checkSubjectFilingNumber(recordNumber, pack.provinces);
  if (checked.ok) return [];
  return [
    rulebook('identity.filingNumber', {
      weight: 'must',
      where: 'icp_subject.base_info.record_number',
      message: `主体备案号有误：${checked.problems.map(({ reason }) => reason).join('；')}`,
      remedy: '请对照备案查询结果重新填写主体备案号，例如“粤ICP备12345678号”',
    }),
  ];
}

/** A personal subject repeats its principal's number: the same mistake is reported once, at the principal. */
function subjectNumber(context: LintContext): EnteredNumber[] {
  const { application, nature } = context;
  const { subject } = application;
  const principal = personIn(application, 'subjectPrincipal');
  if (nature === 'personal' && subject.certificateNumber === principal?.certificateNumber) return [];
  const row = certificateRow(context, subject.certificateType);
  // The number of a certificate that cannot be the subject's says nothing about the format.
  const fits = nature === null || row === null || row.subjectType === null || row.subjectType === subject.type;
  return [
    {
      kind: fits ? (row?.numberKind ?? null) : null,
      value: subject.certificateNumber,
      where: 'icp_subject.organize_info.certificate_number',
      label: '主体证件号码',
    },
  ];
}

function certificateNumber(context: LintContext, { person, path, who }: ConcernedPerson): EnteredNumber {
  return {
    kind: personNumberKind(context, person),
    value: person.certificateNumber,
    where: `${path}.certificate_number`,
    label: `${who}的证件号码`,
  };
}

function mobiles({ person, path, who }: ConcernedPerson): EnteredNumber[] {
  return [
    { kind: 'mobile', value: person.mobile, where: `${path}.mobile`, label: `${who}的手机号` },
    {
      kind: 'mobile',
      value: person.emergencyMobile,
      where: `${path}.emergency_contact`,
      label: `${who}的应急手机号`,
    },
  ];
}

function email({ rulebook }: LintContext, { person, path, who }: ConcernedPerson): Finding[] {
  const problem = person.email === null ? null : emailProblem(person.email);
  if (problem === null) return [];
  return [
    rulebook('identity.email', {
      weight: 'must',
      where: `${path}.email`,
      message: `${who}的邮箱有误：${problem}`,
      remedy: '请向本人核对邮箱后重新填写',
    }),
  ];
}

/** The 12381 message goes to the mobile, never to the emergency number, so only the mobile is looked at. */
function virtualOperator({ rulebook, pack }: LintContext, { person, path, who }: ConcernedPerson): Finding[] {
  const checked = checkMobile(person.mobile ?? '');
  if (!checked.ok || !isVirtualOperator(checked.normalized, pack.limits.virtualNumbers.prefixes)) return [];
  return [
    rulebook('identity.virtualOperator', {
      weight: 'should',
      where: `${path}.mobile`,
      message: `${who}的手机号属于虚拟运营商号段，有可能收不到核验短信`,
      remedy: '最好换成移动、电信、联通或广电的号码',
    }),
  ];
}

/** Two valid but different numbers for what must be one human being. */
function personalNumber({ application, settledNature, pack, rulebook, today }: LintContext): Finding[] {
  const { subject } = application;
  const principal = personIn(application, 'subjectPrincipal');
  if (settledNature !== 'personal' || !principal?.certificateNumber || !subject.certificateNumber) return [];
  if (subject.certificateType !== principal.certificateType) return [];
  // Of somebody else altogether the name tells.
  if (subject.name !== null && principal.name !== null && subject.name !== principal.name) return [];
  const kind = pack.certificateTypes.find(({ id }) => id === subject.certificateType)?.numberKind ?? null;
  if (kind === null) return [];
  const by = { today, provinces: pack.provinces };
  const own = checkNumber(kind, subject.certificateNumber, by);
  const theirs = checkNumber(kind, principal.certificateNumber, by);
  if (!own.ok || !theirs.ok || own.normalized === theirs.normalized) return [];
  return [
    rulebook('form.personalDiffers', {
      weight: 'must',
      where: 'icp_subject.organize_info.certificate_number',
      message: '个人备案时主体证件号码就是本人的证件号码，现在与主体负责人的不同',
      remedy: '请对照证件核对两处号码，改成一致',
    }),
  ];
}
