import type { ScanKind } from '../filing/materialSlot.ts';
import type { ScanThresholds } from '../rules/rulePack.ts';
import type { FoundDocument } from './appearance.ts';
import { leastCardRatio } from './cardShape.ts';
import { cardKinds } from './certificates.ts';
import { notFixable } from './fixable.ts';
import { groundShare } from './groundShare.ts';
import { type Corners, canBeStraightened, plainRecipe, type Recipe, type Turn, turnCorners } from './recipe.ts';
import type { ScanFacts } from './scanFacts.ts';
import { turnSeen } from './turnSeen.ts';

/** What the desk would do to a picture by itself, and how sure it is. */
export interface ProposedFix {
  readonly recipe: Recipe;
  /** True when nobody has to look before it is done to many pictures at once. */
  readonly sure: boolean;
  /** True when the picture shows nothing but its paper, lying straight: what the recipe does hardly changes it. */
  readonly needless: boolean;
  /** Why it is not done by itself, for a person; null when it is sure. */
  readonly reason: string | null;
}

/**
 * The turn and the corners that bring the paper of a picture upright and fill the picture with it.
 *
 * The turn is told by a square code, by the layout of an ID card or by red marks (EXIF is followed anyway). `kind`: what the
 * picture is for, where that is known. Of a paper that is not there, or not wholly, the corners stay out. Pure.
 */
export function proposeFix(facts: ScanFacts, thresholds: ScanThresholds, kind: ScanKind | null = null): ProposedFix {
  const { appearance } = facts;
  const unsure = (reason: string, recipe: Recipe = plainRecipe, needless = false): ProposedFix => ({
    recipe,
    sure: false,
    needless,
    reason,
  });
  const sure = (recipe: Recipe): ProposedFix => ({ recipe, sure: true, needless: false, reason: null });
  const never = notFixable(facts);
  if (never !== null) return unsure(never);
  if (!appearance) return unsure('还没有量过这张图，请稍后再试');
  const seen = turnSeen(facts);
  const turn = ((360 - (seen?.turn ?? 0)) % 360) as Turn;
  const { document, bothSides } = appearance;
  if (bothSides) return unsure('证件的两面都在这一张图上，请把它拖进“收件”，会分成两张');
  const turned: Recipe = { ...plainRecipe, turn };
  if (!document) return unsure('没有分辨出证件的四条边，请手动拉四个角', turned);
  // A stamp at the head of a white page, as on a grey copy or a form that was received, stands where a seal does upside down.
  const isOverhead = turn === 180 && (appearance.paperColoured ?? 0) <= groundShare;
  const isGuessed = turn !== 0 && seen?.by === 'marks' && (isOverhead || isCard(document, kind));
  if (document.full && !isGuessed) return turn === 0 ? unsure('图里只有证件，不用裁', turned, true) : sure(turned);
  if (document.full) return unsure(guessed, turned);
  const corners = turnCorners(document.corners as Corners, turn);
  if (!canBeStraightened(corners)) return unsure('找到的四个角连不成一张纸，请手动拉四个角', turned);
  const recipe: Recipe = { ...turned, corners };
  if (document.cut.length > 0) return unsure('证件没有拍全，裁了也补不回来，请客户重拍', recipe);
  if (document.confidence < thresholds.fixCertain) return unsure('四条边不够清楚，请打开看一眼再裁', recipe);
  if (turn === 0 && liesStraight(document, thresholds)) return unsure('已经是正的，不用裁', recipe, true);
  if (document.loose.length > 0) return unsure(sayLoose(document.loose), recipe);
  return isGuessed ? unsure(guessed, recipe) : sure(recipe);
}

const guessed = '像是放倒了或者倒着，但看不准，请打开看一眼再转';

/**
 * Marks are looked for where certificates have them, and on a card in a shadow a face passes for a seal. Where nobody says
 * what a paper is, its shape does.
 */
function isCard({ width, height }: FoundDocument, kind: ScanKind | null): boolean {
  if (kind !== null && kind !== 'otherAttachment') return cardKinds.has(kind);
  return Math.max(width, height) / Math.min(width, height) > leastCardRatio;
}

const sideNames = { top: '上', right: '右', bottom: '下', left: '左' } as const;

/** The sides as they are seen on the picture as it came. */
function sayLoose(loose: FoundDocument['loose']): string {
  const sides = loose.length === 4 ? '四' : loose.map((side) => sideNames[side]).join('、');
  return `四个角请再看一眼：证件的${sides}边没有看清，裁出来可能带着桌面，或者少了一点`;
}

/**
 * A paper that lies straight and fills most of the picture is left alone: little is won, and where the frame printed on a licence
 * was taken for its edge, the edge would be lost.
 */
function liesStraight(
  { tilt, perspective, share }: FoundDocument,
  { straightTilt, straightPerspective, straightShare }: ScanThresholds,
): boolean {
  return Math.abs(tilt ?? 0) < straightTilt && (perspective ?? 1) < straightPerspective && share >= straightShare;
}
