import { z } from 'zod';
import type { Role } from './person.ts';

/** KIND of the command line: which limits of a platform profile apply to a picture. */
export const scanKindSchema = z.enum(['subjectCertificate', 'personFront', 'personBack', 'letter', 'otherAttachment']);
export type ScanKind = z.infer<typeof scanKindSchema>;

/** What the screen calls each kind. */
export const scanKindLabels: Readonly<Record<ScanKind, string>> = {
  subjectCertificate: '主体证件',
  personFront: '负责人证件人像面',
  personBack: '负责人证件国徽面',
  letter: '授权书、承诺书',
  otherAttachment: '其他附件',
};

/** One place of a case that wants a file. */
export interface MaterialSlot {
  readonly id: string;
  /** What the screen calls it. */
  readonly label: string;
  /** Dotted path of the payload field it fills; null for papers that stay in the office. */
  readonly officialPath: string | null;
  readonly scanKind: ScanKind;
  /** How many files it holds at most (icp_materials lists: 1, the two "other" lists: 10). */
  readonly most: number;
}

const subject = 'icp_subject';
const applets = 'icp_applets';
const papers = 'icp_materials';

/**
 * Every slot, with the payload field it fills.
 *
 * Source: apply_icp_filing of the WeChat open platform (field tree, 2026-11-23). The legal representative's
 * ID and the agency mandate are not uploaded; letters and the agency's own file need them.
 */
export const materialSlots = [
  slot('subjectCertificate', '主体证件', `${subject}.organize_info.certificate_photo`, 'subjectCertificate'),
  slot(
    'subjectPrincipalFront',
    '主体负责人证件人像面',
    `${subject}.principal_info.certificate_photo_front`,
    'personFront',
  ),
  slot(
    'subjectPrincipalBack',
    '主体负责人证件国徽面',
    `${subject}.principal_info.certificate_photo_back`,
    'personBack',
  ),
  slot('subjectPrincipalLetter', '主体负责人授权书', `${subject}.principal_info.authorization_letter`, 'letter'),
  slot('residencePermit', '居住证明', `${subject}.personal_info.residence_permit`, 'otherAttachment'),
  slot(
    'appPrincipalFront',
    '小程序负责人证件人像面',
    `${applets}.principal_info.certificate_photo_front`,
    'personFront',
  ),
  slot('appPrincipalBack', '小程序负责人证件国徽面', `${applets}.principal_info.certificate_photo_back`, 'personBack'),
  slot('appPrincipalLetter', '小程序负责人授权书', `${applets}.principal_info.authorization_letter`, 'letter'),
  slot('preapproval', '前置审批文件', `${applets}.base_info.nrlx_details[].media`, 'otherAttachment', 12),
  slot('commitmentLetter', '互联网信息服务备案承诺书', `${papers}.commitment_letter`, 'letter'),
  slot('nameChangeLetter', '主体更名函', `${papers}.business_name_change_letter`, 'letter'),
  slot('partyBuildingLetter', '党建确认函', `${papers}.party_building_confirmation_letter`, 'letter'),
  slot('promiseVideo', '承诺视频', `${papers}.promise_video`, 'otherAttachment'),
  slot('truthNotice', '信息真实性责任告知书', `${papers}.authenticity_responsibility_letter`, 'letter'),
  slot('truthPledge', '信息真实性承诺书', `${papers}.authenticity_commitment_letter`, 'letter'),
  slot('constructionProposal', '建设方案书', `${papers}.website_construction_proposal`, 'letter'),
  slot('subjectOther', '主体其他附件', `${papers}.subject_other_materials`, 'otherAttachment', 10),
  slot('appOther', '小程序其他附件', `${papers}.applets_other_materials`, 'otherAttachment', 10),
  slot('holdingPhoto', '手持证件照', `${papers}.holding_certificate_photo`, 'otherAttachment'),
  slot('legalRepresentativeFront', '法定代表人证件人像面', null, 'personFront'),
  slot('legalRepresentativeBack', '法定代表人证件国徽面', null, 'personBack'),
  slot('agencyMandate', '代办委托书', null, 'letter'),
] as const satisfies readonly MaterialSlot[];

export type MaterialSlotId = (typeof materialSlots)[number]['id'];
export const materialSlotIdSchema = z.enum(
  materialSlots.map((each) => each.id) as [MaterialSlotId, ...MaterialSlotId[]],
);

/** A slot of the list above. */
export type KnownSlot = MaterialSlot & { readonly id: MaterialSlotId };

/** The slot with this id. */
export function materialSlot(id: MaterialSlotId): KnownSlot {
  const found = materialSlots.find((each) => each.id === id);
  if (!found) throw new Error(`no material slot ${id}`);
  return found;
}

/** Where both sides of the card of each role lie. */
export const cardSlots: Readonly<Record<Role, readonly [front: MaterialSlotId, back: MaterialSlotId]>> = {
  subjectPrincipal: ['subjectPrincipalFront', 'subjectPrincipalBack'],
  appPrincipal: ['appPrincipalFront', 'appPrincipalBack'],
  legalRepresentative: ['legalRepresentativeFront', 'legalRepresentativeBack'],
};

/** Whose card a place wants, by place. */
export const roleOfCard: Readonly<Partial<Record<MaterialSlotId, Role>>> = Object.fromEntries(
  Object.entries(cardSlots).flatMap(([role, slots]) => slots.map((slot) => [slot, role])),
);

/** The letters a principal brings: the platform wants to know how long ago they were signed. */
export function isDatedLetter(id: MaterialSlotId): boolean {
  return id === 'subjectPrincipalLetter' || id === 'appPrincipalLetter';
}

/** Where findings about a slot stand: its payload field, or the slot itself when it stays in the office. */
export function slotPlace({ id, officialPath }: MaterialSlot): string {
  return officialPath ?? `materials.${id}`;
}

function slot<const Id extends string>(
  id: Id,
  label: string,
  officialPath: string | null,
  scanKind: ScanKind,
  most = 1,
): MaterialSlot & { readonly id: Id } {
  return { id, label, officialPath, scanKind, most };
}
