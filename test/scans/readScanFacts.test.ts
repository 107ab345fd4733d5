import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import type { SpecimenFormat } from '#test/support/specimens/encode.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen, type SpecimenOptions } from '#test/support/specimens/specimen.ts';

const small: SpecimenOptions = { width: 640, height: 480 };
const card = (options: SpecimenOptions = {}) =>
  makeSpecimen({ kind: 'idFront', data: exampleCard }, { ...small, ...options });

describe('the facts of a picture', () => {
  it.each(['jpeg', 'png', 'webp', 'tiff', 'gif'] satisfies SpecimenFormat[])('are measured in %s', async (format) => {
    const bytes = await card({ format });
    const facts = await readScanFacts(bytes, `客户/身份证.${format}`);
    expect(facts.exifOrientation ?? 1).toBe(1);
    expect(facts).toMatchObject({
      name: `身份证.${format}`,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      contentType: format,
      extension: format,
      unreadable: null,
      width: 640,
      height: 480,
      pages: 1,
    });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('count pixels the way EXIF orientation %d shows them', async (exifOrientation) => {
    const facts = await readScanFacts(await card({ exifOrientation }), 'a.jpg');
    expect(facts).toMatchObject({ width: 640, height: 480, exifOrientation });
  });

  it('tell a sharp picture from a blurred one, a light from a dark one, a coloured from a grey one', async () => {
    const [good, blurred, dark, grey] = await Promise.all(
      [{}, { blur: 3 }, { brightness: 0.2 }, { grey: true }].map(async (options) =>
        readScanFacts(await card({ width: 1200, height: 900, ...options }), 'a.jpg'),
      ),
    );
    expect(blurred?.sharpness).toBeLessThan((good?.sharpness ?? 0) / 10);
    expect(dark?.brightness).toBeLessThan((good?.brightness ?? 0) / 3);
    expect(grey?.chroma).toBeLessThan(1);
    expect(good?.chroma).toBeGreaterThan(10);
    expect(grey?.colouredShare).toBe(0);
  });

  it('hardly change with the number of pixels the same scene was taken with', async () => {
    const [one, other] = await Promise.all(
      [1500, 3000].map(async (width) => readScanFacts(await card({ width, height: width * 0.75, noise: 0 }), 'a.jpg')),
    );
    expect((other?.sharpness ?? 0) / (one?.sharpness ?? 1)).toBeGreaterThan(0.6);
    expect((other?.sharpness ?? 0) / (one?.sharpness ?? 1)).toBeLessThan(1.7);
    expect(Math.abs((other?.brightness ?? 0) - (one?.brightness ?? 0))).toBeLessThan(2);
  });

  it('leave the bytes alone', async () => {
    const bytes = await card();
    const before = Buffer.from(bytes);
    await readScanFacts(bytes, 'a.jpg');
    expect(bytes.equals(before)).toBe(true);
  });
});
