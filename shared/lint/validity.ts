import { daysBetween } from '../calendar/daysBetween.ts';
import { type Day, forever, type ValidUntil } from '../filing/date.ts';
import type { Finding, Weight } from '../filing/finding.ts';
import { residentIdParts } from '../identity/residentId.ts';
import { type ResidentIdSpan, residentIdSpans } from '../identity/residentIdSpans.ts';
import type { ScanProfile } from '../rules/rulePack.ts';
import { certificateRow, concernedPrincipals, type LintContext } from './lintContext.ts';

/** One certificate's validity and the two places where findings about it stand. */
interface Validity {
  readonly label: string;
  readonly from: Day | null;
  readonly until: ValidUntil | null;
  readonly fromWhere: string;
  readonly untilWhere: string;
  readonly isResidentId: boolean;
  /** From a valid number; null where none tells it. */
  readonly birthday: Day | null;
  /** The certificate of the organisation. */
  readonly isLicence: boolean;
}

/**
 * Certificates must be valid on the day of submission and long enough after it.
 *
 * Counted from the planned day (today when none). One finding per certificate: dates that contradict each other are
 * not counted with. The subject's certificate matters only for organisations.
 */
export function lintValidity(context: LintContext): Finding[] {
  return validities(context).flatMap((validity) => {
    const first =
      contradiction(context, validity) ??
      expired(context, validity) ??
      endsSoon(context, validity) ??
      odd(context, validity);
    return first ? [first] : [];
  });
}

function validities(context: LintContext): Validity[] {
  const { application, nature } = context;
  const persons = concernedPrincipals(context).map(({ person, path, who }) => ({
    label: `${who}的证件`,
    from: person.certificateValidFrom,
    until: person.certificateValidUntil,
    fromWhere: `${path}.certificate_validity_date_start`,
    untilWhere: `${path}.certificate_validity_date_end`,
    isResidentId: certificateRow(context, person.certificateType)?.numberKind === 'resident-id',
    birthday: residentIdParts(person.certificateNumber ?? '', context.today)?.birthday ?? null,
    isLicence: false,
  }));
  if (nature !== 'organisation') return persons;
  const { subject } = application;
  return [
    {
      label: '主体证件',
      from: subject.certificateValidFrom,
      until: subject.certificateValidUntil,
      fromWhere: 'subject.certificateValidFrom',
      untilWhere: 'subject.certificateValidUntil',
      isResidentId: false,
      birthday: null,
      isLicence: true,
    },
    ...persons,
  ];
}

function contradiction({ rulebook, submissionDay }: LintContext, validity: Validity): Finding | null {
  const { from, until, label, fromWhere } = validity;
  if (from === null) return null;
  if (until !== null && until !== forever && from >= until) {
    return rulebook('identity.validityReversed', {
      weight: 'must',
      where: fromWhere,
      message: `${label}的有效期从 ${from} 到 ${until}，起止颠倒或相同`,
      remedy: '请对照证件核对有效期的两个日期',
    });
  }
  if (from > submissionDay) {
    return rulebook('identity.validityNotStarted', {
      weight: 'must',
      where: fromWhere,
      message: `${label}的有效期从 ${from} 才开始，提交时还没有生效`,
      remedy: '请对照证件核对有效期的起始日期',
    });
  }
  return null;
}

/** The last day itself still counts. */
function expired({ rulebook, submissionDay }: LintContext, { label, until, untilWhere }: Validity): Finding | null {
  if (until === null || until === forever || until >= submissionDay) return null;
  return rulebook('identity.certificateExpired', {
    weight: 'must',
    where: untilWhere,
    message: `${label}到 ${until} 为止，提交时已经过期`,
    remedy: '请换用新证件，照片、号码和有效期一起更新',
  });
}

/** The limit is the profile's; a profile of low confidence only warns. */
function endsSoon(context: LintContext, { label, until, untilWhere, isLicence }: Validity): Finding | null {
  const { application, profile, rulebook, submissionDay } = context;
  const province = application.subject.province;
  const special = province === null ? undefined : specialDays(profile, province, isLicence);
  const least = special ?? profile.minCertificateDaysLeft;
  if (until === null || until === forever || least === null) return null;
  const left = daysBetween(submissionDay, until);
  if (left >= least) return null;
  const weight: Weight = profile.confidence === 'low' ? 'should' : 'must';
  return rulebook('identity.certificateEndsSoon', {
    weight,
    where: untilWhere,
    message: `${label}到 ${until} 为止，从 ${submissionDay} 算起只剩 ${left} 天，${special === undefined ? '' : '本省'}要求至少 ${least} 天`,
    remedy: '请先换发证件再备案，或在证件换好后重新上传照片并改有效期',
    source: profile.source,
    asOf: profile.asOf,
  });
}

/** What the profile asks in one province; a licence may have to last longer than a person's certificate. */
function specialDays(profile: ScanProfile, province: string, isLicence: boolean): number | undefined {
  const licence = isLicence ? profile.minLicenceDaysLeftByProvince[province] : undefined;
  return licence ?? profile.minCertificateDaysLeftByProvince[province];
}

/** Resident IDs run exactly 5, 10 or 20 years: any other span is a mistyped date, as is one of another age. */
function odd(context: LintContext, validity: Validity): Finding | null {
  const { from, isResidentId, label, until, untilWhere } = validity;
  if (!isResidentId || until === null) return null;
  const say = (message: string) =>
    context.rulebook('identity.validityLength', {
      weight: 'should',
      where: untilWhere,
      message,
      remedy: '请对照证件国徽面核对有效期的两个日期，再核对证件号码里的出生日期',
    });
  const span = spanOf(from, until);
  if (span === null) return null;
  if (span === 'odd')
    return say(`${label}的有效期从 ${from} 到 ${until}；居民身份证的有效期是整 5 年、10 年、20 年或长期`);
  const { birthday } = validity;
  if (birthday === null) return null;
  // Where the first day was not entered, it is not later than the day of submission.
  const issued = from ?? context.submissionDay;
  const usual = residentIdSpans(birthday, issued);
  if (from === null ? !usual.includes(forever) && span === forever : !usual.includes(span))
    return say(
      `${label}的有效期填的是${sayingSpan(span)}；按出生日期，${from === null ? '这个年龄' : `${from} 发证时`}领到的是${usual.map(sayingSpan).join('或')}的证件`,
    );
  return null;
}

function sayingSpan(span: ResidentIdSpan): string {
  return span === forever ? '长期' : ` ${span} 年`;
}

/** Full years, 长期, or `odd` for what no card has; null where the first day is needed and missing. */
function spanOf(from: Day | null, until: ValidUntil): ResidentIdSpan | 'odd' | null {
  if (until === forever) return forever;
  if (from === null) return null;
  const years = Number(until.slice(0, 4)) - Number(from.slice(0, 4));
  const leapDay = from.endsWith('02-29') && /-(02-28|03-01)$/.test(until);
  if (from.slice(4) !== until.slice(4) && !leapDay) return 'odd';
  return years === 5 || years === 10 || years === 20 ? years : 'odd';
}
