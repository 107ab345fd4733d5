import { type Role, roleLabels } from './person.ts';

/** What a payload field holds. Files are media ids; our model holds scans in material slots. */
export type OfficialValue = 'code' | 'codes' | 'district' | 'text' | 'day' | 'validUntil' | 'file' | 'files';

/** One field of the official payload. */
export interface OfficialField {
  /** Dotted path in the payload; `[]` stands for any item of a list. */
  readonly path: string;
  /** Path in our own model; null for what only WeChat can give. Roles stand for the person who holds them. */
  readonly field: string | null;
  readonly label: string;
  readonly valueType: OfficialValue;
  readonly required: 'yes' | 'conditional' | 'no';
}

const subject = 'icp_subject.base_info';
const certificate = 'icp_subject.organize_info';
const app = 'icp_applets.base_info';
const papers = 'icp_materials';

/** Where the payload keeps a role. The legal representative has a name and a number there, nothing else. */
export const officialRolePaths: Readonly<Record<Role, string>> = {
  legalRepresentative: 'icp_subject.legal_person_info',
  subjectPrincipal: 'icp_subject.principal_info',
  appPrincipal: 'icp_applets.principal_info',
};

/**
 * Every field of apply_icp_filing, in the payload's order.
 *
 * Source: WeChat open platform, apply_icp_filing, with two independent SDKs (2026-11-23, high). The labels name the
 * role, which the payload leaves to the path. AppID and name are filled in by WeChat; record numbers are returned only.
 */
export const officialFields: readonly OfficialField[] = [
  row(`${subject}.type`, 'subject.type', '单位性质', 'code', 'yes'),
  row(`${subject}.name`, 'subject.name', '主办单位名称', 'text', 'yes'),
  row(`${subject}.province`, 'subject.province', '备案省份', 'district', 'yes'),
  row(`${subject}.city`, 'subject.city', '备案城市', 'district', 'yes'),
  row(`${subject}.district`, 'subject.district', '备案县区', 'district', 'yes'),
  row(`${subject}.address`, 'subject.address', '通讯地址', 'text', 'yes'),
  row(`${subject}.comment`, 'subject.comment', '主体备注', 'text', 'no'),
  row(`${subject}.record_number`, 'subject.recordNumber', '主体备案号', 'text', 'no'),
  row('icp_subject.personal_info.residence_permit', 'materials.residencePermit', '居住证明', 'file', 'conditional'),
  row(`${certificate}.certificate_type`, 'subject.certificateType', '主体证件类型', 'code', 'yes'),
  row(`${certificate}.certificate_number`, 'subject.certificateNumber', '主体证件号码', 'text', 'yes'),
  row(`${certificate}.certificate_address`, 'subject.certificateAddress', '主体证件住所', 'text', 'yes'),
  row(`${certificate}.certificate_photo`, 'materials.subjectCertificate', '主体证件照片', 'file', 'conditional'),
  ...principalRows('subjectPrincipal'),
  row('icp_subject.legal_person_info.name', 'roles.legalRepresentative.name', '法定代表人姓名', 'text', 'conditional'),
  row(
    'icp_subject.legal_person_info.certificate_number',
    'roles.legalRepresentative.certificateNumber',
    '法定代表人证件号码',
    'text',
    'conditional',
  ),
  row(`${app}.appid`, 'miniProgram.appId', 'AppID', 'text', 'no'),
  row(`${app}.name`, 'miniProgram.name', '小程序名称', 'text', 'no'),
  row(`${app}.service_content_types`, 'miniProgram.serviceTypes', '服务内容类型', 'codes', 'yes'),
  row(`${app}.nrlx_details[].type`, 'miniProgram.preapprovals[].type', '前置审批项', 'code', 'yes'),
  row(`${app}.nrlx_details[].code`, 'miniProgram.preapprovals[].code', '前置审批号', 'text', 'conditional'),
  row(`${app}.nrlx_details[].media`, 'materials.preapproval', '前置审批文件', 'file', 'conditional'),
  row(`${app}.comment`, 'miniProgram.comment', '小程序备注', 'text', 'yes'),
  row(`${app}.record_number`, 'miniProgram.recordNumber', '小程序备案号', 'text', 'no'),
  ...principalRows('appPrincipal'),
  row('icp_applets.principal_info.verify_task_id', null, '人脸核身任务', 'text', 'yes'),
  row(`${papers}.commitment_letter`, 'materials.commitmentLetter', '互联网信息服务备案承诺书', 'files', 'conditional'),
  row(`${papers}.business_name_change_letter`, 'materials.nameChangeLetter', '主体更名函', 'files', 'conditional'),
  row(
    `${papers}.party_building_confirmation_letter`,
    'materials.partyBuildingLetter',
    '党建确认函',
    'files',
    'conditional',
  ),
  row(`${papers}.promise_video`, 'materials.promiseVideo', '承诺视频', 'files', 'conditional'),
  row(
    `${papers}.authenticity_responsibility_letter`,
    'materials.truthNotice',
    '信息真实性责任告知书',
    'files',
    'conditional',
  ),
  row(`${papers}.authenticity_commitment_letter`, 'materials.truthPledge', '信息真实性承诺书', 'files', 'conditional'),
  row(
    `${papers}.website_construction_proposal`,
    'materials.constructionProposal',
    '建设方案书',
    'files',
    'conditional',
  ),
  row(`${papers}.subject_other_materials`, 'materials.subjectOther', '主体其他附件', 'files', 'conditional'),
  row(`${papers}.applets_other_materials`, 'materials.appOther', '小程序其他附件', 'files', 'conditional'),
  row(`${papers}.holding_certificate_photo`, 'materials.holdingPhoto', '手持证件照', 'files', 'conditional'),
];

const byPath = new Map(officialFields.map((each) => [each.path, each]));
const byField = new Map(officialFields.flatMap((each) => (each.field === null ? [] : [[each.field, each] as const])));

/** The field at an official path; an index of a list (`nrlx_details[0].code`) is understood. Null when unknown. */
export function officialFieldAt(path: string): OfficialField | null {
  return byPath.get(anyItem(path)) ?? null;
}

/** The official field that a path of our model fills; null for what stays in the office. */
export function officialFieldFor(field: string): OfficialField | null {
  return byField.get(anyItem(field)) ?? null;
}

function anyItem(path: string): string {
  return path.replace(/\[\d+\]/g, '[]');
}

/** The fields both principals have. */
function principalRows(role: 'subjectPrincipal' | 'appPrincipal'): OfficialField[] {
  const path = officialRolePaths[role];
  const who = roleLabels[role];
  return [
    row(`${path}.name`, `roles.${role}.name`, `${who}姓名`, 'text', 'yes'),
    row(`${path}.mobile`, `roles.${role}.mobile`, `${who}手机号`, 'text', 'yes'),
    row(`${path}.email`, `roles.${role}.email`, `${who}邮箱`, 'text', 'yes'),
    row(`${path}.emergency_contact`, `roles.${role}.emergencyMobile`, `${who}应急手机号`, 'text', 'yes'),
    row(`${path}.certificate_type`, `roles.${role}.certificateType`, `${who}证件类型`, 'code', 'yes'),
    row(`${path}.certificate_number`, `roles.${role}.certificateNumber`, `${who}证件号码`, 'text', 'yes'),
    row(
      `${path}.certificate_validity_date_start`,
      `roles.${role}.certificateValidFrom`,
      `${who}证件有效期起`,
      'day',
      'yes',
    ),
    row(
      `${path}.certificate_validity_date_end`,
      `roles.${role}.certificateValidUntil`,
      `${who}证件有效期止`,
      'validUntil',
      'yes',
    ),
    row(`${path}.certificate_photo_front`, `materials.${role}Front`, `${who}证件人像面`, 'file', 'yes'),
    row(`${path}.certificate_photo_back`, `materials.${role}Back`, `${who}证件国徽面`, 'file', 'yes'),
    row(`${path}.authorization_letter`, `materials.${role}Letter`, `${who}授权书`, 'file', 'conditional'),
  ];
}

function row(
  path: string,
  field: string | null,
  label: string,
  valueType: OfficialValue,
  required: OfficialField['required'],
): OfficialField {
  return { path, field, label, valueType, required };
}
