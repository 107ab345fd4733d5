import { type Place, type Quad, quadShare } from './quad.ts';
import { type Recipe, turnCorners } from './recipe.ts';

/**
 * Less than this share of a paper is nobody's loss: corners the desk finds by itself are off by tenths of a percent, and
 * on a card two percent of the area are a strip of one millimetre, where nothing is printed.
 */
const leastLost = 0.02;

/**
 * How much of a paper (0 to 1) a recipe cuts away; 0 where it is nothing worth a word. `paper` are its corners on the
 * upright picture. Pure.
 */
export function paperLost(paper: Quad, { turn, corners }: Pick<Recipe, 'turn' | 'corners'>): number {
  if (corners === null) return 0;
  const whole = turnCorners(paper, turn);
  const area = quadShare(whole);
  if (area === 0) return 0;
  const lost = 1 - quadShare(within(whole, corners)) / area;
  return lost < leastLost ? 0 : Math.min(1, lost);
}

/** What of a polygon lies in a convex one that goes clockwise as seen (Sutherland and Hodgman). */
function within(polygon: readonly Place[], frame: Quad): Place[] {
  let kept = [...polygon];
  for (const [index, from] of frame.entries()) {
    const to = frame[(index + 1) % frame.length] as Place;
    const depth = ({ x, y }: Place) => (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
    kept = kept.flatMap((place, at) => {
      const before = kept.at(at - 1) as Place;
      const [here, there] = [depth(place), depth(before)];
      const crosses = here < 0 !== there < 0;
      const edge = crosses ? [between(before, place, there / (there - here))] : [];
      return here < 0 ? edge : [...edge, place];
    });
  }
  return kept;
}

function between(one: Place, other: Place, share: number): Place {
  return { x: one.x + (other.x - one.x) * share, y: one.y + (other.y - one.y) * share };
}
