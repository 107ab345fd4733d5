import type { Rejection } from '#shared/api/caseHistory.ts';
import type { FindingCounts } from '#shared/api/cases.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { countFindings, sayBlocking } from '#shared/filing/findingKind.ts';
import type { Question } from '#shared/filing/question.ts';
import { inPreparation, isEarlier, type Stage } from '#shared/filing/stage.ts';

type Judged = Pick<Finding, 'rule' | 'weight' | 'message'>;
type Asked = Pick<Question, 'confirmed'>;

/**
 * What should be settled before somebody else looks at a case: what blocks it, reasons nobody has answered, and
 * questions only a person can answer that nobody has.
 */
export interface LooseEnds {
  readonly findings: FindingCounts;
  readonly unanswered: number;
  readonly unconfirmed: number;
}

/** What is asked before a case goes on: in the title what is open, in the text what may come of it. */
export interface OpenQuestion {
  readonly title: string;
  readonly text: string;
}

/** Counts what is loose in a case: its findings by weight, and reasons of all its rejections without an answer. */
export function looseEnds(
  { findings, questions }: { readonly findings: readonly Judged[]; readonly questions: readonly Asked[] },
  rejections: readonly Rejection[],
): LooseEnds {
  return {
    findings: countFindings(findings),
    unanswered: rejections.flatMap(({ reasons }) => reasons).filter(({ answer }) => answer === null).length,
    unconfirmed: questions.filter(({ confirmed }) => confirmed === null).length,
  };
}

const backAnyTime = '确实要先推进的，以后还可以退回来改。';

/**
 * What to ask about before a case goes on to a stage others decide in; null when nothing is to be asked.
 *
 * Questions nobody has answered are a reason to ask only before 初审: afterwards they come too late.
 */
export function openQuestion(
  { findings, unanswered, unconfirmed }: LooseEnds,
  from: Stage,
  to: Stage,
): OpenQuestion | null {
  if (inPreparation(to) || isEarlier(to, from)) return null;
  const open = [sayBlocking(findings), unanswered > 0 ? `${unanswered} 条驳回` : null].filter((each) => each !== null);
  const unsure = `还有 ${unconfirmed} 件事没有确认`;
  if (open.length > 0) {
    const also = unconfirmed > 0 ? `${unsure}。` : '';
    return {
      title: `还有 ${open.join('、')}没处理，仍要推进？`,
      text: inPreparation(from)
        ? `${also}没填齐、没改好的，会被平台退回。${backAnyTime}`
        : `${also}前一步已经通过，这些不再挡着它，后面的审核仍可能问到。${backAnyTime}`,
    };
  }
  if (unconfirmed === 0 || to !== 'platformReview') return null;
  return { title: `${unsure}，仍要推进？`, text: `这些事只有人能核对，没核对的也可能被平台退回。${backAnyTime}` };
}
