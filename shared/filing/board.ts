import { type Board, type BoardItem, boardKindSchema } from '../api/board.ts';
import { type BoardCase, type BoardLine, type BoardRules, linesOf } from './boardLines.ts';
import { uncoveredSentence } from './boardSentences.ts';
import { dueDatesOf } from './dueDates.ts';

/**
 * The day's work over all cases: of each kind how many lines there are, and the most urgent ones in words. Pure.
 *
 * A certificate that serves many cases is one line, at the first of them.
 */
export function boardOf<Case extends BoardCase>(
  cases: readonly Case[],
  rules: BoardRules<Case>,
): Pick<Board, 'sections' | 'remarks'> {
  let certain = true;
  const every = cases.flatMap((each) => {
    const dues = dueDatesOf(each, rules);
    if (dues.some((due) => !due.certain)) certain = false;
    return linesOf(each, dues, rules);
  });
  const { lines, others } = oncePerCertificate(every);
  const sections = boardKindSchema.options.map((kind) => {
    const ofKind = lines.filter((line) => line.kind === kind).toSorted(mostUrgentFirst);
    const shown = ofKind.slice(0, rules.mostPerKind);
    return { kind, count: ofKind.length, items: shown.map((line) => itemOf(line, others.get(line) ?? 0, rules.now)) };
  });
  return { sections, remarks: certain ? [] : [uncoveredSentence(rules.calendar)] };
}

/** The first line of each certificate, and how many other cases it stands for. */
function oncePerCertificate<Case extends BoardCase>(every: readonly BoardLine<Case>[]) {
  const first = new Map<string, BoardLine<Case>>();
  const served = new Map<BoardLine<Case>, Set<Case>>();
  const lines = every.filter((line) => {
    if (line.certificate === null) return true;
    const told = first.get(line.certificate);
    if (told) served.get(told)?.add(line.of);
    else {
      first.set(line.certificate, line);
      served.set(line, new Set([line.of]));
    }
    return told === undefined;
  });
  return { lines, others: new Map([...served].map(([line, cases]) => [line, cases.size - 1])) };
}

function mostUrgentFirst(one: { readonly urgency: string }, other: { readonly urgency: string }): number {
  return one.urgency < other.urgency ? -1 : one.urgency > other.urgency ? 1 : 0;
}

function itemOf<Case extends BoardCase>(
  { kind, of, dueAt, word }: BoardLine<Case>,
  others: number,
  now: Date,
): BoardItem {
  const { number: caseNumber, subjectName, miniProgramName, staff } = of;
  const overdue = dueAt !== null && dueAt <= now.toISOString();
  return { kind, caseNumber, subjectName, miniProgramName, staff, dueAt, overdue, ...word(others) };
}
