import { materialSlots } from './materialSlot.ts';
import { officialFieldAt, officialFieldFor, officialFields } from './officialFields.ts';
import { type Role, roleLabels } from './person.ts';

/** Other names consoles and letters use for a field, by its path in our model. */
const otherNames: readonly (readonly [field: string, names: readonly string[]])[] = [
  ['subject.type', ['主办单位性质', '主体类型', '单位性质']],
  ['subject.name', ['主办者名称', '主体名称', '单位名称', '主办单位名称', '企业名称', '公司名称']],
  ['subject.address', ['通信地址', '主体地址', '联系地址']],
  ['subject.comment', ['主办单位备注', '主体备注']],
  ['subject.certificateType', ['主办单位证件类型']],
  ['subject.certificateNumber', ['统一社会信用代码', '营业执照号', '主办单位证件号码', '执照号码']],
  ['subject.certificateAddress', ['证件住所', '主办单位证件住所', '注册地址', '执照住所', '营业执照住所']],
  ['materials.subjectCertificate', ['营业执照照片', '营业执照图片', '主办单位证件', '执照照片', '营业执照']],
  ['miniProgram.name', ['小程序名称', '服务名称', '应用名称', '互联网信息服务名称']],
  ['miniProgram.comment', ['小程序备注', '服务备注', '备注信息', '备注内容', '备注']],
  ['miniProgram.serviceTypes', ['服务内容', '服务类型', '服务内容标识', '内容类型']],
  ['miniProgram.preapprovals[].type', ['前置审批项', '前置审批', '前置许可']],
  ['miniProgram.preapprovals[].code', ['审批号', '许可证号', '批准文号']],
  ['materials.preapproval', ['前置审批文件', '审批文件', '许可证照片']],
  ['materials.residencePermit', ['居住证', '居住证明', '暂住证']],
  ['materials.commitmentLetter', ['承诺书', '备案承诺书']],
  ['materials.promiseVideo', ['承诺视频', '视频']],
  ['materials.nameChangeLetter', ['更名函', '更名证明']],
  ['materials.partyBuildingLetter', ['党建']],
  ['materials.holdingPhoto', ['手持证件']],
  ['subject.province', ['备案省份', '省份']],
  ['subject.city', ['备案城市']],
  ['subject.district', ['备案区县', '区县', '省市区', '行政区']],
];

/** What is said of a human being, by the key of the role's field or slot; the longest name that fits is meant. */
const personNames: readonly (readonly [key: string, names: readonly string[]])[] = [
  ['emergencyMobile', ['应急手机号', '应急联系', '应急电话', '紧急联系', '应急号码']],
  ['mobile', ['手机号码', '手机号', '手机', '联系电话', '电话', '联系方式']],
  ['email', ['电子邮箱', '电子邮件', '邮箱']],
  ['certificateType', ['证件类型']],
  ['certificateValidUntil', ['证件有效期', '身份证有效期', '有效期']],
  ['certificateNumber', ['证件号码', '身份证号码', '身份证号', '证件号']],
  ['Letter', ['授权书']],
  ['Back', ['国徽面', '证件背面', '身份证背面', '反面']],
  ['Front', ['人像面', '证件正面', '身份证正面', '证件照片', '身份证照片', '证件照', '身份证']],
  ['name', ['姓名']],
];

const roleNames: readonly (readonly [role: Role, names: readonly string[]])[] = [
  ['appPrincipal', ['小程序负责人', '服务负责人', '应用负责人', '网站负责人']],
  ['subjectPrincipal', ['主体负责人', '主办单位负责人', '主办者负责人', '单位负责人']],
  ['legalRepresentative', ['法定代表人', '法人']],
];

interface Name {
  readonly words: string;
  readonly path: string;
}

const fieldNames: readonly Name[] = [
  ...officialFields.map(({ label, path }) => ({ words: plain(label), path })),
  ...otherNames.flatMap(([field, names]) => names.map((words) => ({ words: plain(words), path: pathOf(field) }))),
].toSorted((one, other) => other.words.length - one.words.length);

/**
 * The field a text speaks of, as official path where the payload has one; null when it names none, or a person's field
 * without saying whose. Width, blanks and letter case do not matter.
 */
export function fieldNamed(text: string): string | null {
  const words = plain(text);
  if (words === '') return null;
  if (officialFieldAt(text.trim())) return text.trim();
  const found = fieldNames.find((name) => words.includes(name.words));
  // Short names (备注, 视频) stand in many sentences; whoever is named with a field of his is meant rather.
  if (found !== undefined && found.words.length > 3) return found.path;
  return personField(words) ?? found?.path ?? null;
}

/**
 * Whether the whole text is the name of a field: of one `fieldNamed` finds, or of a person's without saying whose, as
 * the official labels are (应急联系方式).
 */
export function isFieldName(text: string): boolean {
  if (fieldNamed(text) !== null) return true;
  const words = plain(text)
    .replace(/^负责人的?/u, '')
    .replace(/\(.*\)$/u, '');
  return personNames.some(([, names]) =>
    names.some((name) => words === plain(name) || words === `${plain(name)}方式` || words === `${plain(name)}号`),
  );
}

/** Whether the text is a field's name and nothing else (主体负责人的手机号), not a sentence with one in it. */
export function isExactFieldName(text: string): boolean {
  const words = plain(text);
  if (fieldNames.some((name) => name.words === words)) return true;
  return roleNames.some(([, names]) =>
    names.some((name) => {
      if (!words.startsWith(plain(name))) return false;
      const rest = words.slice(plain(name).length).replace(/^的/u, '');
      return rest === '' || personNames.some(([, keys]) => keys.some((key) => rest === plain(key)));
    }),
  );
}

function personField(words: string): string | null {
  const role = roleNames.find(([, names]) => names.some((name) => words.includes(plain(name))))?.[0];
  if (role === undefined) return null;
  const key = personNames.find(([, names]) => names.some((name) => words.includes(plain(name))))?.[0];
  if (key === undefined) return words === plain(roleLabels[role]) ? pathOf(`roles.${role}.name`) : null;
  if (!/^[A-Z]/u.test(key)) return pathOf(`roles.${role}.${key}`);
  const slot = materialSlots.find(({ id }) => id === `${role}${key}`);
  return slot === undefined ? null : pathOf(`materials.${slot.id}`);
}

function pathOf(field: string): string {
  return officialFieldFor(field)?.path ?? field;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\u200B\uFEFF]/gu, '')
    .toLowerCase();
}
