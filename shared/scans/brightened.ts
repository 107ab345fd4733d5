import type { Finding } from '../filing/finding.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { type Judge, judgeScan, type ScanDemands } from './judgeScan.ts';
import type { Recipe } from './recipe.ts';
import type { ScanFacts } from './scanFacts.ts';

/**
 * What stays to be said of a picture that was too dark and was made brighter here: light that was not there when it was
 * taken does not come back, so a person is asked to look. Empty where the original was bright enough. Pure.
 */
export function judgeBrightened(
  recipe: Pick<Recipe, 'brightness' | 'contrast'>,
  original: ScanFacts,
  demands: ScanDemands,
  rulebook: Rulebook,
): Finding[] {
  if (recipe.brightness <= 0 && recipe.contrast <= 0) return [];
  const judge: Judge = (rule, verdict) => rulebook(rule, { ...verdict, where: demands.where ?? verdict.where });
  if (!judgeScan(original, demands, rulebook).some(({ rule }) => rule === 'scan.dark')) return [];
  return [
    judge('scan.dark', {
      weight: 'should',
      where: 'brightness',
      message: '原图太暗，这一张是调亮过的：拍的时候没有照到的地方，调亮也看不清。',
      remedy: '请放大看一眼小字和照片；看不清的，请客户在亮处重拍。',
    }),
  ];
}
