import type { Application } from '../filing/filingCase.ts';
import { type Finding, sortFindings } from '../filing/finding.ts';
import type { RulePack } from '../rules/rulePack.ts';
import { lintAddress } from './address.ts';
import { lintContent } from './content.ts';
import { lintFiledElsewhere } from './filedElsewhere.ts';
import { lintFollowUp } from './followUps.ts';
import { lintForm } from './form.ts';
import { type LintGroup, type LintOptions, lintContext } from './lintContext.ts';
import { lintMaterials } from './materials.ts';
import { lintMiniProgram } from './miniProgram.ts';
import { lintNumbers } from './numbers.ts';
import { lintOwnRules } from './ownRules.ts';
import { lintPeople } from './people.ts';
import { lintProvince } from './provinces.ts';
import { lintSubjectKind } from './subjectKind.ts';
import { lintValidity } from './validity.ts';

const everyGroup: readonly LintGroup[] = [
  lintForm,
  lintSubjectKind,
  lintFollowUp,
  lintNumbers,
  lintValidity,
  lintMiniProgram,
  lintAddress,
  lintPeople,
  lintContent,
  lintProvince,
  lintFiledElsewhere,
  lintMaterials,
  lintOwnRules,
];

/** A cancellation hands in no form: only its number, what was entered and the mandate are looked at. */
const cancellationGroups: readonly LintGroup[] = [lintNumbers, lintFollowUp, lintFiledElsewhere, lintMaterials];

/**
 * All problems of an application at once, the blocking ones first.
 *
 * `where` is the official dotted path; fields the payload lacks are named by our model (`subject.certificateValidUntil`).
 * One defect gives one finding: what is missing is not also called malformed. Pure; the clock is `today`.
 */
export function lintApplication(application: Application, pack: RulePack, options: LintOptions): Finding[] {
  return lintBy(() => true, application, pack, options);
}

/** The same for what was entered alone, before any paper has come: nothing is said of missing materials. */
export function lintEntered(
  application: Application,
  pack: RulePack,
  options: Omit<LintOptions, 'materials'>,
): Finding[] {
  return lintBy((group) => group !== lintMaterials, application, pack, { ...options, materials: [] });
}

function lintBy(
  wanted: (group: LintGroup) => boolean,
  application: Application,
  pack: RulePack,
  options: LintOptions,
): Finding[] {
  const context = lintContext(application, pack, options);
  const groups = application.filingCase.filingType === 'cancel' ? cancellationGroups : everyGroup;
  return sortFindings(groups.filter(wanted).flatMap((group) => group(context)));
}
