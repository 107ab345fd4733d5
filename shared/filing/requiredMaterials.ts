import { z } from 'zod';
import { residentIdRegion } from '../identity/residentId.ts';
import { rulebookOf } from '../rules/rulebook.ts';
import type { RulePack } from '../rules/rulePack.ts';
import { type Application, personIn, samePerson } from './filingCase.ts';
import { type Weight, weightSchema } from './finding.ts';
import { type MaterialSlotId, materialSlot, materialSlotIdSchema } from './materialSlot.ts';
import { noPreapproval } from './miniProgram.ts';
import { type Role, roleLabels } from './person.ts';
import { subjectNature } from './subjectNature.ts';

/** The tables this decision needs. */
export type MaterialRules = Pick<RulePack, 'rules' | 'subjectTypes' | 'certificateTypes'>;

/** One paper or picture the case needs, why, and who says so. */
export const requiredMaterialSchema = z.object({
  slot: materialSlotIdSchema,
  count: z.int().positive(),
  rule: z.string(),
  reason: z.string(),
  weight: weightSchema,
  source: z.string(),
  asOf: z.iso.date(),
  /** Slots whose scan does as well, because the same human being holds both roles. */
  servedBy: z.array(materialSlotIdSchema).readonly(),
});
export type RequiredMaterial = z.infer<typeof requiredMaterialSchema>;

/** A requirement before its rule adds source and date. */
interface Demand {
  readonly slot: MaterialSlotId;
  readonly rule: string;
  readonly reason: string;
  readonly weight: Weight;
  readonly count?: number;
  readonly servedBy?: readonly MaterialSlotId[];
}

const principals = ['subjectPrincipal', 'appPrincipal'] as const;

/** Provinces with papers of their own, GB/T 2260. */
const province = { beijing: '110000', jiangsu: '320000', guangdong: '440000', xinjiang: '650000' } as const;

/**
 * Every material this application needs, in the order of the slots.
 *
 * Decided by subject type, roles, province and pre-approvals; what is not known yet demands nothing (form rules ask
 * for it). A cancellation needs no papers but the agency's mandate. Weights of low-confidence rules never block.
 */
export function requiredMaterials(application: Application, pack: MaterialRules): RequiredMaterial[] {
  const rulebook = rulebookOf(pack);
  return demandsOf(application, pack).map(({ slot, rule, reason, weight, count = 1, servedBy = [] }) => {
    const { label } = materialSlot(slot);
    const finding = rulebook(rule, { weight, where: slot, message: reason, remedy: label });
    return { slot, count, rule, reason, weight: finding.weight, source: finding.source, asOf: finding.asOf, servedBy };
  });
}

function demandsOf(application: Application, pack: MaterialRules): Demand[] {
  const mandate: Demand = {
    slot: 'agencyMandate',
    rule: 'material.agencyMandate',
    weight: 'hint',
    reason: '代客户办理前，最好先有客户签章的代办委托书；这份文件留在本单位，不用上传',
  };
  if (application.filingCase.filingType === 'cancel') return [mandate];
  const nature = subjectNature(application.subject, pack);
  const letters = nature === 'organisation' ? authorizationLetters(application) : [];
  return [
    ...(nature === 'organisation' ? [subjectCertificate] : []),
    ...principals.flatMap((role) => personCertificates(application, role, pack)),
    ...letters,
    ...(nature === 'personal' ? residencePermit(application, pack) : []),
    ...preapprovalPapers(application),
    ...provincePapers(application),
    ...(letters.length > 0 ? legalRepresentativeCertificates(application, pack) : []),
    mandate,
  ];
}

const subjectCertificate: Demand = {
  slot: 'subjectCertificate',
  rule: 'material.subjectCertificate',
  weight: 'must',
  reason: '单位备案要上传主体证件（如营业执照）的照片',
};

/** One or both sides of each principal's certificate; a type with one data page has one picture. */
function personCertificates(
  application: Application,
  role: (typeof principals)[number],
  pack: MaterialRules,
): Demand[] {
  const shared = samePerson(application, 'subjectPrincipal', 'appPrincipal');
  const other = role === 'subjectPrincipal' ? 'appPrincipal' : 'subjectPrincipal';
  return sidesOf(application, role, pack).map((side) => ({
    slot: `${role}${side}`,
    rule: 'material.personCertificate',
    weight: 'must',
    reason: `要上传${roleLabels[role]}本人证件的${side === 'Front' ? '人像面（或资料页）' : '国徽面'}`,
    servedBy: shared ? [`${other}${side}`] : [],
  }));
}

function sidesOf(application: Application, role: Role, pack: MaterialRules): readonly ('Front' | 'Back')[] {
  const type = personIn(application, role)?.certificateType;
  const row = pack.certificateTypes.find(({ id }) => id === type);
  return row?.photoSides === 1 ? ['Front'] : ['Front', 'Back'];
}

/** A principal who is not the legal representative needs a letter; undecided while either is not named. */
function authorizationLetters(application: Application): Demand[] {
  if (personIn(application, 'legalRepresentative') === null) return [];
  const shared = samePerson(application, 'subjectPrincipal', 'appPrincipal');
  return principals
    .filter((role) => personIn(application, role) && !samePerson(application, role, 'legalRepresentative'))
    .map((role) => ({
      slot: `${role}Letter`,
      rule: 'material.authorizationLetter',
      weight: 'must',
      reason: `${roleLabels[role]}不是法定代表人，要有法定代表人签字、单位盖章的授权书`,
      servedBy: shared ? [role === 'subjectPrincipal' ? 'appPrincipalLetter' : 'subjectPrincipalLetter'] : [],
    }));
}

/**
 * 山西 内蒙古 黑龙江 江西 河南 云南 甘肃 青海 新疆: reported to refuse persons of other provinces, with or without proof.
 * Known from website filings only (2026-11-23, medium), so it warns.
 */
const refusing: ReadonlySet<string> = new Set(
  ['14', '15', '23', '36', '41', '53', '62', '63', '65'].map((code) => `${code}0000`),
);

/** 北京 is reported to accept persons of other provinces without proof; on 广西 and 宁夏 the sources differ. */
const unsettled: ReadonlySet<string> = new Set([province.beijing, '450000', '640000']);

/** A person who files outside the province of the resident ID shows where he lives. */
function residencePermit(application: Application, pack: MaterialRules): Demand[] {
  const filedIn = application.subject.province;
  const person = personIn(application, 'subjectPrincipal');
  const row = pack.certificateTypes.find(({ id }) => id === person?.certificateType);
  if (filedIn === null || row?.numberKind !== 'resident-id' || !person?.certificateNumber) return [];
  const home = residentIdRegion(person.certificateNumber);
  if (home === null || home === filedIn) return [];
  return [
    {
      slot: 'residencePermit',
      rule: 'material.residencePermit',
      weight: refusing.has(filedIn) || unsettled.has(filedIn) ? 'should' : 'must',
      reason: refusing.has(filedIn)
        ? '身份证号码显示户籍登记在外省，据已有资料本省可能不受理外省个人的备案；请先向当地核实，可以受理的再准备居住证明'
        : '身份证号码显示户籍登记在外省，在本省以个人备案要附居住证明（居住证、社保或房产证等，以当地要求为准）',
    },
  ];
}

function preapprovalPapers(application: Application): Demand[] {
  const items = new Set(
    application.miniProgram.preapprovals.map(({ type }) => type).filter((type) => type !== noPreapproval),
  );
  if (items.size === 0) return [];
  return [
    {
      slot: 'preapproval',
      rule: 'material.preapprovalPaper',
      weight: 'must',
      count: Math.min(items.size, materialSlot('preapproval').most),
      reason: `选了 ${items.size} 个前置审批项，每一项都要上传审批文件`,
    },
  ];
}

/** Papers single provinces ask for. Those of 江苏 and 新疆 are known from website filings only, so they warn. */
function provincePapers(application: Application): Demand[] {
  switch (application.subject.province) {
    case province.guangdong:
      return [
        {
          slot: 'commitmentLetter',
          rule: 'material.guangdongCommitment',
          weight: 'must',
          reason: '在广东备案要交互联网信息服务备案承诺书：单位由法定代表人签字并盖公章，个人签字并按手印',
        },
      ];
    case province.jiangsu:
      return [
        jiangsu('truthNotice', '在江苏备案，通常要交小程序负责人签字的信息真实性责任告知书'),
        jiangsu('truthPledge', '在江苏备案，通常要交小程序负责人签字的信息真实性承诺书'),
        jiangsu('promiseVideo', '在江苏备案，通常要交负责人手持已签承诺书的视频'),
      ];
    case province.xinjiang:
      return application.filingCase.filingType === 'change'
        ? []
        : [
            {
              slot: 'partyBuildingLetter',
              rule: 'material.xinjiangPartyBuilding',
              weight: 'should',
              reason: '在新疆首次或新增备案，通常要交主管部门出具的党建确认函',
            },
          ];
    default:
      return [];
  }
}

function jiangsu(slot: MaterialSlotId, reason: string): Demand {
  return { slot, rule: 'material.jiangsuTruthPapers', weight: 'should', reason };
}

/** The letter quotes the legal representative's certificate; a principal's own pictures serve both. */
function legalRepresentativeCertificates(application: Application, pack: MaterialRules): Demand[] {
  const heldAs = principals.find((role) => samePerson(application, role, 'legalRepresentative'));
  return sidesOf(application, 'legalRepresentative', pack).map((side) => ({
    slot: `legalRepresentative${side}`,
    rule: 'material.legalRepresentativeCertificate',
    weight: 'hint',
    reason: '授权书要写法定代表人的姓名和证件号码，手边有证件照片便于核对；不用上传',
    servedBy: heldAs ? [`${heldAs}${side}`] : [],
  }));
}
