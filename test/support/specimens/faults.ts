import { sharp } from '#backend/scans/sharpSetup.ts';
import type { Quad } from './homography.ts';
import type { Photo } from './photograph.ts';
import { seeded } from './random.ts';

/** The shadow of a hand or a phone: a soft-edged dark half across the picture, at an angle the seed chooses. `strength` 0 to 1. */
export function castShadow({ data, width, height }: Photo, strength: number, seed: number): void {
  const random = seeded(seed + 301);
  const angle = random() * Math.PI * 2;
  const [across, down] = [Math.cos(angle), Math.sin(angle)];
  const edge = (random() - 0.5) * 0.2;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const far = (x / width - 0.5) * across + (y / height - 0.5) * down - edge;
      const soft = Math.min(1, Math.max(0, far / 0.06 + 0.5));
      const light = 1 - strength * soft;
      data[at] = (data[at] as number) * light;
      data[at + 1] = (data[at + 1] as number) * light;
      data[at + 2] = (data[at + 2] as number) * Math.min(1, light * 1.03);
    }
  }
}

/**
 * What a screen does to a photo of it: its pixel grid beats with the camera's into slightly bent stripes, in two
 * directions and shifted between the colours. `strength` 0 to 1.
 */
export function addMoire({ data, width, height }: Photo, strength: number, seed: number): void {
  const random = seeded(seed + 401);
  const unit = width / 1000;
  const waves = [0, 1].map((index) => {
    const period = (5 + random() * 9) * unit;
    const angle = (index * Math.PI) / 2 + (random() - 0.5) * 0.7;
    return { across: (Math.cos(angle) * 2 * Math.PI) / period, down: (Math.sin(angle) * 2 * Math.PI) / period };
  });
  const bend = 30 * unit;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const warp = bend * Math.sin((x / width) * 2.2 + (y / height) * 1.7);
      for (let channel = 0; channel < 3; channel++) {
        let light = 1;
        for (const { across, down } of waves)
          light += strength * 0.16 * Math.sin(across * (x + warp) + down * y + channel * 1.1);
        const value = (data[at + channel] as number) * light;
        data[at + channel] = value > 255 ? 255 : value;
      }
    }
  }
}

/** The camera moved while the shutter was open: a blur along one direction (degrees clockwise, or as the seed says), `length` pixels long. */
export function moveCamera(
  { data, width, height }: Photo,
  length: number,
  { seed, angle: degrees }: { readonly seed: number; readonly angle: number | null },
): Uint8Array {
  const angle = degrees === null ? seeded(seed + 501)() * Math.PI : (degrees * Math.PI) / 180;
  const steps = Math.max(2, Math.round(length));
  const offsets = Array.from({ length: steps }, (_, step) => {
    const far = (step / (steps - 1) - 0.5) * length;
    return [Math.round(far * Math.cos(angle)), Math.round(far * Math.sin(angle))] as const;
  });
  const moved = new Uint8Array(data.length);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 3) {
      let [red, green, blue] = [0, 0, 0];
      for (const [dx, dy] of offsets) {
        const fromX = x + dx < 0 ? 0 : x + dx >= width ? width - 1 : x + dx;
        const fromY = y + dy < 0 ? 0 : y + dy >= height ? height - 1 : y + dy;
        const at = (fromY * width + fromX) * 3;
        red += data[at] as number;
        green += data[at + 1] as number;
        blue += data[at + 2] as number;
      }
      moved[to] = red / steps;
      moved[to + 1] = green / steps;
      moved[to + 2] = blue / steps;
    }
  }
  return moved;
}

/** A small picture made large again: shrunk by `factor`, then enlarged to where it was. */
export async function enlarge({ data, width, height }: Photo, factor: number): Promise<Uint8Array> {
  const small = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(Math.round(width / factor), Math.round(height / factor), { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return await sharp(small.data, { raw: { width: small.info.width, height: small.info.height, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
}

/** Blurs a band along a line across the paper (deviation in pixels of the picture): a fold that stands up. `down`: share of the paper. */
export async function softenLine(
  { data, width, height }: Photo,
  [a, b, c, d]: Quad,
  down: number,
  sigma: number,
): Promise<Uint8Array> {
  const soft = await sharp(data, { raw: { width, height, channels: 3 } })
    .blur(Math.max(0.3, sigma))
    .raw()
    .toBuffer();
  const [left, right] = [
    { x: a.x + (d.x - a.x) * down, y: a.y + (d.y - a.y) * down },
    { x: b.x + (c.x - b.x) * down, y: b.y + (c.y - b.y) * down },
  ];
  const length = Math.hypot(right.x - left.x, right.y - left.y);
  const [across, along] = [(right.x - left.x) / length, (right.y - left.y) / length];
  const deep = Math.hypot(d.x - a.x, d.y - a.y) * softDepth;
  const mixed = new Uint8Array(data.length);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const far = Math.abs((y - left.y) * across - (x - left.x) * along) / deep;
      const part = Math.min(1, Math.max(0, 2 - far));
      for (let channel = 0; channel < 3; channel++, at++) {
        mixed[at] = Math.round((data[at] as number) * (1 - part) + (soft[at] as number) * part);
      }
    }
  }
  return mixed;
}

/** So far from the line (share of the paper's height) it is blurred wholly, and not at all twice as far. */
const softDepth = 0.07;

/** Blurs the right half of a picture (deviation in its own pixels), the blur growing from the middle on. */
export async function softenSide({ data, width, height }: Photo, sigma: number): Promise<Uint8Array> {
  const soft = await sharp(data, { raw: { width, height, channels: 3 } })
    .blur(Math.max(0.3, sigma))
    .raw()
    .toBuffer();
  const mixed = new Uint8Array(data.length);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const part = Math.min(1, Math.max(0, (x / width - 0.45) / 0.12));
      for (let channel = 0; channel < 3; channel++, at++) {
        mixed[at] = Math.round((data[at] as number) * (1 - part) + (soft[at] as number) * part);
      }
    }
  }
  return mixed;
}

/** What a copier leaves of RGBA: the luminance alone. */
export function makeColourless(pixels: Uint8ClampedArray): void {
  for (let at = 0; at < pixels.length; at += 4) {
    const light =
      0.299 * (pixels[at] as number) + 0.587 * (pixels[at + 1] as number) + 0.114 * (pixels[at + 2] as number);
    pixels[at] = light;
    pixels[at + 1] = light;
    pixels[at + 2] = light;
  }
}
