import type { FoundDocument } from './appearance.ts';
import { certificateKinds } from './certificates.ts';
import type { ScanDemands } from './judgeScan.ts';

/**
 * What is clearly bad blocks where the paper is certain and is a certificate, which an authority must be able to read;
 * what a person may see otherwise only warns. Pure.
 */
export function weightOf(
  isBad: boolean,
  { confidence }: FoundDocument,
  { kind, thresholds }: ScanDemands,
): 'must' | 'should' {
  return isBad && confidence >= thresholds.documentCertain && certificateKinds.has(kind) ? 'must' : 'should';
}
