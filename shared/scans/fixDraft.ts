import {
  addTurns,
  type Corner,
  type Corners,
  canBeStraightened,
  plainRecipe,
  type Recipe,
  type Turn,
  turnCorners,
  wholeCorners,
} from './recipe.ts';

/** A recipe while somebody works on it, and the steps back. */
export interface FixDraft {
  readonly now: Recipe;
  /** Newest last. */
  readonly past: readonly Recipe[];
  /** What the last step was part of: the moves of one drag are one step back. */
  readonly gesture: string | null;
}

/** Steps that can be taken back; what is older goes. */
const mostSteps = 100;

/** Begins with a recipe nobody has touched yet. Pure. */
export function beginDraft(now: Recipe): FixDraft {
  return { now, past: [], gesture: null };
}

/** Changes the recipe; steps of the same `gesture` (null: none) are taken back as one. Pure. */
export function changeDraft(
  { now, past, gesture: last }: FixDraft,
  change: Partial<Recipe>,
  gesture: string | null = null,
): FixDraft {
  const next = { ...now, ...change };
  if (sameRecipe(now, next)) return { now, past, gesture };
  return { now: next, past: gesture !== null && gesture === last ? past : [...past, now].slice(-mostSteps), gesture };
}

/** One step back; the same draft where there is none. Pure. */
export function stepBack(draft: FixDraft): FixDraft {
  const before = draft.past.at(-1);
  return before === undefined ? draft : { now: before, past: draft.past.slice(0, -1), gesture: null };
}

/** A quarter more, corners and all. Pure. */
export function turnedBy({ turn, corners }: Recipe, more: Turn): Pick<Recipe, 'turn' | 'corners'> {
  return { turn: addTurns(turn, more), corners: corners && turnCorners(corners, more) };
}

/**
 * The corners with one of them moved, held within the picture; as they were where they would not enclose a sheet any more.
 * Without corners the picture's own are moved. Pure.
 */
export function moveCorner(corners: Corners | null, index: number, { x, y }: Corner): Corners {
  const from = corners ?? wholeCorners;
  const moved = from.map((corner, at) =>
    at === index ? { x: within(x), y: within(y) } : corner,
  ) as unknown as Corners;
  return canBeStraightened(moved) ? moved : from;
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/**
 * Found corners for a picture that is turned already: the turn stays as somebody chose it, unless the layout of the paper
 * tells a better one and nobody has turned it yet. Pure.
 */
export function withFound({
  now,
  found,
}: {
  readonly now: Recipe;
  readonly found: Recipe;
}): Pick<Recipe, 'turn' | 'corners'> {
  if (now.turn === plainRecipe.turn) return { turn: found.turn, corners: found.corners };
  const difference = ((360 + now.turn - found.turn) % 360) as Turn;
  return { turn: now.turn, corners: found.corners && turnCorners(found.corners, difference) };
}

/** True when two recipes make the same copy. Pure. */
export function sameRecipe(one: Recipe, other: Recipe): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder({ turn, corners, brightness, contrast, clearerSeal }: Recipe) {
  return [turn, corners?.map(({ x, y }) => [x, y]) ?? null, brightness, contrast, clearerSeal];
}
