import type { Rejection } from '#shared/api/caseHistory.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { inPreparation, type Stage } from '#shared/filing/stage.ts';
import { isEarlier } from './stageSteps.ts';

/** What should be settled before somebody else looks at a case: 必改 problems, and reasons nobody has answered. */
export interface LooseEnds {
  readonly must: number;
  readonly unanswered: number;
}

export function looseEnds(findings: readonly Pick<Finding, 'weight'>[], rejections: readonly Rejection[]): LooseEnds {
  return {
    must: findings.filter(({ weight }) => weight === 'must').length,
    unanswered: rejections.flatMap(({ reasons }) => reasons).filter(({ answer }) => answer === null).length,
  };
}

/** What to ask about before a case goes on to a stage others decide in; null when nothing is to be asked. */
export function openQuestion({ must, unanswered }: LooseEnds, from: Stage, to: Stage): string | null {
  if (inPreparation(to) || isEarlier(to, from)) return null;
  const open = [must > 0 ? `${must} 项必改` : null, unanswered > 0 ? `${unanswered} 条驳回` : null].filter(
    (each) => each !== null,
  );
  return open.length > 0 ? `还有 ${open.join('、')}没处理，仍要推进？` : null;
}
