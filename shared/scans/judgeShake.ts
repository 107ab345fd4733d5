import type { ScanKind } from '../filing/materialSlot.ts';
import { documentShare } from './documentShare.ts';
import type { ScanDemands } from './judgeScan.ts';
import type { ScanFacts } from './scanFacts.ts';

/**
 * Height of the smallest print somebody has to read, as a share of the paper's longer side: the address on a card (2.3 mm of 85.6), its
 * authority on the other side (2.6 mm), the lines of a licence (7 mm of 420) and of a letter (5.1 mm of 297). Read off the specimens, which
 * follow the real papers; no real one was measured.
 */
const printHeights: Readonly<Record<Exclude<ScanKind, 'otherAttachment'>, number>> = {
  subjectCertificate: 0.0167,
  personFront: 0.027,
  personBack: 0.03,
  letter: 0.0172,
};

/** A movement of the camera that spoils the print. */
export interface Shaken {
  /** True where the smallest print that is needed cannot be read any more. */
  readonly bad: boolean;
  /** How long the movement is, against the height of that print. */
  readonly ofPrint: number;
}

/**
 * Whether the camera moved so far that print runs into itself: strokes of a character lie a tenth of its height apart, so that a movement of a
 * fifth of it makes two or three of them one.
 *
 * Where no paper was found, its print is at most as large as if it took all of the picture, and wood has a grain that looks like movement: there
 * it is never `bad`. Null where there is none, or where nobody knows how small the print is. Pure.
 */
export function shakenOf(facts: ScanFacts, demands: ScanDemands): Shaken | null {
  const { appearance, width, height } = facts;
  const { kind, thresholds } = demands;
  const shake = appearance?.shake;
  if (!shake || width === null || height === null || kind === 'otherAttachment') return null;
  if (shake.evenness > thresholds.shakeEvenness) return null;
  const print = printHeights[kind] * documentShare(facts, demands) * Math.max(width, height);
  const ofPrint = (shake.length * width) / print;
  if (ofPrint < thresholds.shakeDoubtful) return null;
  return { bad: ofPrint >= thresholds.shakeBad && appearance.document !== null, ofPrint };
}
