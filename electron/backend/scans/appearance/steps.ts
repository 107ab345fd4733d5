import type { RawPicture } from '../pictureStatistics.ts';

/** Where a picture changes along one direction: one entry an edge pixel, in pixels of the picture, ordered by direction. */
export interface Steps {
  readonly count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Direction of the change, −π/2 to π/2; which side is the brighter one does not matter. */
  readonly angle: Float32Array;
  /** Size of the change between neighbours, 0 to 255. */
  readonly size: Float32Array;
  /** Where the steps of each of 64 equal parts of the directions begin, and, last, where they end. */
  readonly starts: Uint32Array;
}

/** Parts the directions are cut into: a line asks only for the steps that run about as it does. */
const parts = 64;

/** The part a direction (−π/2 to π/2) falls into. Pure. */
export function partOf(angle: number): number {
  return Math.min(parts - 1, Math.max(0, Math.floor((angle / Math.PI + 0.5) * parts)));
}

/** Changes smaller than this between neighbours are paper and noise. */
const leastStep = 3;

/**
 * The edge pixels of a small RGB picture: where the largest of its three channels changes most, thinned to one pixel
 * across the edge. Pure.
 */
export function stepsOf({ data, width, height }: RawPicture): Steps {
  const pixels = width * height;
  const across = new Float32Array(pixels);
  const down = new Float32Array(pixels);
  const sizes = new Float32Array(pixels);
  const row = width * 3;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      let best = 0;
      const pixel = y * width + x;
      for (let at = pixel * 3, end = at + 3; at < end; at++) {
        const ul = data[at - row - 3] as number;
        const ur = data[at - row + 3] as number;
        const ll = data[at + row - 3] as number;
        const lr = data[at + row + 3] as number;
        const gx = ur - ul + lr - ll + 2 * ((data[at + 3] as number) - (data[at - 3] as number));
        const gy = ll - ul + lr - ur + 2 * ((data[at + row] as number) - (data[at - row] as number));
        const size = gx * gx + gy * gy;
        if (size > best) {
          best = size;
          across[pixel] = gx;
          down[pixel] = gy;
        }
      }
      // Sobel's kernels count every change eight times over two pixels.
      sizes[pixel] = Math.sqrt(best) / 8;
    }
  }
  return thin(across, down, sizes, width, height);
}

function thin(across: Float32Array, down: Float32Array, sizes: Float32Array, width: number, height: number): Steps {
  const kept = new Uint32Array(width * height);
  let count = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let pixel = y * width + 1, end = pixel + width - 2; pixel < end; pixel++) {
      const size = sizes[pixel] as number;
      if (size < leastStep) continue;
      const gx = across[pixel] as number;
      const gy = down[pixel] as number;
      const [ax, ay] = [Math.abs(gx), Math.abs(gy)];
      const next = ax > 2.4 * ay ? 1 : ay > 2.4 * ax ? width : gx * gy > 0 ? width + 1 : width - 1;
      if (size >= (sizes[pixel - next] as number) && size > (sizes[pixel + next] as number)) kept[count++] = pixel;
    }
  }
  const angles = new Float32Array(count);
  const starts = new Uint32Array(parts + 1);
  for (let index = 0; index < count; index++) {
    const pixel = kept[index] as number;
    const angle = Math.atan((down[pixel] as number) / ((across[pixel] as number) || 1e-6));
    angles[index] = angle;
    const next = partOf(angle) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let part = 0; part < parts; part++) starts[part + 1] = (starts[part + 1] as number) + (starts[part] as number);
  const steps: Steps = {
    count,
    x: new Float32Array(count),
    y: new Float32Array(count),
    angle: new Float32Array(count),
    size: new Float32Array(count),
    starts,
  };
  const free = starts.slice();
  for (let index = 0; index < count; index++) {
    const [pixel, angle] = [kept[index] as number, angles[index] as number];
    const part = partOf(angle);
    const at = free[part] as number;
    free[part] = at + 1;
    steps.x[at] = pixel % width;
    steps.y[at] = Math.floor(pixel / width);
    steps.angle[at] = angle;
    steps.size[at] = sizes[pixel] as number;
  }
  return steps;
}
