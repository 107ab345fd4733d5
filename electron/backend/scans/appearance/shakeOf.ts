import type { Shake } from '#shared/scans/appearance.ts';
import { liesIn, type Quad } from '#shared/scans/quad.ts';
import type { GreyPicture } from '../sharpness.ts';
import { innerQuad } from './innerQuad.ts';

/** Pixels of the side of a block, and how far (pixels) a movement is looked for. */
const block = 16;
const farthest = 30;
/** Of the blocks by how much changes in them: up to this share they are bare paper and its noise, from that on print. */
const [quietShare, printShare] = [0.15, 0.97];
/** Print changes at least so much of what the busiest of it does, and so many times as much as noise. */
const [leastOfBusiest, leastOfNoise] = [0.12, 2];
/** The least mean square of changes over two pixels that is print at all. */
const leastChange = 20;
/** Blocks of print fewer than this say nothing of a whole picture. */
const enoughBlocks = 12;
/** The part of the way to the paper's middle that is left off at its sides, where the table begins. */
const rim = 0.06;

/**
 * How far, and which way, the camera moved while the picture was taken; null where there is too little print to tell by.
 *
 * A movement adds up pictures shifted along a line, so that the change along it repeats with the other sign a movement's length away: the
 * autocorrelation of the derivative has its dip there, which is a ruler (Yitzhaky and Kopeika, Identification of blur parameters from motion
 * blurred images, 1997). Print that was held still dips at the width of its strokes. The direction is the one in which print changes
 * least. Of drawn pictures with movements of 0 to 14 pixels the length is right to a pixel from 3 on; below 2.2 it is not told from
 * still print and is 0. Noise is taken off by the quietest parts. Pure.
 */
export function shakeOf(grey: GreyPicture, paper: Quad | null): Shake | null {
  const found = blocksOf(grey, paper && innerQuad(paper, rim));
  if (!found) return null;
  const { print, quiet } = found;
  const { angle, evenness } = weakestWay(print, quiet);
  const dip = dipAlong(grey, found, angle);
  // Nothing but a long movement leaves so little change along it; shapes without strokes have no dip either.
  const far = dip ?? (evenness < longEvenness ? farthest : 0);
  const length = Math.sqrt(Math.max(0, far ** 2 - stillSquare));
  const degrees = Math.round((angle * 180) / Math.PI + 180) % 180;
  return {
    length: length < shortest ? 0 : Math.round((length / grey.width) * 1e5) / 1e5,
    angle: degrees,
    evenness: Math.round(evenness * 1000) / 1000,
  };
}

/** What strokes of still print, and the differences it is looked at by, add to the square of the dip's place, in pixels. */
const stillSquare = 6;
/** Of the change across it, along movements of 7 pixels and more less than this is left. */
const longEvenness = 0.35;
/** Movements shorter than this (pixels) are not told from none. */
const shortest = 2.2;

/** One block: its upper left pixel, and its sums of squared and mixed changes, a pixel. */
interface Block {
  readonly at: number;
  readonly across: number;
  readonly down: number;
  readonly mixed: number;
}

interface Blocks {
  readonly print: readonly Block[];
  readonly quiet: readonly Block[];
}

function blocksOf({ data, width, height }: GreyPicture, inner: readonly { x: number; y: number }[] | null) {
  const blocks: Block[] = [];
  const pixels = block * block;
  for (let top = farthest; top + block + farthest < height; top += block) {
    for (let left = farthest; left + block + farthest < width; left += block) {
      if (inner && !liesIn(inner, { x: (left + block / 2) / width, y: (top + block / 2) / height })) continue;
      let [across, down, mixed] = [0, 0, 0];
      for (let y = top; y < top + block; y++) {
        for (let at = y * width + left, end = at + block; at < end; at++) {
          const dx = (data[at + 1] as number) - (data[at - 1] as number);
          const dy = (data[at + width] as number) - (data[at - width] as number);
          across += dx * dx;
          down += dy * dy;
          mixed += dx * dy;
        }
      }
      blocks.push({ at: top * width + left, across: across / pixels, down: down / pixels, mixed: mixed / pixels });
    }
  }
  const change = ({ across, down }: Block) => across + down;
  blocks.sort((one, other) => change(one) - change(other));
  const quiet = blocks.slice(0, Math.floor(blocks.length * quietShare));
  const noise = quiet.at(-1);
  const busiest = blocks[Math.floor(blocks.length * printShare)];
  if (!noise || !busiest) return null;
  const least = Math.max(leastChange, change(busiest) * leastOfBusiest, change(noise) * leastOfNoise);
  const print = blocks.filter((each) => change(each) >= least);
  return print.length < enoughBlocks ? null : { print, quiet };
}

/** The direction in which print changes least (radians, −π/2 to π/2), and how much it does of what it does across that. */
function weakestWay(print: readonly Block[], quiet: readonly Block[]): { angle: number; evenness: number } {
  const mean = (blocks: readonly Block[], of: (each: Block) => number) =>
    blocks.reduce((sum, each) => sum + of(each), 0) / blocks.length;
  const clear = (of: (each: Block) => number) => mean(print, of) - mean(quiet, of);
  const [across, down, mixed] = [clear((each) => each.across), clear((each) => each.down), clear((each) => each.mixed)];
  const half = (across + down) / 2;
  const apart = Math.hypot((across - down) / 2, mixed);
  const strongest = Math.atan2(2 * mixed, across - down) / 2;
  const angle = strongest > 0 ? strongest - Math.PI / 2 : strongest + Math.PI / 2;
  return { angle, evenness: Math.max(0, half - apart) / Math.max(1e-6, half + apart) };
}

/** Every other pixel of every other line of a block is enough. */
const stride = 2;
/** A dip is one that goes at least so far as the deepest does; behind it those of print that repeats may be deeper. */
const deepEnough = 0.6;
/** Nearer (pixels) than the differences reach that changes are told by, nothing is a dip. */
const nearestDip = 1.9;

/** How far away (pixels) the change along a direction first repeats with the other sign; null where it does not within `farthest`. */
function dipAlong(grey: GreyPicture, { print, quiet }: Blocks, angle: number): number | null {
  const { width } = grey;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const steps: { dx: number; dy: number; off: number }[] = [];
  for (let step = 0; step < farthest; step++) {
    const [dx, dy] = [Math.round(step * cos), Math.round(step * sin)];
    const off = dy * width + dx;
    if (off !== steps.at(-1)?.off) steps.push({ dx, dy, off });
  }
  const change = changesAlong(grey, cos, sin);
  const offs = Int32Array.from(steps, ({ off }) => off);
  const [alike, noise] = [likenessAt(change, width, print, offs), likenessAt(change, width, quiet, offs)];
  const curve = steps.map(({ dx, dy }, at) => ({
    far: Math.hypot(dx, dy),
    alike: (alike[at] as number) - (noise[at] as number),
  }));
  const deepest = Math.min(...curve.map(({ alike }) => alike));
  if (deepest >= 0) return null;
  for (let index = 1; index < curve.length - 1; index++) {
    const [before, here, after] = curve.slice(index - 1, index + 2) as [Point, Point, Point];
    if (here.far < nearestDip || here.alike > deepest * deepEnough) continue;
    if (here.alike <= before.alike && here.alike <= after.alike) return bottomOf(before, here, after);
  }
  return null;
}

/** The change along a direction at every pixel but those of the rim, where it is 0. */
function changesAlong({ data, width, height }: GreyPicture, cos: number, sin: number): Float64Array {
  const changes = new Float64Array(width * height);
  for (let at = width, end = changes.length - width; at < end; at++) {
    changes[at] =
      ((data[at + 1] as number) - (data[at - 1] as number)) * cos +
      ((data[at + width] as number) - (data[at - width] as number)) * sin;
  }
  return changes;
}

/** How alike the changes in these blocks are to those so far off each, a pixel: block by block, so that they are at hand. */
function likenessAt(change: Float64Array, width: number, blocks: readonly Block[], offs: Int32Array): Float64Array {
  const sums = new Float64Array(offs.length);
  for (const { at: corner } of blocks) {
    for (let y = 0; y < block; y += stride) {
      for (let at = corner + y * width, end = at + block; at < end; at += stride) {
        const here = change[at] as number;
        for (let index = 0; index < offs.length; index++)
          sums[index] = (sums[index] as number) + here * (change[at + (offs[index] as number)] as number);
      }
    }
  }
  const count = Math.max(1, blocks.length * (block / stride) ** 2);
  return sums.map((sum) => sum / count);
}

interface Point {
  readonly far: number;
  readonly alike: number;
}

/** Where the parabola through three points has its lowest. */
function bottomOf(before: Point, here: Point, after: Point): number {
  const rise = (after.alike - here.alike) / (after.far - here.far);
  const fall = (here.alike - before.alike) / (here.far - before.far);
  const bend = (rise - fall) / (after.far - before.far);
  if (bend <= 0) return here.far;
  const lowest = (before.far + here.far) / 2 - fall / (2 * bend);
  return Math.min(after.far, Math.max(before.far, lowest));
}
