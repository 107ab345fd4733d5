import { cardKinds } from './certificates.ts';
import type { ScanDemands } from './judgeScan.ts';
import type { ScanFacts } from './scanFacts.ts';

/** No paper is taken to be smaller than this share of its picture: what looks like one then is a label or a stamp. */
const least = 0.15;

/**
 * How much of a picture its paper takes up: the longer side of the paper over that of the picture, 0.15 to 1.
 *
 * What can still be read of a copy depends on the paper alone, not on the table around it. Cards count wherever one was
 * found, as they do when their dots are judged; other papers where their edges are sure. 1 where nobody knows. Pure.
 */
export function documentShare(
  { appearance, width, height }: ScanFacts,
  { kind, thresholds }: Pick<ScanDemands, 'kind' | 'thresholds'>,
): number {
  const document = appearance?.document;
  if (!document || document.full || width === null || height === null || kind === 'otherAttachment') return 1;
  if (!cardKinds.has(kind) && document.confidence < thresholds.documentSure) return 1;
  const share = Math.max(document.width, document.height) / Math.max(width, height);
  return Math.min(1, Math.max(least, share));
}
