import type { FoundDocument } from './appearance.ts';
import { certificateKinds } from './certificates.ts';
import type { ScanDemands } from './judgeScan.ts';

/**
 * What is clearly bad blocks on a certificate, which an authority must be able to read, where the paper is certain or the picture is
 * nothing but the paper, as one that was cut out; what a person may see otherwise only warns. Pure.
 */
export function weightOf(
  isBad: boolean,
  { confidence, full }: FoundDocument,
  { kind, thresholds }: ScanDemands,
): 'must' | 'should' {
  const certain = full || confidence >= thresholds.documentCertain;
  return isBad && certain && certificateKinds.has(kind) ? 'must' : 'should';
}
