import { blocks, type Finding, weightLabels } from '../filing/finding.ts';
import type { ScanFacts } from './scanFacts.ts';

type Looked = Pick<ScanFacts, 'unreadable'> | null;

/** The word for a picture whose check could not be done in time. */
export const unfinishedLabel = '没查完';

/** True where a check was given up for the time it took: nobody knows yet what is on the picture. Pure. */
export function isUnfinished(facts: Looked): boolean {
  return facts?.unreadable === 'timeout';
}

/** True for a picture that was looked at to the end and has no finding that blocks. Pure. */
export function isUsable(findings: readonly Finding[], facts: Looked): boolean {
  return !isUnfinished(facts) && !blocks(findings);
}

/** What a list says of a picture in a word: 可用, 必改, or that its check is not finished where nothing blocks already. Pure. */
export function verdictWord({
  ok,
  findings,
  facts,
}: {
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  readonly facts: Looked;
}): string {
  if (ok) return '可用';
  return isUnfinished(facts) && !blocks(findings) ? unfinishedLabel : weightLabels.must;
}
