import type { CaseLetter } from '#shared/api/letters.ts';

/** How a letter stands: to be completed, to be printed, printed, or printed and out of date. */
export type LetterState = 'incomplete' | 'ready' | 'printed' | 'stale' | 'unneeded';

/** Decided by the newest printing: what was printed earlier is history. */
export function letterState({ reason, findings, printed }: CaseLetter): LetterState {
  if (reason === null) return 'unneeded';
  const [newest] = printed;
  if (newest) return newest.changed.length > 0 ? 'stale' : 'printed';
  return findings.some(({ weight }) => weight === 'must') ? 'incomplete' : 'ready';
}

export const letterStateWords: Readonly<Record<LetterState, { readonly text: string; readonly colour: string }>> = {
  incomplete: { text: '还缺内容', colour: 'error' },
  ready: { text: '可以打印', colour: 'processing' },
  printed: { text: '已打印', colour: 'success' },
  stale: { text: '已过时，要重印', colour: 'warning' },
  unneeded: { text: '现在不需要', colour: 'default' },
};
