import { describe, expect, it } from 'vitest';
import { pictureStatistics } from '#backend/scans/pictureStatistics.ts';

const picture = (width: number, height: number, pixel: (x: number, y: number) => readonly number[]) => {
  const rows = Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => pixel(x, y)));
  const data = Uint8Array.from(rows.flat(2));
  return { data, width, height, channels: data.length / (width * height) };
};

describe('pictureStatistics', () => {
  it('sees an even grey as colourless and without any edge', () => {
    expect(pictureStatistics(picture(8, 6, () => [100, 100, 100]))).toMatchObject({
      chroma: 0,
      colouredShare: 0,
      sharpness: 0,
      brightness: 100,
      whiteShare: 0,
      appearance: { document: null, glare: [], seal: null, cardSide: null, stripes: 0 },
    });
  });

  it('weighs brightness by Rec. 601 and counts chroma as the widest difference', () => {
    const { brightness, chroma, colouredShare } = pictureStatistics(picture(4, 4, () => [200, 100, 50]));
    expect(brightness).toBeCloseTo(0.299 * 200 + 0.587 * 100 + 0.114 * 50, -0.5);
    expect(chroma).toBe(150);
    expect(colouredShare).toBe(1);
  });

  it('counts a pixel as coloured above 24 and as white above 250', () => {
    const { colouredShare, whiteShare } = pictureStatistics(
      picture(
        4,
        1,
        (x) =>
          (
            [
              [124, 100, 100],
              [125, 100, 100],
              [250, 250, 250],
              [251, 251, 251],
            ] as const
          )[x] ?? [],
      ),
    );
    expect(colouredShare).toBe(0.25);
    expect(whiteShare).toBe(0.25);
  });

  it('agrees with the Laplacian worked out by hand', () => {
    // One bright dot: its own edge value is 4 × 90, its four neighbours' −90, the other inner pixels' 0.
    const dot = picture(7, 7, (x, y) => [x === 3 && y === 3 ? 100 : 10]);
    const mean = (360 - 4 * 90) / 25;
    const variance = (360 ** 2 + 4 * 90 ** 2) / 25 - mean ** 2;
    expect(pictureStatistics(dot).sharpness).toBeCloseTo(variance, 9);
  });

  it('measures grey and colour channels of the same picture alike, and ignores transparency', () => {
    const shade = (x: number, y: number) => (x * 37 + y * 91) % 256;
    const grey = pictureStatistics(picture(9, 9, (x, y) => [shade(x, y)]));
    expect(pictureStatistics(picture(9, 9, (x, y) => [shade(x, y), shade(x, y), shade(x, y)]))).toEqual(grey);
    expect(pictureStatistics(picture(9, 9, (x, y) => [shade(x, y), shade(x, y), shade(x, y), 7]))).toEqual(grey);
    expect(pictureStatistics(picture(9, 9, (x, y) => [shade(x, y), 7]))).toEqual(grey);
  });

  it('has no sharpness for a picture of a pixel or two', () => {
    expect(pictureStatistics(picture(2, 2, (x) => [x * 255])).sharpness).toBe(0);
  });
});
