import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBitmap } from '#backend/intake/open/decodeBitmap.ts';
import { type BitmapBits, bitmap, bitmapColours, runsBitmap } from '#test/support/intake/bitmaps.ts';

const most = 1_000_000;
const allBits: readonly BitmapBits[] = [1, 4, 8, 16, 24, 32];

describe('a bitmap', () => {
  it.each(allBits)('of %i bits a pixel has the colours that were put in, either way up', (bits) => {
    const colours = Math.min(16, 2 ** bits);
    const indexAt = (x: number, y: number) => (x * 3 + y * 5) % colours;
    // 16 bits keep five or six of each colour's eight.
    const near = bits === 16 ? 8 : 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (width, height, topDown) => {
          const decoded = decodeBitmap(bitmap(width, height, { bits, topDown }, indexAt), most);
          if (typeof decoded === 'string') throw new Error(decoded);
          expect(decoded).toMatchObject({ width, height });
          for (let y = 0; y < height; y++) {
            for (let x = 0; x < width; x++) {
              const wanted = bitmapColours[indexAt(x, y)] ?? 0;
              const at = (y * width + x) * 3;
              const channels = [(wanted >> 16) & 255, (wanted >> 8) & 255, wanted & 255];
              for (const [index, value] of channels.entries())
                expect(Math.abs((decoded.data[at + index] ?? -99) - value)).toBeLessThanOrEqual(near);
            }
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([4, 8] as const)('of run lengths of %i bits has the colours that were put in', (bits) => {
    const indexAt = (x: number, y: number) => (x < 9 ? y % 3 : (x * 3 + y * 5) % 16);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 9 }), (width, height) => {
        const packed = runsBitmap(width, height, bits, indexAt);
        expect(decodeBitmap(packed, most)).toEqual(decodeBitmap(bitmap(width, height, { bits }, indexAt), most));
        expect(decodeBitmap(packed, width * height - 1)).toBe('tooManyPixels');
      }),
      { numRuns: 30 },
    );
  });

  it('of run lengths may step over pixels and rows, and breaks where its data ends early', () => {
    const whole = runsBitmap(20, 20, 8, () => 1);
    const start = new DataView(whole.buffer).getUint32(10, true);
    // Two pixels, then a step of three columns and one row, one pixel, the end.
    const stepping = Uint8Array.from([...whole.subarray(0, start), 2, 1, 0, 2, 3, 1, 1, 1, 0, 1]);
    const decoded = decodeBitmap(stepping, most);
    if (typeof decoded === 'string') throw new Error(decoded);
    const [black, white] = [bitmapColours[0], bitmapColours[1]].map((colour) => (colour ?? 0) & 255);
    const blueAt = (x: number, y: number) => decoded.data[((19 - y) * 20 + x) * 3 + 2];
    expect([blueAt(0, 0), blueAt(1, 0), blueAt(2, 0), blueAt(4, 1), blueAt(5, 1)]).toEqual([
      white,
      white,
      black,
      black,
      white,
    ]);
    expect(decodeBitmap(whole.subarray(0, start + 9), most)).toBe('bitmapBroken');
    expect(decodeBitmap(whole.subarray(0, -2), most)).toEqual(decodeBitmap(whole, most));
  });

  it('with a picture in it, cut short or too large is refused', () => {
    const whole = bitmap(20, 20, { bits: 24 }, () => 1);
    expect(
      decodeBitmap(
        bitmap(20, 20, { bits: 24, way: 4 }, () => 1),
        most,
      ),
    ).toBe('bitmapCompressed');
    expect(decodeBitmap(whole.subarray(0, whole.length - 10), most)).toBe('bitmapBroken');
    expect(decodeBitmap(whole, 399)).toBe('tooManyPixels');
  });

  it('may be any bytes: none make it fail, or take more memory than its pixels', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.array(fc.tuple(fc.nat(80), fc.nat(255)), { maxLength: 8 }),
        (noise, hits) => {
          const base = bitmap(7, 5, { bits: 24 }, () => 2);
          const runs = runsBitmap(7, 5, 8, (x) => x);
          for (const [at, value] of hits) {
            base[at] = value;
            runs[at] = value;
          }
          const spoilt = Uint8Array.from([...runs.subarray(0, 1078), ...noise]);
          for (const bytes of [noise, base, base.subarray(0, noise.length), runs, spoilt]) {
            const decoded = decodeBitmap(bytes, most);
            if (typeof decoded !== 'string') expect(decoded.data.length).toBe(decoded.width * decoded.height * 3);
          }
        },
      ),
    );
  });
});
