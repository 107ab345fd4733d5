import type { RawPicture } from '../pictureStatistics.ts';

/** Where a picture changes along one direction: one entry an edge pixel, in pixels of the picture. */
export interface Steps {
  readonly count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Direction of the change, −π/2 to π/2; which side is the brighter one does not matter. */
  readonly angle: Float32Array;
  /** Size of the change between neighbours, 0 to 255. */
  readonly size: Float32Array;
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
  const kept: number[] = [];
  for (let y = 1; y < height - 1; y++) {
    for (let pixel = y * width + 1, end = pixel + width - 2; pixel < end; pixel++) {
      const size = sizes[pixel] as number;
      if (size < leastStep) continue;
      const gx = across[pixel] as number;
      const gy = down[pixel] as number;
      const [ax, ay] = [Math.abs(gx), Math.abs(gy)];
      const next = ax > 2.4 * ay ? 1 : ay > 2.4 * ax ? width : gx * gy > 0 ? width + 1 : width - 1;
      if (size >= (sizes[pixel - next] as number) && size > (sizes[pixel + next] as number)) kept.push(pixel);
    }
  }
  const count = kept.length;
  const steps = {
    count,
    x: new Float32Array(count),
    y: new Float32Array(count),
    angle: new Float32Array(count),
    size: new Float32Array(count),
  };
  for (const [index, pixel] of kept.entries()) {
    steps.x[index] = pixel % width;
    steps.y[index] = Math.floor(pixel / width);
    steps.angle[index] = Math.atan((down[pixel] as number) / ((across[pixel] as number) || 1e-6));
    steps.size[index] = sizes[pixel] as number;
  }
  return steps;
}
