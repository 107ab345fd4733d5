import type { Finding } from '../filing/finding.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { judgeScan, type ScanDemands } from './judgeScan.ts';
import { paperLost } from './paperLost.ts';
import { wholePicture } from './quad.ts';
import type { Recipe } from './recipe.ts';
import type { ScanFacts } from './scanFacts.ts';

/** What a fixed copy was made of, and how. */
export interface MadeOf {
  readonly original: ScanFacts;
  readonly recipe: Recipe;
  /** True where the copy was scaled and saved anew for a platform besides: that may cost sharpness. */
  readonly fitted?: boolean;
}

const colourRules: ReadonlySet<string> = new Set(['scan.grey', 'scan.greyDoubtful']);
const lightRules: ReadonlySet<string> = new Set([
  'scan.dark',
  'scan.dim',
  'scan.washedOut',
  'scan.glare',
  'scan.shadow',
  'scan.numberGlare',
]);
const focusRules: ReadonlySet<string> = new Set([
  'scan.blurred',
  'scan.blurDoubtful',
  'scan.partBlurred',
  'scan.numberBlurred',
]);

/**
 * All problems of a fixed copy of a scan. Pure.
 *
 * What the copy was made of says more than the copy where making it changed nothing: cutting gives a paper neither colour nor light
 * nor sharpness, and takes none. Yet the measures of a copy are others, since nothing but paper is in it: table in the rounded corners
 * is its colour, a shadow at its edge its print. So of colour the original's verdict stays; of light and sharpness it does
 * where the copy was cut out along the paper that was found, and such a copy is not told as cut either.
 */
export function judgeFixed(facts: ScanFacts, made: MadeOf, demands: ScanDemands, rulebook: Rulebook): Finding[] {
  const ofCopy = judgeScan(facts, demands, rulebook);
  const { original, recipe, fitted = false } = made;
  if (original.unreadable !== null || facts.unreadable !== null) return ofCopy;
  const before = judgeScan(original, demands, rulebook);
  const isAlong = isCutAlongPaper(made, demands);
  const isRelit = recipe.brightness !== 0 || recipe.contrast !== 0;
  const kept = (rule: string) =>
    (colourRules.has(rule) && (isAlong || before.some((each) => colourRules.has(each.rule)))) ||
    (isAlong && lightRules.has(rule) && !isRelit) ||
    (isAlong && focusRules.has(rule) && !fitted);
  const ofOriginal = before
    .filter(({ rule }) => kept(rule))
    .map((finding) => seenOnCopy(finding, ofCopy, recipe.corners !== null));
  const wasCut = before.some(({ rule }) => rule === 'scan.cut');
  return [
    ...ofOriginal,
    ...ofCopy.flatMap((finding) => {
      if (kept(finding.rule)) return [];
      if (finding.rule !== 'scan.cut' || recipe.corners === null || wasCut) return [finding];
      // Whoever set the corners by hand saw the whole paper, and may have cut into it: a person should look, nobody is held up.
      return isAlong ? [] : [{ ...finding, weight: finding.weight === 'must' ? ('should' as const) : finding.weight }];
    }),
  ];
}

/** Whether a copy shows all of a paper that was found for certain, and whole, on the original. */
function isCutAlongPaper({ original, recipe }: MadeOf, { thresholds }: ScanDemands): boolean {
  const document = original.appearance?.document;
  if (recipe.corners === null || !document || document.full || document.cut.length > 0) return false;
  return document.confidence >= thresholds.documentSure && paperLost(document.corners, recipe) === 0;
}

/** A finding of the original at its place on the copy: where the copy's own is, as far as it has one. */
function seenOnCopy(finding: Finding, ofCopy: readonly Finding[], isCut: boolean): Finding {
  if (!finding.zones) return finding;
  const same = ofCopy.find(({ rule }) => rule === finding.rule);
  const zones = same?.zones ?? (isCut ? [wholePicture] : undefined);
  if (zones) return { ...finding, zones };
  const { zones: _, ...elsewhere } = finding;
  return elsewhere;
}
