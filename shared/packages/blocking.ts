import type { Finding } from '../filing/finding.ts';
import { isLeftToTheCopy } from '../scans/curedByFitting.ts';

/**
 * The 必改 of a file by itself that its copy for a platform cannot be rid of, as far as they are known before it is made.
 *
 * A picture that is blurred stays so however small its copy looks: of what is wrong with a picture only what fitting
 * really cures is left to the copy. Pure.
 */
export function blockingBeforehand(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.weight === 'must' && !isLeftToTheCopy(finding));
}

/**
 * The open 必改 of a case that keep a package from being made: there what a copy puts right weighs less already (see
 * weighForCase), so that only whether it gets pixels enough is left to it. A PDF in a place of pictures blocks. Pure.
 */
export function blockingOfCase(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ weight, rule }) => weight === 'must' && rule !== 'scan.pixelsTooFew');
}

/** What is said of a copy besides what is known already: the same problem of the same place is told once. Pure. */
export function blockingOfCopy(known: readonly Finding[], ofCopy: readonly Finding[]): Finding[] {
  // What was cut too small here can be cut larger: nobody is asked for a new picture besides.
  const cutSmall = known.filter(({ rule }) => rule === 'scan.cutSmall');
  const told = new Set([...known, ...cutSmall.map((each) => ({ ...each, rule: 'scan.copyTooFewPixels' }))].map(keyOf));
  return ofCopy.filter((finding) => finding.weight === 'must' && !told.has(keyOf(finding)));
}

/** Which problem a finding is about, whatever its words: how many days are left changes from day to day. Pure. */
export function keyOf({ rule, where }: Pick<Finding, 'rule' | 'where'>): string {
  return `${rule} ${where}`;
}
