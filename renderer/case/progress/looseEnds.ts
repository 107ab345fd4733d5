import type { Rejection } from '#shared/api/caseHistory.ts';
import type { FindingCounts } from '#shared/api/cases.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { countFindings, sayBlocking } from '#shared/filing/findingKind.ts';
import { inPreparation, type Stage } from '#shared/filing/stage.ts';
import { isEarlier } from './stageSteps.ts';

/** What should be settled before somebody else looks at a case: what blocks it, and reasons nobody has answered. */
export interface LooseEnds {
  readonly findings: FindingCounts;
  readonly unanswered: number;
}

/** Counts what is loose in a case: its findings by weight, and reasons of all its rejections without an answer. */
export function looseEnds(
  findings: readonly Pick<Finding, 'rule' | 'weight' | 'message'>[],
  rejections: readonly Rejection[],
): LooseEnds {
  return {
    findings: countFindings(findings),
    unanswered: rejections.flatMap(({ reasons }) => reasons).filter(({ answer }) => answer === null).length,
  };
}

/** What to ask about before a case goes on to a stage others decide in; null when nothing is to be asked. */
export function openQuestion({ findings, unanswered }: LooseEnds, from: Stage, to: Stage): string | null {
  if (inPreparation(to) || isEarlier(to, from)) return null;
  const open = [sayBlocking(findings), unanswered > 0 ? `${unanswered} 条驳回` : null].filter((each) => each !== null);
  return open.length > 0 ? `还有 ${open.join('、')}没处理，仍要推进？` : null;
}
