import type { Recipe } from '#shared/scans/recipe.ts';
import { openPicture } from '../scans/openPicture.ts';
import { sharp } from '../scans/sharpSetup.ts';
import { makeSealClearer } from './clearerSeal.ts';
import type { Drawn } from './searchCopy.ts';
import { straighten } from './straighten.ts';
import { toneCurve } from './toneCurve.ts';
import { workedSize } from './workedSize.ts';

/**
 * The pixels of a picture as a recipe starts from them: upright, opaque, in sRGB. `most` bounds the longer side, for a
 * preview; without it every pixel is there, as far as anybody needs them (workedSize.ts).
 *
 * Throws when the picture cannot be decoded.
 */
export async function drawUpright(
  bytes: Uint8Array,
  { most, signal }: { readonly most?: number; readonly signal?: AbortSignal | undefined } = {},
): Promise<Drawn> {
  const picture = await openPicture(bytes, { signal });
  const { width, height } = await picture.metadata();
  const worked = workedSize({ width, height });
  // Before it is turned: whichever side is the longer one then.
  const longest = Math.min(most ?? Number.POSITIVE_INFINITY, Math.max(worked.width, worked.height));
  if (longest < Math.max(width, height))
    picture.resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true });
  // Transparent means white paper to whoever looks at it, black to a JPEG.
  picture.flatten({ background: '#ffffff' }).toColourspace('srgb').removeAlpha();
  return drawnOf(await picture.raw().toBuffer({ resolveWithObject: true }));
}

/** Does to upright pixels what a recipe says. The pixels it is given may be changed. */
export async function applyRecipe(
  upright: Drawn,
  { turn, corners, brightness, contrast, clearerSeal }: Recipe,
  signal?: AbortSignal,
): Promise<Drawn> {
  let drawn = upright;
  if (turn !== 0) drawn = await piped(drawn, (from) => from.rotate(turn));
  if (corners !== null) drawn = straighten(drawn, corners);
  signal?.throwIfAborted();
  if (brightness !== 0 || contrast !== 0) {
    // Looked up, and in place: a pass through the pipeline takes four times as long.
    const levels = toneCurve({ brightness, contrast });
    const { data } = drawn;
    for (let at = 0; at < data.length; at++) data[at] = levels[data[at] as number] as number;
  }
  if (clearerSeal) makeSealClearer(drawn);
  return drawn;
}

/** The pixels a recipe makes of a picture. Throws when it cannot be decoded. */
export async function followRecipe(
  bytes: Uint8Array,
  recipe: Recipe,
  options: { readonly most?: number; readonly signal?: AbortSignal | undefined } = {},
): Promise<Drawn> {
  const upright = await drawUpright(bytes, options);
  options.signal?.throwIfAborted();
  return applyRecipe(upright, recipe, options.signal);
}

async function piped(
  drawn: Drawn,
  change: (from: ReturnType<typeof sharp>) => ReturnType<typeof sharp>,
): Promise<Drawn> {
  const { data, width, height, channels } = drawn;
  return drawnOf(
    await change(sharp(data, { raw: { width, height, channels } }))
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
}

function drawnOf({
  data,
  info,
}: {
  data: Buffer;
  info: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}): Drawn {
  return { data, width: info.width, height: info.height, channels: info.channels };
}
