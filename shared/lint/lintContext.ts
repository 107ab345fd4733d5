import type { Day } from '../filing/date.ts';
import { type Application, type HeldPerson, personIn } from '../filing/filingCase.ts';
import type { Finding } from '../filing/finding.ts';
import { officialRolePaths } from '../filing/officialFields.ts';
import { type Person, type Role, roleLabels } from '../filing/person.ts';
import { type SubjectNature, subjectNature } from '../filing/subjectNature.ts';
import { checkResidentId, looksLikeResidentId } from '../identity/residentId.ts';
import type { OwnRule } from '../rules/ownRules.ts';
import type { ProvinceRow } from '../rules/provinceRules.ts';
import { type Rulebook, rulebookOf } from '../rules/rulebook.ts';
import type { CertificateTypeRow, NumberKind, RulePack, ScanProfile } from '../rules/rulePack.ts';
import type { HeldMaterial } from '../scans/storedScan.ts';

/** A file of the application; `scan` is missing where only its name is known. */
export type JudgedMaterial = Pick<HeldMaterial, 'slot'> & Partial<HeldMaterial>;

/** What an application is judged by, besides the rule pack. */
export interface LintOptions {
  readonly today: Day;
  readonly profile: ScanProfile;
  /** Of a payload that names its files only the slots are known. */
  readonly materials: readonly JudgedMaterial[];
  /**
   * Official paths at which a payload names a file, with their index: which item of a list lacks its paper is known
   * then. Absent where only the slot of a file is known.
   */
  readonly filesAt?: ReadonlySet<string> | undefined;
  /** The agency's own numbers, as typed: a client's must not be among them. */
  readonly agencyPhones: readonly string[];
  /** What the office learnt from its own rejections. */
  readonly ownRules: readonly OwnRule[];
}

/** Everything a group of rules may look at. */
export interface LintContext extends LintOptions {
  readonly application: Application;
  readonly pack: RulePack;
  readonly rulebook: Rulebook;
  /** What the province filed in asks; null while it is not chosen, and for one the pack does not know. */
  readonly province: ProvinceRow | null;
  /** Null while the subject type is unknown: what depends on it is not judged then. */
  readonly nature: SubjectNature | null;
  /**
   * The same, but null while the subject's certificate is one of the other nature: either may be the slip, and what
   * follows from the nature would be told of the wrong one.
   */
  readonly settledNature: SubjectNature | null;
  /** The day of submission as planned; today when none is planned or it has passed. */
  readonly submissionDay: Day;
}

/** One group of rules: pure, all findings at once. */
export type LintGroup = (context: LintContext) => Finding[];

/** Gathers what the groups share. */
export function lintContext(application: Application, pack: RulePack, options: LintOptions): LintContext {
  const planned = application.filingCase.plannedOn;
  const nature = subjectNature(application.subject, pack);
  const certificate = pack.certificateTypes.find(({ id }) => id === application.subject.certificateType);
  const contradicted = nature !== null && certificate && certificate.forPerson !== (nature === 'personal');
  return {
    ...options,
    application,
    pack,
    rulebook: rulebookOf(pack),
    province: pack.provinces.find(({ code }) => code === application.subject.province) ?? null,
    nature,
    settledNature: contradicted ? null : nature,
    submissionDay: planned !== null && planned > options.today ? planned : options.today,
  };
}

/** A human being of the application, in the place where findings about him stand. */
export interface ConcernedPerson {
  readonly person: HeldPerson;
  readonly role: Role;
  /** Official path of the role. */
  readonly path: string;
  /** All his roles, for the sentence: 主体负责人、小程序负责人. */
  readonly who: string;
}

const principalsFirst: readonly Role[] = ['subjectPrincipal', 'appPrincipal', 'legalRepresentative'];

/**
 * Every human being the payload names, once, in the place of his first role.
 *
 * The legal representative counts only for organisations.
 */
export function concernedPersons({ application, nature }: LintContext): ConcernedPerson[] {
  const found = new Map<number, { person: HeldPerson; roles: Role[] }>();
  for (const role of principalsFirst) {
    const person = personIn(application, role);
    if (!person || (role === 'legalRepresentative' && nature === 'personal')) continue;
    const known = found.get(person.id);
    if (known) known.roles.push(role);
    else found.set(person.id, { person, roles: [role] });
  }
  return [...found.values()].map(({ person, roles }) => {
    const role = roles[0] ?? 'subjectPrincipal';
    const who = roles.map((each) => roleLabels[each]).join('、');
    return { person, role, path: officialRolePaths[role], who };
  });
}

/** Those of the two principal roles, whose whole record goes into the payload. */
export function concernedPrincipals(context: LintContext): ConcernedPerson[] {
  return concernedPersons(context).filter(({ role }) => role !== 'legalRepresentative');
}

/**
 * The format a person's certificate number should have; null when that cannot be told.
 *
 * While no type is chosen, a number that looks like that of a 居民身份证 is judged as one.
 */
export function personNumberKind(
  context: LintContext,
  { certificateType, certificateNumber }: Person,
): NumberKind | null {
  if (certificateType === null) return looksLikeResidentId(certificateNumber ?? '') ? 'resident-id' : null;
  const row = certificateRow(context, certificateType);
  return row?.forPerson ? row.numberKind : null;
}

/**
 * True where the number is a valid one of a 居民身份证 although another type is chosen whose form takes it, too, as that
 * of a passport does: one in eleven numbers of 18 figures would be by chance, and no passport has so many.
 */
export function hasResidentNumber(
  context: LintContext,
  { certificateType, certificateNumber }: Pick<Person, 'certificateType' | 'certificateNumber'>,
): boolean {
  const kind = certificateRow(context, certificateType)?.numberKind;
  return kind === 'passport' && checkResidentId('resident-id', certificateNumber ?? '', context.today).ok;
}

/** The row of a certificate type; null when not entered or not in the table. */
export function certificateRow(context: LintContext, id: number | null): CertificateTypeRow | null {
  return context.pack.certificateTypes.find((row) => row.id === id) ?? null;
}
