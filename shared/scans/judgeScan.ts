import type { Finding } from '../filing/finding.ts';
import type { ScanKind } from '../filing/materialSlot.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import type { ScanProfile, ScanThresholds } from '../rules/rulePack.ts';
import { judgeCode } from './judgeCode.ts';
import { judgeDocument } from './judgeDocument.ts';
import { judgeFormat } from './judgeFormat.ts';
import { judgeLimits } from './judgeLimits.ts';
import { judgeLook } from './judgeLook.ts';
import { judgeOrigin } from './judgeOrigin.ts';
import { judgeTurn } from './judgeTurn.ts';
import { judgeUnreadable } from './judgeUnreadable.ts';
import type { ScanFacts } from './scanFacts.ts';
import { isUnfinished } from './unfinished.ts';

/** What a scan is judged against, and where its findings stand. */
export interface ScanDemands {
  readonly profile: ScanProfile;
  readonly kind: ScanKind;
  readonly thresholds: ScanThresholds;
  /** Place of every finding; without it each stands at the fact it is about (`bytes`, `width`, …). */
  readonly where?: string;
  /**
   * The credit code of the subject whose certificate it is, as typed: null while there is none, false for a certificate
   * that has none, undefined where there is no case to compare with.
   */
  readonly creditCode?: string | null | false;
}

/** How the parts of the judgement speak: the place defaults to the fact the verdict is about. */
export type ScanVerdict = Parameters<Rulebook>[1] & { readonly where: keyof ScanFacts };
export type Judge = (rule: string, verdict: ScanVerdict) => Finding;

/**
 * All problems of one measured scan under one platform profile. Pure.
 *
 * One finding a problem: a file that cannot be read says only that, and an effect of another finding is not
 * repeated. Of a check that was not done in time all that was measured by then is told, too. Limits carry the profile's source and date; what only the desk's own eye says carries the rule's.
 */
export function judgeScan(facts: ScanFacts, demands: ScanDemands, rulebook: Rulebook): Finding[] {
  const judge: Judge = (rule, verdict) => rulebook(rule, { ...verdict, where: demands.where ?? verdict.where });
  const unreadable = judgeUnreadable(facts, demands, judge);
  if (unreadable && !isUnfinished(facts)) return [unreadable];
  return [
    ...(unreadable ? [unreadable] : []),
    ...judgeFormat(facts, demands, judge),
    ...judgeLimits(facts, demands, judge),
    ...judgeLook(facts, demands, judge),
    ...judgeDocument(facts, demands, judge),
    ...judgeTurn(facts, demands, judge),
    ...judgeOrigin(facts, demands, judge),
    ...judgeCode(facts, demands, judge),
  ];
}
