import { type Application, personIn, sameHuman, samePerson } from '../filing/filingCase.ts';
import type { Finding } from '../filing/finding.ts';
import { type OfficialField, officialFields, officialRolePaths } from '../filing/officialFields.ts';
import { roleLabels } from '../filing/person.ts';
import {
  certificateRow,
  concernedPersons,
  concernedPrincipals,
  hasResidentNumber,
  type LintContext,
} from './lintContext.ts';
import { sameButForStray, sayStray } from './strayCharacters.ts';

/** Required fields by condition, code tables, and what a person filing for himself may not differ in. */
export function lintForm(context: LintContext): Finding[] {
  return [
    ...missingFields(context, 'subject', context.application.subject),
    ...missingFields(context, 'miniProgram', context.application.miniProgram),
    ...missingPeople(context),
    ...missingPreapproval(context),
    ...recommended(context),
    ...subjectCodes(context),
    ...personCodes(context),
    ...personalSubject(context),
  ];
}

/** `prefix` is the part of our model whose official fields are demanded of `record`. */
function missingFields(
  context: LintContext,
  prefix: string,
  record: Readonly<Record<string, unknown>>,
  required = (field: OfficialField) => field.required === 'yes',
): Finding[] {
  return officialFields
    .filter((field) => field.field?.startsWith(`${prefix}.`) && required(field))
    .filter((field) => record[field.field?.slice(prefix.length + 1) ?? ''] === null)
    .filter(({ field }) => !waitsForAnother(field, record))
    .map((field) =>
      context.rulebook('form.required', {
        weight: 'must',
        where: field.path,
        message: `${field.label}没有填写`,
        remedy: `请填写${field.label}`,
      }),
    );
}

/** One choice fills in province, city and district: where the first is missing, the others are not missed as well. */
function waitsForAnother(
  field: OfficialField['field'],
  { province, city }: Readonly<Record<string, unknown>>,
): boolean {
  if (field === 'subject.city') return province === null;
  return field === 'subject.district' && (province === null || city === null);
}

function missingPeople(context: LintContext): Finding[] {
  const { application, settledNature, rulebook } = context;
  const unnamed = (['subjectPrincipal', 'appPrincipal'] as const)
    .filter((role) => personIn(application, role) === null)
    .map((role) =>
      rulebook('form.roleMissing', {
        weight: 'must',
        where: `${officialRolePaths[role]}.name`,
        message: `还没有指定${roleLabels[role]}`,
        remedy: `请选择或新建一位${roleLabels[role]}；一个人可以同时担任几个角色`,
      }),
    );
  const incomplete = concernedPrincipals(context).flatMap(({ person, role }) =>
    missingFields(context, `roles.${role}`, person),
  );
  return [...unnamed, ...incomplete, ...(settledNature === 'organisation' ? legalRepresentative(context) : [])];
}

/** Name and number are demanded when the legal representative is not the subject's principal himself. */
function legalRepresentative(context: LintContext): Finding[] {
  const { application, rulebook } = context;
  const person = personIn(application, 'legalRepresentative');
  if (person === null) {
    return [
      rulebook('form.legalRepresentativeMissing', {
        weight: 'must',
        where: 'icp_subject.legal_person_info.name',
        message: '还没有指定法定代表人，无法判断负责人要不要授权书',
        remedy: '请按营业执照等证照指定法定代表人；如果就是主体负责人，选同一个人即可',
      }),
    ];
  }
  const alreadyPrincipal =
    samePerson(application, 'legalRepresentative', 'subjectPrincipal') ||
    samePerson(application, 'legalRepresentative', 'appPrincipal');
  if (alreadyPrincipal) return [];
  return missingFields(context, 'roles.legalRepresentative', person, ({ required }) => required === 'conditional');
}

function missingPreapproval({ application, rulebook }: LintContext): Finding[] {
  if (application.miniProgram.preapprovals.length > 0) return [];
  return [
    rulebook('form.required', {
      weight: 'must',
      where: 'icp_applets.base_info.nrlx_details[].type',
      message: '前置审批项没有选择',
      remedy: '请选择涉及的前置审批项；一项都不涉及时，也要明确选“以上都不涉及”',
    }),
  ];
}

/** Not demanded by the payload (WeChat fills them in, or they are not part of it), yet the office needs them. */
function recommended({ application, settledNature, rulebook }: LintContext): Finding[] {
  const { miniProgram, subject } = application;
  const wanted: readonly (readonly [boolean, string, string, string])[] = [
    [miniProgram.name === null, 'icp_applets.base_info.name', '小程序名称', '授权书等文书要写小程序名称'],
    [miniProgram.appId === null, 'icp_applets.base_info.appid', 'AppID', '文书和卷宗要用 AppID 区分小程序'],
    [
      settledNature === 'organisation' && subject.certificateValidUntil === null,
      'subject.certificateValidUntil',
      '主体证件有效期',
      '不填就无法检查证照是否快到期',
    ],
  ];
  return wanted
    .filter(([missing]) => missing)
    .map(([, where, label, why]) =>
      rulebook('form.recommended', {
        weight: 'should',
        where,
        message: `${label}没有填写，${why}`,
        remedy: `请补填${label}`,
      }),
    );
}

function subjectCodes(context: LintContext): Finding[] {
  const { application, nature, pack, rulebook } = context;
  const { subject } = application;
  const findings: Finding[] = [];
  if (subject.type !== null && nature === null) {
    findings.push(
      rulebook('form.subjectTypeUnknown', {
        weight: 'must',
        where: 'icp_subject.base_info.type',
        message: `单位性质 ${subject.type} 不在代码表中`,
        remedy: '请从列表中重新选择单位性质；个体工商户选“企业”',
      }),
    );
  }
  // A person who files for himself shows one certificate: told of at the principal.
  const principal = personIn(application, 'subjectPrincipal');
  if (nature === 'personal' && subject.certificateType === principal?.certificateType) return findings;
  const where = 'icp_subject.organize_info.certificate_type';
  const row = certificateRow(context, subject.certificateType);
  if (subject.certificateType !== null && row === null) findings.push(unknownCertificate(context, where));
  if (row?.forPerson && nature === 'personal' && hasResidentNumber(context, subject)) {
    findings.push(residentUnderOther(context, { where, whose: '主体证件类型', type: row.name }));
  }
  if (row && nature !== null && row.subjectType !== null && row.subjectType !== subject.type) {
    const typeName = pack.subjectTypes.find(({ id }) => id === subject.type)?.name ?? '';
    findings.push(
      rulebook('form.certificateTypeUnfit', {
        weight: 'must',
        where,
        message: `单位性质是“${typeName}”，不能用“${row.name}”作主体证件`,
        remedy: '请改选这种单位性质可用的证件类型，或核对单位性质',
      }),
    );
  }
  return findings;
}

function personCodes(context: LintContext): Finding[] {
  return concernedPersons(context).flatMap(({ person, path, role, who }) => {
    const where = role === 'legalRepresentative' ? `${path}.certificate_number` : `${path}.certificate_type`;
    const row = certificateRow(context, person.certificateType);
    if (person.certificateType !== null && row === null) return [unknownCertificate(context, where)];
    if (row?.forPerson && hasResidentNumber(context, person)) {
      return [residentUnderOther(context, { where, whose: `${who}的证件类型`, type: row.name })];
    }
    if (row === null || row.forPerson) return [];
    return [
      context.rulebook('form.certificateTypeUnfit', {
        weight: 'must',
        where,
        message: `${who}的证件类型是“${row.name}”，这不是个人证件`,
        remedy: '请改选身份证、护照等个人证件',
      }),
    ];
  });
}

function residentUnderOther(
  { rulebook }: LintContext,
  { where, whose, type }: Readonly<Record<'where' | 'whose' | 'type', string>>,
): Finding {
  return rulebook('form.certificateTypeUnfit', {
    weight: 'must',
    where,
    message: `${whose}是“${type}”，号码却是居民身份证的号码`,
    remedy: '请把证件类型改成居民身份证；确实用这种证件的，请填它上面印的号码',
  });
}

function unknownCertificate({ rulebook }: LintContext, where: string): Finding {
  return rulebook('form.certificateTypeUnknown', {
    weight: 'must',
    where,
    message: '证件类型不在代码表中',
    remedy: '请从列表中重新选择证件类型',
  });
}

/** True where the other role spells the same human being as the subject does: told where the two roles differ. */
function isMisspeltInOneRole(application: Application): boolean {
  const [one, other] = [personIn(application, 'subjectPrincipal'), personIn(application, 'appPrincipal')];
  return one !== null && other !== null && sameHuman(one, other) && other.name === application.subject.name;
}

/** The personal subject and its principal are one human being: name and number repeat each other. */
function personalSubject({ application, settledNature, rulebook }: LintContext): Finding[] {
  if (settledNature !== 'personal') return [];
  const { subject } = application;
  const findings: Finding[] = [];
  const principal = personIn(application, 'subjectPrincipal');
  if (principal?.name && subject.name && principal.name !== subject.name && !isMisspeltInOneRole(application)) {
    const alike = sameButForStray(subject.name, principal.name);
    const parting = alike ? sayStray(subject.name, principal.name) : null;
    findings.push(
      rulebook('form.personalDiffers', {
        weight: 'must',
        where: 'icp_subject.base_info.name',
        message: `个人备案时主办单位名称就是本人姓名，现在与主体负责人姓名“${principal.name}”不同${parting === null ? '' : `：${parting}`}`,
        remedy: '请核对两处姓名，改成一致；如果是单位备案，请改单位性质',
      }),
    );
  }
  const stranger = application.roles.legalRepresentative !== null;
  if (stranger && !samePerson(application, 'legalRepresentative', 'subjectPrincipal')) {
    findings.push(
      rulebook('form.personalLegalRepresentative', {
        weight: 'should',
        where: 'icp_subject.legal_person_info.name',
        message: '个人备案没有法定代表人，这里却指定了另一个人',
        remedy: '请清空法定代表人；如果是单位备案，请改单位性质',
      }),
    );
  }
  return findings;
}
