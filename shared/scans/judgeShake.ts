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

/** Width of the copy a movement is measured on, where the picture is not smaller (pixels). */
const copyWidth = 1000;
/** Print lower than this on the copy says nothing: strokes held still run into each other there. */
const leastPrint = 9;
/** A movement is measured to about a pixel of the copy: one shorter than this never blocks. */
const surely = 2.8;

/** Of the change across them, movements leave less than this along them: 0.66 at most from 3.5 pixels on, still print has 0.61 to 0.85. */
const clearlyOneWay = 0.68;

/** A movement of the camera that spoils the print. */
export interface Shaken {
  /** True where the smallest print that is needed cannot be read any more. */
  readonly bad: boolean;
  /** True where print changes far less along the movement than across it, so that it is no lens out of focus. */
  readonly oneWay: boolean;
  /** How long the movement is, against the height of that print. */
  readonly ofPrint: number;
}

/**
 * Whether the camera moved so far that print runs into itself: strokes of a character lie a tenth of its height apart, so that a movement of a
 * fifth of it makes two or three of them one.
 *
 * Where no paper was found, its print is at most as large as if it took all of the picture, and wood has a grain that looks like movement: there
 * it is never `bad`. Null where there is none, and where nobody knows how small the print is or it is too small to tell by: cut out, a small paper
 * is measured anew. Pure.
 */
export function shakenOf(facts: ScanFacts, demands: ScanDemands): Shaken | null {
  const { appearance, width, height } = facts;
  const { kind, thresholds } = demands;
  const shake = appearance?.shake;
  if (!shake || width === null || height === null || kind === 'otherAttachment') return null;
  if (shake.evenness > thresholds.shakeEvenness) return null;
  const print = printHeights[kind] * documentShare(facts, demands) * Math.max(width, height);
  const copy = Math.min(copyWidth, width);
  if ((print / width) * copy < leastPrint) return null;
  const ofPrint = (shake.length * width) / print;
  if (ofPrint < thresholds.shakeDoubtful) return null;
  const bad = ofPrint >= thresholds.shakeBad && shake.length * copy >= surely && appearance.document !== null;
  return { bad, oneWay: shake.evenness < clearlyOneWay, ofPrint };
}
