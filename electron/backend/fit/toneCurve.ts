import type { Recipe } from '#shared/scans/recipe.ts';

/** How many times more light 亮度 gives at its end: a card taken in the dark comes up to paper white. */
const mostLight = 6;
/** How steeply 亮度 darkens at its other end. */
const mostDepth = 3;
/** How sharply the curve bends below white; smaller bends earlier. */
const shoulder = 3;

/**
 * What each level of a channel (0 to 255) becomes, for 亮度 and 对比 from −100 to 100.
 *
 * Lightening is more light, as a longer exposure would have given: black stays black and what lies close together moves
 * apart, up to a soft shoulder below white. Adding the same to every level would only lay a grey veil over the picture.
 * Darkening bends greys down and leaves white paper white. Contrast turns around the middle grey. Pure.
 */
export function toneCurve({ brightness, contrast }: Pick<Recipe, 'brightness' | 'contrast'>): Uint8ClampedArray {
  const lit = brightness >= 0 ? lighten(mostLight ** (brightness / 100)) : darken(mostDepth ** (-brightness / 100));
  const slope = contrast < 0 ? 1 + contrast / 200 : 1 + contrast / 100;
  // The clamped array rounds.
  return Uint8ClampedArray.from({ length: 256 }, (_, level) => (lit(level / 255) * 255 - 128) * slope + 128);
}

/** Of light from 0 to 1: `gain` times as much of what is dark, white still white, nothing cut off. */
function lighten(gain: number): (light: number) => number {
  return (light) => (gain * light) / (1 + (gain ** shoulder - 1) * light ** shoulder) ** (1 / shoulder);
}

function darken(power: number): (light: number) => number {
  return (light) => light ** power;
}
