import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBitmap } from '#backend/intake/open/decodeBitmap.ts';
import { type BitmapBits, bitmap, bitmapColours } from '#test/support/intake/bitmaps.ts';

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

  it('with run lengths, cut short or too large is refused', () => {
    const whole = bitmap(20, 20, { bits: 24 }, () => 1);
    expect(
      decodeBitmap(
        bitmap(20, 20, { bits: 8, way: 1 }, () => 1),
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
          for (const [at, value] of hits) base[at] = value;
          for (const bytes of [noise, base, base.subarray(0, noise.length)]) {
            const decoded = decodeBitmap(bytes, most);
            if (typeof decoded !== 'string') expect(decoded.data.length).toBe(decoded.width * decoded.height * 3);
          }
        },
      ),
    );
  });
});
