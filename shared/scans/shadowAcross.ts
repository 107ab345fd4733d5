import { cellOf, type Grid } from './appearance.ts';
import { mixedness } from './onOneSide.ts';
import { shadowEdge } from './shadowEdge.ts';

/** A shadow that crosses a picture, told without knowing where the paper is. */
export interface ShadowAcross {
  /** Light of the darker side to that of the brighter one (medians), 0 to 1. */
  readonly depth: number;
  /** Whether a cell, by its light and number, lies in the shadow. */
  readonly isIn: (light: number, index: number) => boolean;
}

/** Cells fewer than this on either side are no half of a picture. */
const leastCells = 12;
/**
 * How mixed the two sides of a shadow's edge may lie (see `mixedness`) for it to pass for a paper's side when papers are looked for;
 * what is told of a shadow goes by the threshold of the rule pack.
 */
export const shadowApart = 0.12;

/**
 * The shadow whose straight edge parts a picture into a bright and a dark side; null where its light does not part, or parts
 * otherwise, as a paper does from a table around it: a paper lies in the middle of its table, and is brighter there. On specimens
 * shadows reach a mixture of 0.09, papers 0.18 at least. Pure.
 */
export function shadowAcross(light: Grid, apart: number): ShadowAcross | null {
  const values = light.values.filter((value) => value !== null).sort((one, other) => one - other);
  const cut = partingPlace(values);
  if (cut === null) return null;
  const limit = values[cut] as number;
  const mixed = mixedness(
    light,
    (value) => value < limit,
    (value) => value >= limit,
  );
  if (mixed > apart) return null;
  const [dark, bright] = [values[cut >> 1] as number, values[(cut + values.length) >> 1] as number];
  return { depth: dark / Math.max(1, bright), isIn: (light) => light < limit };
}

/**
 * The shadow on a picture on which no paper was found: one that parts it (see `shadowAcross`, `mixedShadow`), or one along whose straight
 * edge everything is darker alike, as on a cluttered table (see `shadowEdge`, `steadyShadow`); null where there is neither. Pure.
 */
export function shadowOn(
  light: Grid,
  { mixedShadow, steadyShadow }: { readonly mixedShadow: number; readonly steadyShadow: number },
): ShadowAcross | null {
  const parting = shadowAcross(light, mixedShadow);
  if (parting) return parting;
  const edge = shadowEdge(light);
  if (!edge || edge.steadiness < steadyShadow) return null;
  return {
    depth: edge.depth,
    isIn: (_, index) => {
      const { x, y, width, height } = cellOf(light, index);
      return edge.inShadow({ x: x + width / 2, y: y + height / 2 }) > 0;
    },
  };
}

/** Where ordered values part best into two sorts (Otsu 1979); null where there are too few. */
function partingPlace(values: readonly number[]): number | null {
  const total = values.reduce((sum, value) => sum + value, 0);
  let best: number | null = null;
  let [most, below] = [0, 0];
  for (const [count, value] of values.entries()) {
    const rest = values.length - count;
    if (count >= leastCells && rest >= leastCells && value > (values[count - 1] as number)) {
      const spread = count * rest * ((total - below) / rest - below / count) ** 2;
      if (spread > most) [most, best] = [spread, count];
    }
    below += value;
  }
  return best;
}
