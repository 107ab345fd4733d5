import { createHash } from 'node:crypto';
import type { DossierInput, DossierMaterial } from '#backend/dossier/dossierInput.ts';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import type { Agency } from '#shared/filing/agency.ts';
import type { Application, HeldPerson } from '#shared/filing/filingCase.ts';
import type { Finding, Weight } from '#shared/filing/finding.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';

/** A company name of forty characters, the longest that must still look well. */
export const longName = '样例市样例高新技术产业开发区样例星河数字文化传播与信息技术咨询服务发展有限责任公司';
const remark = '本小程序为样例门店的会员提供商品展示、在线下单、到店自提和售后咨询服务，不涉及需要前置审批的内容。'
  .repeat(4)
  .slice(0, 200);

export const specimenAgency: Agency = {
  name: '样例备案代办服务有限公司',
  creditCode: null,
  address: '样例省样例市样例路 1 号样例大厦 101 室',
  contactName: '样例经办',
  contactPhone: '13800000099',
  phones: ['13800000099'],
  staff: ['样例经办甲'],
};

/** Two people: one holds two roles. The numbers are invented and have no valid check digit on purpose. */
export const specimenPersons: readonly HeldPerson[] = [
  person(1, '样例甲', '110101199003070019', '13800000001', '13900000001', 'jia@specimen.example'),
  person(2, '样例乙', '310101198811110026', '13800000002', '13900000002', 'yi@specimen.example'),
];

export const specimenApplication: Application = {
  filingCase: {
    number: '2026-0012',
    filingType: 'first',
    entrance: 'newApp',
    stage: 'appInfo',
    staff: '样例经办甲',
    plannedOn: '2026-12-01',
    note: null,
  },
  subject: {
    type: 4,
    name: longName,
    province: '110000',
    city: '110100',
    district: '110105',
    address: '样例街道样例路 88 号样例大厦 A 座 1806 室',
    comment: null,
    recordNumber: null,
    certificateType: 1,
    certificateNumber: '91110105MA00SAMPLE',
    certificateAddress: '北京市朝阳区样例街道样例路 88 号样例大厦 A 座 1806 室',
    certificateValidFrom: '2019-05-20',
    certificateValidUntil: '长期',
    businessScope:
      '技术开发、技术咨询、技术服务；软件开发；文化艺术交流活动策划；会议服务；销售日用品、工艺品。'.repeat(6),
  },
  miniProgram: {
    name: '样例星河会员小店',
    appId: 'wx0000000000sample',
    serviceTypes: [13, 2],
    preapprovals: [{ type: 24, code: null, validUntil: null }],
    comment: remark,
    recordNumber: null,
  },
  persons: [...specimenPersons],
  roles: { legalRepresentative: 1, subjectPrincipal: 1, appPrincipal: 2 },
};

/** Findings of all three weights, cycling through places and lengths. */
export function specimenFindings(count: number): Finding[] {
  const weights: Weight[] = ['must', 'should', 'hint'];
  const places = [
    'icp_subject.principal_info.mobile',
    'icp_applets.base_info.comment',
    'icp_subject.organize_info.certificate_photo',
    'icp_applets.base_info.nrlx_details[0].code',
  ];
  return Array.from({ length: count }, (_, index) => ({
    rule: `specimen.rule${index}`,
    weight: weights[index % 3] ?? 'hint',
    where: places[index % 4] ?? '',
    message: `样例问题 ${index + 1}：手机号 13800000001 与另一位负责人填写的号码相同，审核人员会要求说明。`.repeat(
      (index % 2) + 1,
    ),
    remedy: '请核对后改成本人的号码；确实共用的，请在备注里写明原因。',
    source: '样例来源《备案审核常见问题》',
    asOf: '2026-11-23',
  }));
}

/** A file in a slot, measured the way the desk measures it. */
export async function specimenMaterial(
  slot: MaterialSlotId,
  name: string,
  bytes: Uint8Array,
  position = 0,
): Promise<DossierMaterial & { reads: () => number }> {
  let reads = 0;
  return {
    slot,
    position,
    facts: await readScanFacts(bytes, name),
    receivedAt: '2026-11-20T02:03:04.000Z',
    findings: [],
    read: async () => {
      reads++;
      return bytes;
    },
    reads: () => reads,
  };
}

/** A dossier's input with what a test does not care about filled in. */
export function specimenInput(pack: RulePack, part: Partial<DossierInput> = {}): DossierInput {
  return {
    application: specimenApplication,
    agency: specimenAgency,
    pack,
    findings: [],
    letters: [],
    materials: [],
    options: { masked: false },
    now: new Date('2026-11-23T08:00:00Z'),
    ...part,
  };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function person(
  id: number,
  name: string,
  certificateNumber: string,
  mobile: string,
  emergencyMobile: string,
  email: string,
): HeldPerson {
  return {
    id,
    name,
    certificateType: 2,
    certificateNumber,
    certificateValidFrom: '2018-01-01',
    certificateValidUntil: '2038-01-01',
    mobile,
    emergencyMobile,
    email,
    post: null,
  };
}
