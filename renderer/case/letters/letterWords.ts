import type { CaseLetter } from '#shared/api/letters.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { placeLabel } from '#shared/filing/placeLabel.ts';

/** How a letter stands: to be completed, to be put right first, to be printed, printed, or printed and out of date. */
export type LetterState = 'incomplete' | 'doubtful' | 'ready' | 'printed' | 'stale' | 'unneeded';

/** Decided by the newest printing: what was printed earlier is history. */
export function letterState({ reason, findings, doubts, printed }: CaseLetter): LetterState {
  if (reason === null) return 'unneeded';
  const [newest] = printed;
  if (newest) return newest.changed.length > 0 ? 'stale' : 'printed';
  if (findings.some(({ weight }) => weight === 'must')) return 'incomplete';
  return doubts.length > 0 ? 'doubtful' : 'ready';
}

export const letterStateWords: Readonly<Record<LetterState, { readonly text: string; readonly colour: string }>> = {
  incomplete: { text: '还缺内容', colour: 'error' },
  doubtful: { text: '先改再印', colour: 'warning' },
  ready: { text: '可以打印', colour: 'processing' },
  printed: { text: '已打印', colour: 'success' },
  stale: { text: '已过时，要重印', colour: 'warning' },
  unneeded: { text: '现在不需要', colour: 'default' },
};

/** What a letter would print that is wrong: 法定代表人证件号码、主体名称. Each place is named once. */
export function doubtfulPlaces(doubts: readonly Pick<Finding, 'where'>[]): string {
  return [...new Set(doubts.map(({ where }) => placeLabel(where)))].join('、');
}
