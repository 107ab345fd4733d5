import type { FindingCounts } from '../api/cases.ts';
import { type Finding, weightLabels } from './finding.ts';

/**
 * What a finding asks of a person: to put right what is wrong, or to fill in what is not there yet. Both are `must`.
 *
 * In the order they are worked off.
 */
export const findingKinds = ['wrong', 'missing', 'should', 'hint'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** What the screen calls each kind: nothing entered yet is no mistake. */
export const kindLabels: Readonly<Record<FindingKind, string>> = {
  wrong: weightLabels.must,
  missing: '待填',
  should: weightLabels.should,
  hint: weightLabels.hint,
};

/** Rules that only say that something is not there yet. */
const missingRules: ReadonlySet<string> = new Set([
  'form.required',
  'form.roleMissing',
  'form.legalRepresentativeMissing',
  'form.preapprovalCode',
]);

/** No service chosen: the rule that counts services says so, too. */
export const noServiceChosen = '服务内容类型没有选择';

type Judged = Pick<Finding, 'rule' | 'weight' | 'message'>;

/** Rules about papers that are there; all others of the materials say that one is not. */
const heldPaperRules: ReadonlySet<string> = new Set([
  'material.tooMany',
  'material.letterTooOld',
  'material.letterPostdated',
  'material.swappedPapers',
]);

/** The kind of a finding. Papers that a case lacks are missing; too many of them, or one too old, are wrong. */
export function kindOf({ rule, weight, message }: Judged): FindingKind {
  if (weight !== 'must') return weight;
  const lacks = missingRules.has(rule) || (rule.startsWith('material.') && !heldPaperRules.has(rule));
  return lacks || message === noServiceChosen ? 'missing' : 'wrong';
}

/** Findings by weight, and how many of the `must` only say that something is missing. */
export function countFindings(findings: readonly Judged[]): FindingCounts {
  const counts = { must: 0, missing: 0, should: 0, hint: 0 };
  for (const finding of findings) {
    counts[finding.weight]++;
    if (kindOf(finding) === 'missing') counts.missing++;
  }
  return counts;
}

/** How many findings of one kind there are; `must` is what is wrong and what is missing. */
export function countOf(counts: FindingCounts, kind: FindingKind | 'must'): number {
  return kind === 'wrong' ? counts.must - counts.missing : counts[kind];
}

/** What blocks a case in words, such as 2 项必改、12 项待填; null when nothing does. */
export function sayBlocking(counts: FindingCounts): string | null {
  const said = (['wrong', 'missing'] as const)
    .filter((kind) => countOf(counts, kind) > 0)
    .map((kind) => `${countOf(counts, kind)} 项${kindLabels[kind]}`);
  return said.length === 0 ? null : said.join('、');
}

/** A case without findings. */
export const noFindings: FindingCounts = { must: 0, missing: 0, should: 0, hint: 0 };
