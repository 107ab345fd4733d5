import { personIn } from '../filing/filingCase.ts';
import type { Finding } from '../filing/finding.ts';
import type { Person } from '../filing/person.ts';
import { checkMobile } from '../identity/phone.ts';
import { residentIdRegion } from '../identity/residentId.ts';
import { cityNamed, cityOf, districtName, provinceOf } from '../rules/districts.ts';
import type { ProvinceRow } from '../rules/provinceRules.ts';
import {
  type ConcernedPerson,
  certificateRow,
  concernedPrincipals,
  hasResidentNumber,
  type LintContext,
} from './lintContext.ts';
import { provinceFinding } from './provinceFinding.ts';
import { lintProvinceRemark } from './provinceRemarks.ts';
import { contradictingCode } from './regionCodes.ts';

/**
 * What the province filed in is known to ask, and whether a zone was taken for a district.
 *
 * The rows come from rules for websites, so they prompt and never block.
 */
export function lintProvince(context: LintContext): Finding[] {
  const { application, province } = context;
  // What a province asks is not told of one that was chosen by mistake.
  const mistaken = contradictingCode(application.subject) === 'province';
  return [...zone(context), ...agencyMobile(context), ...(province && !mistaken ? asked(context, province) : [])];
}

function asked(context: LintContext, row: ProvinceRow): Finding[] {
  return [
    ...(context.settledNature === 'organisation' ? organisation(context, row) : []),
    ...(context.settledNature === 'personal' ? personalOutside(context, row) : []),
    ...lintProvinceRemark(context, row),
    ...earlierFilings(context, row),
    ...otherService(context, row),
    ...localMobile(context, row),
    ...fewNumbers(context, row),
  ];
}

function organisation(context: LintContext, row: ProvinceRow): Finding[] {
  const { application } = context;
  const legal = personIn(application, 'legalRepresentative');
  const principal = personIn(application, 'subjectPrincipal');
  const findings: Finding[] = [];
  // A change goes on from a filing whose principal was accepted.
  const isNew = application.filingCase.filingType !== 'change';
  const differs = isNew && legal !== null && principal !== null && legal.id !== principal.id;
  const foreign = legal !== null && isOfMainland(context, legal) === false;
  const where = 'icp_subject.principal_info.name';
  const delegated = row.mainlandDelegate && foreign;
  const byLetter = row.letterSubjectTypes.includes(application.subject.type ?? 0);
  if (differs && !delegated && !byLetter && (row.principal === 'legalRepresentative' || row.principal === 'disputed')) {
    const disputed = row.principal === 'disputed';
    findings.push(
      provinceFinding(context, row, 'province.principal', {
        weight: disputed ? 'hint' : 'should',
        where,
        message: disputed
          ? `${row.name}是否要求主体负责人就是法定代表人，说法不一`
          : `${row.name}要求主体负责人就是法定代表人，这里填的是另一个人`,
        remedy: '请先问清通管局；要求属实的，把主体负责人改成法定代表人',
      }),
    );
  }
  if (delegated && principal !== null && isOfMainland(context, principal) === false) {
    findings.push(
      provinceFinding(context, row, 'province.mainlandDelegate', {
        weight: 'should',
        where,
        message: `${row.name}要求外籍或港澳台法定代表人授权一位内地居民担任负责人`,
        remedy: '请改由持居民身份证的人担任主体负责人，并准备授权书',
      }),
    );
  }
  return [
    ...findings,
    ...mainlandAppPrincipal(context, row, foreign),
    ...samePrincipals(context, row),
    ...sameCity(context, row),
  ];
}

/** Whoever looks after the mini program of a foreign legal representative must be a mainland resident. */
function mainlandAppPrincipal(context: LintContext, row: ProvinceRow, foreign: boolean): Finding[] {
  const principal = personIn(context.application, 'appPrincipal');
  if (!row.mainlandAppPrincipal || !foreign || principal === null) return [];
  if (isOfMainland(context, principal) !== false) return [];
  return [
    provinceFinding(context, row, 'province.mainlandDelegate', {
      weight: 'should',
      where: 'icp_applets.principal_info.name',
      message: `${row.name}要求：法定代表人是外籍或港澳台人士的，小程序负责人要由内地居民担任`,
      remedy: '请改由持居民身份证的人担任小程序负责人，并准备授权书',
    }),
  ];
}

/** One deputy for both: who stands in for the legal representative must answer for the mini program, too. */
function samePrincipals(context: LintContext, row: ProvinceRow): Finding[] {
  const { legalRepresentative, subjectPrincipal, appPrincipal } = context.application.roles;
  if (!row.samePrincipals || legalRepresentative === null || subjectPrincipal === null || appPrincipal === null)
    return [];
  if (subjectPrincipal === legalRepresentative || appPrincipal === subjectPrincipal) return [];
  return [
    provinceFinding(context, row, 'province.samePrincipals', {
      weight: 'should',
      where: 'icp_applets.principal_info.name',
      message: `${row.name}要求：主体负责人不是法定代表人时，小程序负责人须与主体负责人是同一人`,
      remedy: '请让同一个人担任两位负责人，或由法定代表人担任主体负责人',
    }),
  ];
}

/** True for the certificates of mainland residents; null while the type is unknown. */
function isOfMainland(context: LintContext, person: Person): boolean | null {
  // The number tells of a type that was chosen by mistake.
  if (hasResidentNumber(context, person)) return true;
  const kind = certificateRow(context, person.certificateType)?.numberKind;
  return kind === undefined || kind === null ? null : kind === 'resident-id';
}

/** The certificate's address names another city of the same province. */
function sameCity(context: LintContext, row: ProvinceRow): Finding[] {
  const { certificateAddress: text, city, district } = context.application.subject;
  // Codes that contradict each other have a finding of their own.
  const settled = city !== null && provinceOf(city) === row.code && (district === null || cityOf(district) === city);
  if (!row.sameCity || text === null || !settled) return [];
  const printed = cityNamed(context.pack, text, row.code);
  if (printed === null || printed === city) return [];
  return [
    provinceFinding(context, row, 'province.sameCity', {
      weight: 'should',
      where: 'icp_subject.base_info.city',
      message: `${row.name}要求通讯地址与证件住所在同一个市：证件住所在${districtName(context.pack, printed)}`,
      remedy: '请按证件住所选择城市，并改用同一个市里的通讯地址',
    }),
  ];
}

/** The person who files for himself, where the resident ID is of another province; null otherwise. */
function outsider(context: LintContext, row: ProvinceRow): ConcernedPerson | null {
  const [holder] = concernedPrincipals(context);
  if (context.settledNature !== 'personal' || !holder) return null;
  if (isOfMainland(context, holder.person) !== true) return null;
  const region = residentIdRegion(holder.person.certificateNumber ?? '');
  return region === null || provinceOf(region) === row.code ? null : holder;
}

function personalOutside(context: LintContext, row: ProvinceRow): Finding[] {
  const holder = outsider(context, row);
  if (holder === null || row.outsidePersonal !== 'refused') return [];
  return [
    provinceFinding(context, row, 'province.outsidePersonal', {
      weight: 'should',
      where: `${holder.path}.certificate_number`,
      message: `${row.name}可能不接受外省身份证的个人备案`,
      remedy: '请先问清通管局；不接受的，回户籍所在省份办理，或用企业、个体工商户办理',
    }),
  ];
}

/** What goes on from earlier filings of the subject: who answered for them, and the number they have. */
function earlierFilings(context: LintContext, row: ProvinceRow): Finding[] {
  const { application } = context;
  const { filingCase, subject } = application;
  const principal = personIn(application, 'subjectPrincipal');
  const findings: Finding[] = [];
  if (row.samePrincipalAsBefore && filingCase.filingType === 'added' && principal !== null) {
    findings.push(
      provinceFinding(context, row, 'province.samePrincipalAsBefore', {
        weight: 'hint',
        where: 'icp_subject.principal_info.name',
        message: `${row.name}要求新增备案用以前的同一位主体负责人，软件不知道以前是谁`,
        remedy: '请问客户，或在备案系统里查以前备案的主体负责人；换过人的，一般要先变更主体信息',
      }),
    );
  }
  if (row.oneRecordNumber && filingCase.filingType === 'first' && subject.recordNumber !== null) {
    findings.push(
      provinceFinding(context, row, 'province.oneRecordNumber', {
        weight: 'should',
        where: 'icp_subject.base_info.record_number',
        message: `${row.name}一个主体只能有一个主体备案号：这个主体已经有了，备案类型却是“首次”`,
        remedy: '请把备案类型改成“新增”，沿用原来的主体备案号；号码已经注销的，请清空',
      }),
    );
  }
  return findings;
}

function otherService(context: LintContext, row: ProvinceRow): Finding[] {
  const { application, pack } = context;
  if (row.otherService === null) return [];
  const others = new Set(pack.serviceTypes.filter(({ name }) => name === '其他').map(({ id }) => id));
  if (!application.miniProgram.serviceTypes.some((id) => others.has(id))) return [];
  const refused = row.otherService === 'refused';
  return [
    provinceFinding(context, row, 'province.otherService', {
      weight: refused ? 'should' : 'hint',
      where: 'icp_applets.base_info.service_content_types',
      message: refused
        ? `${row.name}不接受服务内容选“其他”`
        : `服务内容选了“其他”，${row.name}要求在备注里写明是什么内容`,
      remedy: refused ? '请改选最接近的服务内容' : '请核对小程序备注里有没有写清楚这一项',
    }),
  ];
}

/** Which province a number is of cannot be seen from it: a reminder. */
function localMobile(context: LintContext, row: ProvinceRow): Finding[] {
  const asOutsider = row.outsidePersonal === 'localNumber' && outsider(context, row) !== null;
  const concerned =
    asOutsider || row.localMobile === 'everybody' || (row.localMobile === 'personal' && context.nature === 'personal');
  const [first] = concernedPrincipals(context);
  if (!concerned || !first || first.person.mobile === null) return [];
  return [
    provinceFinding(context, row, 'province.localMobile', {
      weight: 'hint',
      where: `${first.path}.mobile`,
      message: asOutsider
        ? `${row.name}要求外省身份证的个人用本省的手机号，软件看不出归属地`
        : `${row.name}要求手机号是本省的，软件看不出归属地`,
      remedy: `请核对手机号的归属地；不是${row.name}的，换一个本省号码`,
    }),
  ];
}

/** Two principals and their emergency contacts share too few numbers. */
function fewNumbers(context: LintContext, row: ProvinceRow): Finding[] {
  const people = concernedPrincipals(context);
  const [first, second] = people;
  if (row.leastNumbers === null || !first || !second) return [];
  // One of the two is mistyped: it is one human being, and that is told elsewhere.
  const [one, other] = [first.person, second.person];
  if (one.name === other.name || one.certificateNumber === other.certificateNumber) return [];
  const given = people.flatMap(({ person }) => [person.mobile, person.emergencyMobile]);
  if (given.some((number) => number === null)) return [];
  const distinct = new Set(given.map((number) => checkMobile(number ?? '').normalized)).size;
  if (distinct >= row.leastNumbers) return [];
  return [
    provinceFinding(context, row, 'province.fewNumbers', {
      weight: 'should',
      where: `${second.path}.emergency_contact`,
      message: `${row.name}要求两位负责人的手机和应急电话至少有 ${row.leastNumbers} 个不同号码，现在只有 ${distinct} 个`,
      remedy: '请换用不同的应急手机号',
    }),
  ];
}

/** A zone people take for a district belongs to one that must be chosen instead. */
function zone({ application, pack, rulebook }: LintContext): Finding[] {
  const { province, district, certificateAddress, address } = application.subject;
  if (district === null) return [];
  const text = `${certificateAddress ?? ''} ${address ?? ''}`;
  const found = pack.zones.find((row) => row.province === province && text.includes(row.zone));
  if (!found || found.district === district) return [];
  return [
    rulebook('province.zone', {
      weight: found.confidence === 'high' ? 'must' : 'should',
      where: 'icp_subject.base_info.district',
      source: found.source,
      asOf: found.asOf,
      message: `地址在“${found.zone}”，备案时应选${districtName(pack, found.district) ?? ''}`,
      remedy: `请把备案县区改成${districtName(pack, found.district) ?? '实际所在的区'}`,
    }),
  ];
}

/** The client's numbers must reach the client. */
function agencyMobile(context: LintContext): Finding[] {
  const own = new Set(context.agencyPhones.map((phone) => checkMobile(phone).normalized));
  return concernedPrincipals(context).flatMap(({ person, path, who }) => {
    const places = [
      ['手机号', person.mobile, 'mobile'],
      ['应急手机号', person.emergencyMobile, 'emergency_contact'],
    ] as const;
    return places.flatMap(([label, value, field]) => {
      if (value === null || !own.has(checkMobile(value).normalized)) return [];
      return context.rulebook('province.agencyMobile', {
        weight: 'should',
        where: `${path}.${field}`,
        message: `${who}的${label}是本机构的号码`,
        remedy: '请改填客户本人的号码：核验短信和核实电话都打到这里，青海明确不接受代办机构的号码',
      });
    });
  });
}
