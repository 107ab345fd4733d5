import { describe, expect, it } from 'vitest';
import { fitCopy } from '#backend/fit/fitCopy.ts';
import { followRecipe } from '#backend/fit/followRecipe.ts';
import type { Drawn } from '#backend/fit/searchCopy.ts';
import { toneCurve } from '#backend/fit/toneCurve.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { copyTargetFor } from '#shared/scans/copyTarget.ts';
import { homography, project } from '#shared/scans/homography.ts';
import { profileById } from '#shared/scans/profile.ts';
import { type Corners, plainRecipe } from '#shared/scans/recipe.ts';
import { likeness } from '#test/support/likeness.ts';
import { shippedPack } from '#test/support/lintDefect.ts';

const size = { width: 600, height: 400 };
/** Four fields of different colours: what is where shows at once. */
const fields = sharp(
  Buffer.from(
    Array.from({ length: size.width * size.height }, (_, at) => {
      const [right, low] = [at % size.width >= size.width / 2, at >= (size.width * size.height) / 2];
      return low ? (right ? [200, 200, 40] : [40, 40, 200]) : right ? [40, 200, 40] : [200, 40, 40];
    }).flat(),
  ),
  { raw: { ...size, channels: 3 } },
);
const file = () => fields.clone().png().toBuffer();
const colourAt = ({ data, width, height, channels }: Drawn, x: number, y: number) => {
  const at = (Math.floor(y * (height - 1)) * width + Math.floor(x * (width - 1))) * channels;
  return [...data.subarray(at, at + 3)];
};

describe('following a recipe', () => {
  it('without changes gives the pixels of the picture', async () => {
    const drawn = await followRecipe(await file(), plainRecipe);
    expect(drawn).toMatchObject({ ...size, channels: 3 });
    expect(drawn.data.equals(await fields.clone().raw().toBuffer())).toBe(true);
  });

  it.each([
    [90, [40, 40, 200]],
    [180, [200, 200, 40]],
    [270, [40, 200, 40]],
  ] as const)('turns by %i degrees clockwise', async (turn, upperLeft) => {
    const drawn = await followRecipe(await file(), { ...plainRecipe, turn });
    expect([drawn.width, drawn.height]).toEqual(turn === 180 ? [600, 400] : [400, 600]);
    expect(colourAt(drawn, 0.1, 0.1)).toEqual(upperLeft);
  });

  it('straightens what lies between four corners, as like as its pixels allow', async () => {
    // The fields as a camera sees them from the side: each pixel where the map sends it.
    const corners: Corners = [
      { x: 0.15, y: 0.2 },
      { x: 0.9, y: 0.1 },
      { x: 0.8, y: 0.85 },
      { x: 0.1, y: 0.75 },
    ];
    const seen = { width: 900, height: 700 };
    const map = homography(corners);
    const inside = Buffer.alloc(seen.width * seen.height * 3, 90);
    const flat = await fields.clone().raw().toBuffer();
    const fine = 3;
    for (let y = 0; y < size.height * fine; y++) {
      for (let x = 0; x < size.width * fine; x++) {
        const at = project(map, { x: (x + 0.5) / (size.width * fine), y: (y + 0.5) / (size.height * fine) });
        const to = (Math.floor(at.y * seen.height) * seen.width + Math.floor(at.x * seen.width)) * 3;
        const from = (Math.floor(y / fine) * size.width + Math.floor(x / fine)) * 3;
        flat.copy(inside, to, from, from + 3);
      }
    }
    const photo = await sharp(inside, { raw: { ...seen, channels: 3 } })
      .png()
      .toBuffer();
    const drawn = await followRecipe(photo, { ...plainRecipe, corners });
    const made = await sharp(drawn.data, { raw: { width: drawn.width, height: drawn.height, channels: 3 } })
      .png()
      .toBuffer();
    expect(await likeness(await file(), made, size)).toBeGreaterThan(0.97);
    expect(await likeness(await file(), photo, size)).toBeLessThan(0.9);
  });

  it('lightens and darkens, contrast leaves the middle grey alone, seals gain on their paper', async () => {
    const patch = async (rgb: readonly number[], change: object) => {
      const [r = 0, g = 0, b = 0] = rgb;
      const one = await sharp({ create: { width: 8, height: 8, channels: 3, background: { r, g, b } } })
        .png()
        .toBuffer();
      return colourAt(await followRecipe(one, { ...plainRecipe, ...change }), 0.5, 0.5);
    };
    const spread = async (change: object) => {
      const [dark = 0, less = 0] = [(await patch([10, 10, 10], change))[0], (await patch([40, 40, 40], change))[0]];
      return { dark, less };
    };
    // More light, not a grey veil: black stays, and what could hardly be told apart moves apart.
    const lit = await spread({ brightness: 100 });
    expect(lit.dark).toBeLessThan(80);
    expect(lit.less - lit.dark).toBeGreaterThan(4 * (40 - 10));
    expect(await patch([0, 255, 255], { brightness: 100 })).toEqual([0, 255, 255]);
    expect(await patch([0, 255, 255], { brightness: -100 })).toEqual([0, 255, 255]);
    expect((await patch([100, 100, 100], { brightness: -30 }))[0]).toBeLessThan(90);
    const [, , blue = 0] = await patch([250, 10, 128], { brightness: 30 });
    expect(blue).toBeGreaterThan(160);
    expect(blue).toBeLessThan(230);
    expect(toneCurve({ brightness: 0, contrast: 0 })).toEqual(Uint8ClampedArray.from({ length: 256 }, (_, at) => at));
    for (const brightness of [-100, -40, -1, 1, 40, 100]) {
      const curve = [...toneCurve({ brightness, contrast: 0 })];
      expect(curve, `${brightness}`).toEqual(curve.toSorted((one, other) => one - other));
    }
    expect(await patch([128, 128, 128], { contrast: 80 })).toEqual([128, 128, 128]);
    expect((await patch([100, 100, 100], { contrast: 50 }))[0]).toBeLessThan(100);
    expect((await patch([100, 100, 100], { contrast: -50 }))[0]).toBeGreaterThan(100);
    const [faint, grey] = [
      [230, 150, 150],
      [180, 180, 180],
    ];
    const [red = 0, green = 0] = await patch(faint, { clearerSeal: true });
    expect(red - green).toBeGreaterThan(80 + 20);
    expect(await patch(grey, { clearerSeal: true })).toEqual(grey);
  });

  it('gives three colours of a grey picture, and white paper for what is transparent', async () => {
    const grey = await sharp(await file())
      .greyscale()
      .jpeg()
      .toBuffer();
    const drawn = await followRecipe(grey, { ...plainRecipe, clearerSeal: true });
    expect([drawn.channels, drawn.data.length]).toEqual([3, size.width * size.height * 3]);
    const clear = await sharp({
      create: { width: 4, height: 4, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    expect(colourAt(await followRecipe(clear, plainRecipe), 0, 0)).toEqual([255, 255, 255]);
  });

  it('is bounded for a preview, and refuses what is no picture', async () => {
    const { width, height } = await followRecipe(await file(), { ...plainRecipe, turn: 90 }, { most: 300 });
    expect([width, height]).toEqual([200, 300]);
    await expect(followRecipe(Buffer.from('样例'), plainRecipe)).rejects.toThrow();
  });
});

it('a copy is fitted after its recipe', async () => {
  const target = copyTargetFor(profileById(shippedPack, 'aliyun'), 'letter', shippedPack.copyLimits);
  const copy = await fitCopy(await file(), target, { recipe: { ...plainRecipe, turn: 90 } });
  expect(copy).toMatchObject({ made: 'copy', width: 400, height: 600 });
  if (copy.made === 'none') return;
  const { data, info } = await sharp(copy.bytes).raw().toBuffer({ resolveWithObject: true });
  const [red = 0, green = 0, blue = 0] = colourAt(
    { data, width: info.width, height: info.height, channels: 3 },
    0.1,
    0.1,
  );
  expect([red < 70, green < 70, blue > 170]).toEqual([true, true, true]);
});
