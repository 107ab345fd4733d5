import type { ProvinceRow } from '../rules/provinceRules.ts';
import { isFromElsewhere } from './circumstances.ts';
import type { Demand, MaterialRules } from './demand.ts';
import { type Application, personIn, samePerson } from './filingCase.ts';
import type { Weight } from './finding.ts';
import type { MaterialSlotId } from './materialSlot.ts';
import { type Role, roleLabels } from './person.ts';

const principals = ['subjectPrincipal', 'appPrincipal'] as const;

/** The slots whose file does for this one as well: the other principal's, while both are one human being. Pure. */
export function servingSlots(application: Application, slot: MaterialSlotId): readonly MaterialSlotId[] {
  return samePerson(application, 'subjectPrincipal', 'appPrincipal') ? twinsOf(slot) : [];
}

const twins: readonly (readonly [MaterialSlotId, MaterialSlotId])[] = [
  ['subjectPrincipalFront', 'appPrincipalFront'],
  ['subjectPrincipalBack', 'appPrincipalBack'],
  ['subjectPrincipalLetter', 'appPrincipalLetter'],
];

function twinsOf(slot: MaterialSlotId): readonly MaterialSlotId[] {
  return twins.flatMap(([one, other]) => (slot === one ? [other] : slot === other ? [one] : []));
}

/** One or both sides of each principal's certificate; a type with one data page has one picture. */
export function certificateDemands(application: Application, pack: MaterialRules): Demand[] {
  const shared = samePerson(application, 'subjectPrincipal', 'appPrincipal');
  return principals.flatMap((role) =>
    sidesOf(application, role, pack).map(
      (side): Demand => ({
        paper: `${role}${side}`,
        rule: 'material.personCertificate',
        weight: 'must',
        reason: `要上传${roleLabels[role]}本人证件的${side === 'Front' ? '人像面（或资料页）' : '国徽面'}`,
        servedBy: shared ? twinsOf(`${role}${side}`) : [],
        // Of nobody there is no card.
        toldBy: personIn(application, role) === null ? ['form.roleMissing'] : [],
      }),
    ),
  );
}

/** A principal who is not the legal representative needs a letter; undecided while either is not named. */
export function letterDemands(application: Application): Demand[] {
  if (personIn(application, 'legalRepresentative') === null) return [];
  const shared = samePerson(application, 'subjectPrincipal', 'appPrincipal');
  return principals
    .filter((role) => personIn(application, role) && !samePerson(application, role, 'legalRepresentative'))
    .map((role) => ({
      paper: `${role}Letter`,
      rule: 'material.authorizationLetter',
      weight: 'must',
      reason: `${roleLabels[role]}不是法定代表人，要有法定代表人签字、单位盖章的授权书`,
      servedBy: shared ? twinsOf(`${role}Letter`) : [],
    }));
}

/** The letter quotes the legal representative's certificate; a principal's own pictures serve both. */
export function legalRepresentativeDemands(application: Application, pack: MaterialRules): Demand[] {
  const heldAs = principals.find((role) => samePerson(application, role, 'legalRepresentative'));
  return sidesOf(application, 'legalRepresentative', pack).map((side) => ({
    paper: `legalRepresentative${side}`,
    rule: 'material.legalRepresentativeCertificate',
    weight: 'hint',
    reason: '授权书要写法定代表人的姓名和证件号码，手边有证件照片便于核对；不用上传',
    servedBy: heldAs ? [`${heldAs}${side}`] : [],
  }));
}

/**
 * A person who files outside the province of the resident ID shows where he lives.
 *
 * The payload asks for it, the province decides: where it is reported to ask nothing, to refuse anyway, where the
 * sources differ or what is known of the province is not certain, it warns.
 */
export function residenceDemands(application: Application, pack: MaterialRules): Demand[] {
  const { province } = application.subject;
  const person = personIn(application, 'subjectPrincipal');
  if (person === null || !isFromElsewhere(person, province, pack)) return [];
  const row = pack.provinces.find(({ code }) => code === province);
  const rule = row?.outsidePersonal ?? 'unclear';
  return [
    {
      paper: 'residencePermit',
      rule: 'material.residencePermit',
      weight: row?.confidence === 'high' ? residenceWeights[rule] : 'should',
      // Where he may not file at all, proof of where he lives comes second.
      toldBy: ['province.outsidePersonal', 'form.districtMismatch'],
      reason: residenceReasons[rule],
    },
  ];
}

const residenceWeights: Readonly<Record<ProvinceRow['outsidePersonal'], Weight>> = {
  allowed: 'should',
  proof: 'must',
  localNumber: 'should',
  refused: 'should',
  unclear: 'should',
};

const wanted = '身份证号码显示户籍登记在外省，在本省以个人备案要附居住证明（居住证、社保或房产证等，以当地要求为准）';
const residenceReasons: Readonly<Record<keyof typeof residenceWeights, string>> = {
  allowed: '身份证号码显示户籍登记在外省；据已有资料本省不要居住证明，平台仍有这一栏，最好备着',
  proof: wanted,
  localNumber: `${wanted}；据已有资料本省只要求用本省的手机号，居住证明最好也备着`,
  refused:
    '身份证号码显示户籍登记在外省，据已有资料本省可能不受理外省个人的备案；请先向当地核实，可以受理的再准备居住证明',
  unclear: `${wanted}；本省的要求没有查到或说法不一，请先向当地核实`,
};

function sidesOf(application: Application, role: Role, pack: MaterialRules): readonly ('Front' | 'Back')[] {
  const type = personIn(application, role)?.certificateType;
  const row = pack.certificateTypes.find(({ id }) => id === type);
  return row?.photoSides === 1 ? ['Front'] : ['Front', 'Back'];
}
