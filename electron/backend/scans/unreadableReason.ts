import type { UnreadableReason } from '#shared/scans/scanFacts.ts';

/** Why decoding failed, from the words of the library, which has no codes. Anything unheard of counts as damage. */
export function unreadableReasonOf(error: unknown): UnreadableReason {
  const message = error instanceof Error ? error.message : String(error);
  if (/timeout/i.test(message)) return 'timeout';
  if (/pixel limit/i.test(message)) return 'tooManyPixels';
  if (/premature end|unexpected end|truncated/i.test(message)) return 'truncated';
  return 'corrupt';
}
