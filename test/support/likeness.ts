import { sharp } from '#backend/scans/sharpSetup.ts';

/** Stabilising terms for 8 bits: (0.01 × 255)² and (0.03 × 255)². */
const [c1, c2] = [6.5025, 58.5225];
const window = 8;
const step = 4;

/**
 * SSIM of the luminance of two pictures brought to the same size: 1 for equal ones.
 *
 * Mean over windows of 8 × 8 pixels, four apart, without weights. Source: Wang et al., “Image quality assessment: from
 * error visibility to structural similarity”, IEEE TIP 13(4), 2004.
 */
export async function likeness(
  one: Uint8Array,
  other: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<number> {
  const grey = (bytes: Uint8Array) =>
    sharp(bytes).autoOrient().resize({ width, height, fit: 'fill', kernel: 'cubic' }).greyscale().raw().toBuffer();
  const [a, b] = await Promise.all([grey(one), grey(other)]);
  let sum = 0;
  let windows = 0;
  for (let y = 0; y + window <= height; y += step) {
    for (let x = 0; x + window <= width; x += step) {
      sum += likenessAt(a, b, y * width + x, width);
      windows++;
    }
  }
  return sum / windows;
}

function likenessAt(a: Uint8Array, b: Uint8Array, at: number, width: number): number {
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
  for (let row = 0; row < window; row++) {
    for (let column = 0; column < window; column++) {
      const p = a[at + row * width + column] ?? 0;
      const q = b[at + row * width + column] ?? 0;
      sumA += p;
      sumB += q;
      squareA += p * p;
      squareB += q * q;
      product += p * q;
    }
  }
  const count = window * window;
  const [meanA, meanB] = [sumA / count, sumB / count];
  const varianceA = squareA / count - meanA * meanA;
  const varianceB = squareB / count - meanB * meanB;
  const covariance = product / count - meanA * meanB;
  return (
    ((2 * meanA * meanB + c1) * (2 * covariance + c2)) /
    ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2))
  );
}
