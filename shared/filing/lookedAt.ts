import type { EditableField } from '../api/caseEdits.ts';
import type { HeldMaterial } from '../scans/storedScan.ts';
import { valueAt } from './applicationField.ts';
import { type Application, personIn, samePerson } from './filingCase.ts';
import { materialSlots, slotPlace } from './materialSlot.ts';
import { officialRolePaths } from './officialFields.ts';
import { type Person, type Role, roleSchema } from './person.ts';

/**
 * What a rule looks at beyond the place its finding stands at.
 *
 * `owner.…` is the certificate at the place of the finding: of whoever holds the role there, or of the subject.
 * `roles` is which roles are held, and which of them by one human being; `signedOn` the days under the letters there.
 */
type Looked =
  | Exclude<EditableField, `roles.legalRepresentative.${string}`>
  | LegalField
  | OwnerField
  | 'roles'
  | 'signedOn';
type LegalField = `roles.legalRepresentative.${'name' | 'certificateType' | 'certificateNumber'}`;
type OwnerField = `owner.${keyof Person & `${'certificate' | 'mobile'}${string}`}`;

const place: readonly Looked[] = ['subject.province', 'subject.city', 'subject.district'];
/** Organisation or person: said by the type, doubted where the certificate is of the other kind. */
const nature: readonly Looked[] = ['subject.type', 'subject.certificateType'];
const holders: readonly Looked[] = [
  'roles',
  ...roleSchema.options.flatMap((role): Looked[] => [
    `roles.${role}.name`,
    `roles.${role}.certificateType`,
    `roles.${role}.certificateNumber`,
  ]),
];
const mobiles: readonly Looked[] = ['roles.subjectPrincipal.mobile', 'roles.appPrincipal.mobile'];
const number: readonly Looked[] = ['roles', ...nature, 'owner.certificateType', 'owner.certificateNumber'];
const validity: readonly Looked[] = [
  'roles',
  'subject.type',
  'subject.province',
  'filingCase.plannedOn',
  'owner.certificateType',
  'owner.certificateValidFrom',
  'owner.certificateValidUntil',
];
const age: readonly Looked[] = [...number, 'subject.province', 'filingCase.plannedOn'];
const paper: readonly Looked[] = [...holders, ...nature, ...place, 'filingCase.filingType'];
const words: readonly Looked[] = [
  'subject.name',
  'subject.address',
  'subject.businessScope',
  'miniProgram.name',
  'miniProgram.preapprovals',
];
const letter: readonly Looked[] = ['signedOn', 'subject.province', 'filingCase.plannedOn'];
const asked: readonly Looked[] = [...nature, 'subject.province'];

/** By rule. A rule that is not here looks at nothing but the place of its finding; what the office shares is in its words. */
const lookedAt: Readonly<Record<string, readonly Looked[]>> = {
  'form.certificateTypeUnfit': [...nature, 'roles', 'owner.certificateType', 'owner.certificateNumber'],
  'form.personalLegalRepresentative': [...nature, ...holders],
  'form.personalDiffers': [...nature, ...holders, 'subject.name', 'subject.certificateNumber'],
  'form.districtUnknown': place,
  'form.districtMismatch': place,
  'form.addressPrefix': place,
  'form.addressCollective': place,
  'form.addressDoorNumber': place,
  'form.certificateAddressElsewhere': [...place, ...nature],
  'form.preapprovalUnknown': ['miniProgram.preapprovals'],
  'form.preapprovalDouble': ['miniProgram.preapprovals'],
  'form.preapprovalNone': ['miniProgram.preapprovals'],
  'form.preapprovalCode': ['miniProgram.preapprovals'],
  'form.preapprovalPattern': ['miniProgram.preapprovals'],
  'form.preapprovalExpired': ['miniProgram.preapprovals', 'filingCase.plannedOn'],
  'form.emergencySameAsMobile': ['roles', 'owner.mobile'],
  'form.sameNumberOtherName': [...holders, ...nature],
  'form.subjectTypeOther': ['subject.certificateType', 'subject.certificateNumber'],
  'form.recordNumberMissing': ['filingCase.filingType'],
  'form.otherMobileOfSamePerson': [...holders, ...nature, ...mobiles],
  'form.sharedMobile': [...holders, ...nature, ...mobiles],
  'form.sharedEmail': [...holders, ...nature, 'roles.subjectPrincipal.email', 'roles.appPrincipal.email'],
  'identity.otherCertificate': number,
  'identity.oddNumber': number,
  'identity.mobile': ['roles'],
  'identity.virtualOperator': ['roles'],
  'identity.email': ['roles'],
  'identity.certificateExpired': validity,
  'identity.certificateEndsSoon': validity,
  'identity.validityReversed': validity,
  'identity.validityNotStarted': validity,
  'identity.validityLength': [...validity, 'owner.certificateNumber'],
  'identity.tooYoung': age,
  'identity.underEighteen': age,
  'content.nameApproval': ['miniProgram.preapprovals'],
  'content.nameUnrelated': ['subject.name', 'subject.businessScope', 'miniProgram.comment'],
  'content.scopeApproval': ['miniProgram.preapprovals'],
  'content.personalBusiness': nature,
  'material.subjectCertificate': paper,
  'material.personCertificate': paper,
  'material.authorizationLetter': paper,
  'material.residencePermit': paper,
  'material.preapprovalPaper': ['miniProgram.preapprovals'],
  'material.guangdongCommitment': paper,
  'material.jiangsuTruthPapers': paper,
  'material.xinjiangPartyBuilding': paper,
  'material.legalRepresentativeCertificate': paper,
  'material.brandProof': [...paper, ...words],
  'material.constructionProposal': paper,
  'material.nameChangeLetter': paper,
  'material.notInvolvedPledge': [...paper, ...words],
  'material.statement': [...paper, ...words],
  'material.provincePaper': [...paper, ...words],
  'material.letterTooOld': letter,
  'material.letterPostdated': letter,
  'material.swappedPapers': ['subject.name', 'subject.certificateType'],
  'scan.codeDiffers': ['subject.certificateNumber'],
  'own.experience': ['subject.province'],
  'province.principal': [...asked, ...holders, 'filingCase.filingType'],
  'province.mainlandDelegate': [...asked, ...holders],
  'province.samePrincipals': [...asked, ...holders],
  'province.outsidePersonal': [...asked, ...holders],
  'province.filedElsewhere': ['subject.province', 'filingCase.filingType'],
  'province.localMobile': [...asked, 'roles'],
  'province.sameCity': [...asked, ...place, 'subject.certificateAddress'],
  'province.fewNumbers': [
    ...holders,
    'subject.type',
    'subject.province',
    ...mobiles,
    'roles.subjectPrincipal.emergencyMobile',
    'roles.appPrincipal.emergencyMobile',
  ],
  'province.age': age,
  'province.remarkLength': asked,
  'province.remarkWords': [
    ...asked,
    ...holders,
    'subject.comment',
    'subject.businessScope',
    'miniProgram.name',
    'miniProgram.preapprovals',
  ],
  'province.samePrincipalAsBefore': ['subject.province', 'filingCase.filingType', 'roles'],
  'province.oneRecordNumber': ['subject.province', 'filingCase.filingType'],
  'province.otherService': ['subject.province'],
  'province.zone': [...place, 'subject.address', 'subject.certificateAddress'],
  'province.agencyMobile': ['roles'],
};

/** Whatever a rule looks at beyond the place of its finding, as it stands now; null where that is nothing. Pure. */
export function alsoLookedAt(
  { rule, where }: { readonly rule: string; readonly where: string },
  application: Application,
  held: readonly HeldMaterial[],
): unknown {
  const looked = lookedAt[rule];
  if (looked === undefined) return null;
  return looked.map((each) => {
    if (each === 'roles') return whoIsWho(application);
    if (each === 'signedOn') return signedAt(where, held);
    if (isOwners(each)) return ownersValue(where, each, application);
    return valueAt(application, each);
  });
}

function isOwners(looked: Looked): looked is OwnerField {
  return looked.startsWith('owner.');
}

/** Of each role the first that the same human being holds; null where nobody does. */
function whoIsWho(application: Application): (Role | null)[] {
  const roles = roleSchema.options;
  return roles.map((role) =>
    personIn(application, role) === null
      ? null
      : (roles.find((other) => other === role || samePerson(application, other, role)) ?? role),
  );
}

function ownersValue(where: string, looked: OwnerField, application: Application): unknown {
  const role = roleSchema.options.find((each) => where.startsWith(`${officialRolePaths[each]}.`));
  const owner: object | null = role === undefined ? application.subject : personIn(application, role);
  return (owner as Readonly<Record<string, unknown>> | null)?.[looked.slice('owner.'.length)] ?? null;
}

function signedAt(where: string, held: readonly HeldMaterial[]): (string | null)[] {
  const slot = materialSlots.find((each) => slotPlace(each) === where);
  return held.filter((each) => each.slot === slot?.id).map(({ signedOn }) => signedOn);
}
