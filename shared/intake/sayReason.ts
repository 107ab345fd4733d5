import type { KindFound } from './kindOfPicture.ts';
import type { Proposal } from './proposal.ts';

/** Why it is proposed for where it is, and why it looks like what it does, each once. */
export function sayReason({
  proposal: { reason },
  looksLike,
}: {
  readonly proposal: Pick<Proposal, 'reason'>;
  readonly looksLike: Pick<KindFound, 'because'> | null;
}): string {
  const looks = looksLike === null || reason.includes(looksLike.because) ? '' : looksLike.because;
  return [reason, looks].filter((part) => part !== '').join('，');
}
