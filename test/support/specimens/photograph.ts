import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { addMoire, castShadow, enlarge, makeColourless, moveCamera, softenLine, softenSide } from './faults.ts';
import type { FlatDocument } from './flatDocument.ts';
import { registerFonts } from './fonts.ts';
import { homography, type Point, type Quad } from './homography.ts';
import { gaussianTable, seeded } from './random.ts';
import { drawTable, type Setting } from './tables.ts';

/** How a paper was photographed. Shares are 0 to 1 of the picture. */
export interface Shot {
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  /** On what it lies; a scanner's glass is filled and evenly lit. */
  readonly setting: Setting;
  /** How much of the picture the paper takes, by its longer fit, above 1 more than all of it; a scanner's glass is always filled. */
  readonly fill: number;
  /** How far the corners wander from a rectangle. */
  readonly perspective: number;
  /** Degrees clockwise the paper lies askew. */
  readonly rotation: number;
  /** Share of the paper's width that runs out of the picture on the right. */
  readonly crop: number;
  /** Gaussian blur, as the deviation in pixels on a copy 1000 pixels wide, so that it looks alike at any size. */
  readonly blur: number;
  /** 1 is a well-lit picture; every value is multiplied by it. */
  readonly brightness: number;
  /** True for a copy without colour. */
  readonly grey: boolean;
  /** Deviation of the sensor noise, in values of 0 to 255. */
  readonly noise: number;
  /** Strength 0 to 1 of a lamp's reflection. */
  readonly glare: number;
  /** Where on the paper it lies (shares of it, across and down); null for the usual place in the picture. */
  readonly glareOn: readonly [across: number, down: number] | null;
  /** Blur as above, but only around a line across the paper so far down (share of it). */
  readonly softLine: readonly [down: number, sigma: number] | null;
  /** How far the paper's middle lies from the picture's, to the right and down, as shares of the picture. */
  readonly offset: readonly [across: number, down: number];
  /** Strength 0 to 1 of a shadow across a half of the picture. */
  readonly shadow: number;
  /** Strength 0 to 1 of the stripes a photographed screen shows. */
  readonly moire: number;
  /** Length of the camera's movement, in pixels on a copy 1000 pixels wide. */
  readonly motion: number;
  /** Which way it moved, in degrees clockwise from along the lines; null where the seed chooses. */
  readonly motionAngle: number | null;
  /** Blur as above, but only of the right half: the camera was not parallel to the paper. */
  readonly softSide: number;
  /** True for a paper that is itself a colourless copy, whatever it lies on. */
  readonly copy: boolean;
  /** How much shorter (share) the far side is for a camera that looks from the near one. */
  readonly keystone: number;
  /** The picture was this many times smaller once and has been enlarged. */
  readonly enlarged: number;
}

/** Interleaved RGB. */
export interface Photo {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Photographs a paper. Deterministic: the same paper and shot give the same pixels. */
export async function photograph(paper: FlatDocument, shot: Shot): Promise<Photo> {
  registerFonts();
  const corners = placeCorners(paper, shot);
  const table = createCanvas(shot.width, shot.height);
  const pen = table.getContext('2d');
  drawTable(pen, shot.setting, shot.width, shot.height, shot.seed);
  if (shot.setting !== 'scanner') dropShadow(pen, corners, shot.width, paper.corner / paper.width);
  const pixels = pen.getImageData(0, 0, shot.width, shot.height).data;
  layPaper(pixels, paper, corners, shot);
  const { width, height } = shot;
  const seen = await spoil({ data: light(pixels, shot, lampPlace(corners, shot)), width, height }, shot, corners);
  return { data: develop(seen, shot), width, height };
}

/** What goes wrong between the light and the sensor. */
async function spoil(
  lit: Photo,
  { width, seed, shadow, moire, motion, enlarged, softSide, softLine, blur: blurred, motionAngle }: Shot,
  corners: Quad,
): Promise<Uint8Array> {
  if (shadow > 0) castShadow(lit, shadow, seed);
  if (moire > 0) addMoire(lit, moire, seed);
  const { height } = lit;
  let data = await blur(lit, (blurred * width) / 1000);
  if (softSide > 0) data = await softenSide({ data, width, height }, (softSide * width) / 1000);
  if (softLine !== null) {
    const [down, sigma] = softLine;
    data = await softenLine({ data, width, height }, corners, down, (sigma * width) / 1000);
  }
  if (motion > 0) data = moveCamera({ data, width, height }, (motion * width) / 1000, { seed, angle: motionAngle });
  return enlarged > 1 ? await enlarge({ data, width, height }, enlarged) : data;
}

/** Where the paper's corners fall in the picture, in pixels. */
export function placeCorners(paper: FlatDocument, shot: Shot): Quad {
  const random = seeded(shot.seed);
  const fill = shot.setting === 'scanner' ? Math.max(1, shot.fill) : shot.fill;
  const turned = (shot.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)];
  const across = Math.abs(paper.width * cos) + Math.abs(paper.height * sin);
  const down = Math.abs(paper.width * sin) + Math.abs(paper.height * cos);
  const scale = fill * Math.min(shot.width / across, shot.height / down);
  const grown = shot.crop > 0 ? 1 / (1 - shot.crop) : 1;
  const shift = shot.crop > 0 ? (shot.crop * paper.width * scale * grown) / 2 + (shot.width * (1 - fill)) / 2 : 0;
  const wander = () => (random() - 0.5) * 2 * shot.perspective * Math.min(shot.width, shot.height);
  const place = (x: number, y: number): Point => {
    const dx = (x - 0.5) * paper.width * scale * grown * (1 - shot.keystone * (1 - y));
    const dy = (y - 0.5) * paper.height * scale * grown;
    return {
      x: shot.width * (0.5 + shot.offset[0]) + shift + dx * cos - dy * sin + wander(),
      y: shot.height * (0.5 + shot.offset[1]) + dx * sin + dy * cos + wander(),
    };
  };
  return [place(0, 0), place(1, 0), place(1, 1), place(0, 1)];
}

/** `round` is the paper's corner radius by its width: the shadow keeps clear of rounded corners. */
function dropShadow(pen: SKRSContext2D, corners: Quad, width: number, round: number): void {
  const [middleX, middleY] = [mean(corners.map(({ x }) => x)), mean(corners.map(({ y }) => y))];
  pen.save();
  pen.shadowColor = 'rgba(0, 0, 0, 0.55)';
  pen.shadowBlur = width * 0.012;
  pen.shadowOffsetX = width * 0.004;
  pen.shadowOffsetY = width * 0.006;
  pen.fillStyle = '#333';
  pen.beginPath();
  const inner = 1 - round * 0.7;
  for (const { x, y } of corners) pen.lineTo(middleX + (x - middleX) * inner, middleY + (y - middleY) * inner);
  pen.fill();
  pen.restore();
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Puts the paper on the table through the camera's perspective, sampling it bilinearly. */
function layPaper(target: Uint8ClampedArray, paper: FlatDocument, corners: Quad, { width, height, copy }: Shot): void {
  // Drawn about as large as it will appear, so that sampling neither invents nor skips detail.
  const [a, b, , d] = corners;
  const scale = Math.max(
    Math.hypot(b.x - a.x, b.y - a.y) / paper.width,
    Math.hypot(d.x - a.x, d.y - a.y) / paper.height,
  );
  const sheet = createCanvas(Math.ceil(paper.width * scale), Math.ceil(paper.height * scale));
  const pen = sheet.getContext('2d');
  pen.scale(scale, scale);
  pen.beginPath();
  pen.roundRect(0, 0, paper.width, paper.height, paper.corner);
  pen.clip();
  paper.draw(pen);
  const source = pen.getImageData(0, 0, sheet.width, sheet.height).data;
  const [h0, h1, h2, h3, h4, h5, h6, h7] = homography(corners, { width: sheet.width, height: sheet.height });
  if (copy) makeColourless(source);
  const lastX = sheet.width - 1;
  const lastY = sheet.height - 1;
  const row = sheet.width * 4;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const depth = h6 * x + h7 * y + 1;
      const u = (h0 * x + h1 * y + h2) / depth;
      const v = (h3 * x + h4 * y + h5) / depth;
      if (!(u >= 0 && v >= 0 && u < lastX && v < lastY)) continue;
      const left = u | 0;
      const top = v | 0;
      const across = u - left;
      const down = v - top;
      const at = top * row + left * 4;
      const to = (y * width + x) * 4;
      const under = at + row;
      const mix = (one: number) => {
        const two = one + row;
        const upper = (source[one] as number) * (1 - across) + (source[one + 4] as number) * across;
        const lower = (source[two] as number) * (1 - across) + (source[two + 4] as number) * across;
        return upper * (1 - down) + lower * down;
      };
      // Nearly every pixel of a paper is wholly paper: nothing shines through.
      const least =
        (source[at + 3] as number) &
        (source[at + 7] as number) &
        (source[under + 3] as number) &
        (source[under + 7] as number);
      if (least === 255) {
        target[to] = mix(at);
        target[to + 1] = mix(at + 1);
        target[to + 2] = mix(at + 2);
        continue;
      }
      const alpha = mix(at + 3) / 255;
      for (let channel = 0; channel < 3; channel++) {
        target[to + channel] = mix(at + channel) * alpha + (target[to + channel] as number) * (1 - alpha);
      }
    }
  }
}

/** Where the middle of a lamp's reflection falls, as shares of the picture. */
function lampPlace([a, b, c, d]: Quad, { glareOn, width, height }: Shot): Point {
  if (glareOn === null) return { x: 0.62, y: 0.4 };
  const [u, v] = glareOn;
  const mix = (one: number, two: number, three: number, four: number) =>
    (one * (1 - u) + two * u) * (1 - v) + (four * (1 - u) + three * u) * v;
  return { x: mix(a.x, b.x, c.x, d.x) / width, y: mix(a.y, b.y, c.y, d.y) / height };
}

/** Uneven, slightly warm light from the upper left, a lamp's reflection, and the exposure. */
function light(
  pixels: Uint8ClampedArray,
  { width, height, setting, brightness, glare }: Shot,
  lamp: Point,
): Uint8Array {
  const lit = new Uint8Array(width * height * 3);
  const uneven = setting !== 'scanner';
  for (let y = 0, at = 0, to = 0; y < height; y++) {
    const down = y / height;
    for (let x = 0; x < width; x++, at += 4, to += 3) {
      const across = x / width;
      const falloff = uneven ? 1.04 - 0.12 * across - 0.14 * down : 1;
      const shine = glare > 0 ? shineAt((across - lamp.x) * 1.3, down - lamp.y) * glare * 420 : 0;
      lit[to] = clamp(((pixels[at] as number) * falloff + shine) * brightness);
      lit[to + 1] = clamp(((pixels[at + 1] as number) * falloff * (uneven ? 0.985 : 1) + shine) * brightness);
      lit[to + 2] = clamp(((pixels[at + 2] as number) * falloff * (uneven ? 0.945 : 1) + shine) * brightness);
    }
  }
  return lit;
}

/** How brightly a lamp shines so far from its middle, 0 to 1. */
function shineAt(across: number, down: number): number {
  if (Math.abs(across) >= 0.3 || Math.abs(down) >= 0.3) return 0;
  return Math.max(0, 1 - Math.hypot(across, down) / 0.3) ** 2;
}

async function blur(photo: Photo, sigma: number): Promise<Uint8Array> {
  if (sigma < 0.3) return photo.data;
  const { width, height, data } = photo;
  return await sharp(data, { raw: { width, height, channels: 3 } })
    .blur(sigma)
    .raw()
    .toBuffer();
}

/** Sensor noise comes after the lens; a grey copy loses its colour last. */
function develop(data: Uint8Array, { noise, grey, seed }: Shot): Uint8Array {
  const random = seeded(seed + 91);
  const table = gaussianTable(random, 16_384);
  const developed = new Uint8Array(data.length);
  let state = seed | 1;
  for (let at = 0; at < data.length; at += 3) {
    // Three picks from the table by one step of a xorshift generator.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    let red = (data[at] as number) + noise * (table[state & 16_383] as number);
    let green = (data[at + 1] as number) + noise * (table[(state >>> 9) & 16_383] as number);
    let blue = (data[at + 2] as number) + noise * (table[(state >>> 18) & 16_383] as number);
    if (grey) red = green = blue = 0.299 * red + 0.587 * green + 0.114 * blue;
    developed[at] = clamp(red);
    developed[at + 1] = clamp(green);
    developed[at + 2] = clamp(blue);
  }
  return developed;
}

/** To be put into an array of bytes, which cuts off: with the half it is rounded, and quicker than by `Math.round`. */
function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value + 0.5;
}
