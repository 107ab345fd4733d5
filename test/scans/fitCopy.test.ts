import { beforeAll, describe, expect, it } from 'vitest';
import { type CopyOutcome, fitCopy } from '#backend/fit/fitCopy.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { copyTargetFor } from '#shared/scans/copyTarget.ts';
import { profileById } from '#shared/scans/profile.ts';
import { heicCard } from '#test/support/heic.ts';
import { likeness } from '#test/support/likeness.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { exampleCard, exampleLetter, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen, type SpecimenOptions } from '#test/support/specimens/specimen.ts';

const licence = (options: SpecimenOptions) => makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, options);
const card = (options: SpecimenOptions) => makeSpecimen({ kind: 'idFront', data: exampleCard }, options);
const target = (kind: ScanKind, profile = 'wechat-default') =>
  copyTargetFor(profileById(shippedPack, profile), kind, shippedPack.copyLimits);

function made(outcome: CopyOutcome) {
  if (outcome.made === 'none') throw new Error(`not fitted: ${outcome.reason}`);
  return outcome;
}

/** What a program that knows nothing of ours finds in a file. */
async function read(bytes: Uint8Array) {
  const { format, width, height, exif, xmp, iptc, comments } = await sharp(bytes).metadata();
  await sharp(bytes, { failOn: 'warning' }).stats();
  return { format, width, height, tells: [exif, xmp, iptc, comments].some((part) => part !== undefined) };
}

let large: Buffer;
beforeAll(async () => {
  large = await licence({ width: 4000, height: 3000 });
});

describe('a photo that is too large', () => {
  it.each([
    ['subjectCertificate', 'wechat-default', 204_800, [1500, 1100]],
    ['letter', 'wechat-default', 204_800, [720, 1280]],
    ['letter', 'wechat-community', 2_097_152, [720, 1280]],
    ['subjectCertificate', 'wechat-strict', 204_800, [1500, 1100]],
  ] as const)(
    'as %s for %s lands within 5 % below the most bytes, with the pixels it needs',
    async (kind, profile, most, floor) => {
      const noisy = most > 1_000_000 ? await licence({ width: 4000, height: 3000, noise: 14 }) : large;
      const copy = made(await fitCopy(noisy, target(kind, profile)));
      expect(copy).toMatchObject({ made: 'copy', contentType: 'jpeg', enlarged: null, aboveAdvised: false });
      expect(copy.bytes.byteLength).toBeLessThanOrEqual(most);
      expect(copy.bytes.byteLength).toBeGreaterThanOrEqual(most * 0.95);
      const { format, width, height, tells } = await read(copy.bytes);
      expect({ format, tells }).toEqual({ format: 'jpeg', tells: false });
      expect([copy.width, copy.height]).toEqual([width, height]);
      const [short, long] = [Math.min(width, height), Math.max(width, height)];
      expect(short).toBeGreaterThanOrEqual(Math.min(...floor));
      expect(long).toBeGreaterThanOrEqual(Math.max(...floor));
      expect(width / height).toBeCloseTo(4 / 3, 2);
    },
  );

  it('is as like the original as the bytes allow: more than one of the same pixels at their lowest quality', async () => {
    const size = { width: 2000, height: 1500 };
    const copy = made(await fitCopy(large, target('subjectCertificate')));
    let crushed = Buffer.from(large);
    for (let quality = 30; crushed.byteLength > copy.bytes.byteLength && quality > 0; quality--)
      crushed = await sharp(large).jpeg({ quality }).toBuffer();
    expect(await likeness(large, copy.bytes, size)).toBeGreaterThan(await likeness(large, crushed, size));
  });

  it('lands there also where all its pixels fit at the best quality and a little is left', async () => {
    const whole = await licence({ width: 1600, height: 1200, format: 'png' });
    const better = await sharp(whole).jpeg({ quality: 93, chromaSubsampling: '4:4:4' }).toBuffer();
    const most = Math.round(better.byteLength * 1.02);
    const copy = made(
      await fitCopy(whole, { ...target('letter'), aimMinBytes: null, maxBytes: most, lastBytes: most }),
    );
    expect(copy.bytes.byteLength).toBeLessThanOrEqual(most);
    expect(copy.bytes.byteLength).toBeGreaterThanOrEqual(most * 0.95);
    expect([copy.width, copy.height]).toEqual([1600, 1200]);
  });

  it('lies as it was seen, not as the sensor held it', async () => {
    const turned = await licence({ width: 3000, height: 2000, exifOrientation: 6, noise: 8 });
    expect((await sharp(turned).metadata()).orientation).toBe(6);
    const copy = made(await fitCopy(turned, target('subjectCertificate')));
    expect((await sharp(copy.bytes).metadata()).orientation).toBeUndefined();
    const size = { width: 1500, height: 1000 };
    expect(await likeness(turned, copy.bytes, size)).toBeGreaterThan(0.8);
    expect(await likeness(turned, await sharp(copy.bytes).rotate(180).toBuffer(), size)).toBeLessThan(0.7);
  });
});

describe('a photo that meets every demand', () => {
  it('keeps every pixel and loses what it tells of its making', async () => {
    const plain = await licence({ width: 1800, height: 1350, targetBytes: 150 * 1024 });
    const told = await sharp(plain)
      .keepMetadata()
      .withExif({ IFD0: { Make: '样例相机' }, IFD3: { GPSLatitude: '22/1 32/1 0/1', GPSLatitudeRef: 'N' } })
      .jpeg({ quality: 80 })
      .toBuffer();
    expect((await read(told)).tells).toBe(true);
    const copy = made(await fitCopy(told, target('subjectCertificate')));
    expect(copy).toMatchObject({ made: 'same', quality: null, width: 1800, height: 1350 });
    expect((await read(copy.bytes)).tells).toBe(false);
    expect(Buffer.from(copy.bytes).includes('样例相机')).toBe(false);
    const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();
    expect((await pixels(copy.bytes)).equals(await pixels(told))).toBe(true);
  });
});

describe('a picture that no browser shows in its colours', () => {
  it('becomes one of red, green and blue: inks of a printer, transparency', async () => {
    const plain = await card({ width: 1600, height: 1200 });
    const inks = await sharp(plain).toColourspace('cmyk').jpeg({ quality: 60 }).toBuffer();
    const clear = await sharp(plain).ensureAlpha(0.5).png().toBuffer();
    for (const bytes of [inks, clear]) {
      const copy = made(await fitCopy(bytes, { ...target('personFront'), maxBytes: null, minBytes: null }));
      expect(copy.made).toBe('copy');
      expect(await sharp(copy.bytes).metadata()).toMatchObject({ channels: 3, space: 'srgb' });
    }
  });
});

describe('a photo below the least number of bytes', () => {
  it('is saved at a higher quality, not padded', async () => {
    const soft = await card({ width: 1600, height: 1200, targetBytes: 60 * 1024, noise: 0 });
    const copy = made(await fitCopy(soft, target('personFront')));
    expect(copy.bytes.byteLength).toBeGreaterThanOrEqual(102_400);
    expect(copy.bytes.byteLength).toBeLessThanOrEqual(204_800);
    // It ends where its picture ends.
    expect([...copy.bytes.slice(-2)]).toEqual([0xff, 0xd9]);
    const encoded = await sharp(copy.bytes)
      .jpeg({ quality: copy.quality ?? 0 })
      .toBuffer();
    expect(encoded.byteLength).toBeGreaterThan(copy.bytes.byteLength * 0.6);
  });

  it('is enlarged to the least number of pixels and says so; beyond twice its size there is no copy', async () => {
    const small = await card({ width: 1000, height: 750, noise: 6 });
    const copy = made(await fitCopy(small, target('subjectCertificate')));
    expect(copy).toMatchObject({ made: 'copy', enlarged: 'pixels' });
    expect([copy.width, copy.height]).toEqual([1500, 1125]);
    expect(await fitCopy(await card({ width: 600, height: 450 }), target('subjectCertificate'))).toEqual({
      made: 'none',
      reason: 'tooFewPixels',
    });
  });

  it('is enlarged for bytes alone where no pixels are demanded, and says so', async () => {
    const small = await sharp(await card({ width: 600, height: 450, noise: 6 }))
      .jpeg({ quality: 75 })
      .toBuffer();
    const copy = made(await fitCopy(small, target('personFront', 'tencent-cloud')));
    expect(copy).toMatchObject({ made: 'copy', enlarged: 'bytes' });
    expect(copy.bytes.byteLength).toBeGreaterThanOrEqual(204_800);
    expect(copy.width).toBeGreaterThan(600);
  });

  it('says so when nothing but padding would reach it', async () => {
    const blank = await sharp({ create: { width: 1600, height: 1300, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await fitCopy(blank, target('letter', 'tencent-cloud'))).toEqual({ made: 'none', reason: 'tooFewBytes' });
  });
});

describe('a letter, for which the platform demands no least bytes', () => {
  const letter = (options: SpecimenOptions) => makeSpecimen({ kind: 'letterPage', data: exampleLetter }, options);
  it.each([
    ['a flat scan', { width: 1240, height: 1754, format: 'png' }, {}],
    ['a photo WeChat has made small', { width: 1080, height: 1440 }, { quality: 35 }],
    ['a page with hardly a word', { width: 720, height: 1280, noise: 0 }, { quality: 60 }],
  ] as const)('%s gets a copy that every source takes, of 100 to 200 KB', async (_, options, jpeg) => {
    const drawn = await letter(options);
    const given = 'quality' in jpeg ? await sharp(drawn).jpeg(jpeg).toBuffer() : drawn;
    if ('quality' in jpeg) expect(given.byteLength).toBeLessThan(102_400);
    const copy = made(await fitCopy(given, target('letter')));
    expect(copy).toMatchObject({ made: 'copy', contentType: 'jpeg' });
    expect(copy.bytes.byteLength).toBeGreaterThanOrEqual(102_400);
    expect(copy.bytes.byteLength).toBeLessThanOrEqual(204_800);
  });

  it('goes as it is where it has not so many bytes to give', async () => {
    const blank = await sharp({ create: { width: 720, height: 1280, channels: 3, background: '#ffffff' } })
      .jpeg()
      .toBuffer();
    expect(made(await fitCopy(blank, target('letter')))).toMatchObject({ made: 'same', enlarged: null });
  });
});

describe('legibility', () => {
  it('comes before advice: a picture full of detail gets more bytes than advised, and says so', async () => {
    const busy = await licence({ width: 3000, height: 2250, noise: 60 });
    const copy = made(await fitCopy(busy, target('subjectCertificate')));
    expect(copy.aboveAdvised).toBe(copy.bytes.byteLength > 204_800);
    expect(copy.bytes.byteLength).toBeLessThanOrEqual(2_097_152);
    expect(copy.quality).toBeGreaterThanOrEqual(shippedPack.copyLimits.leastQuality);
  });

  it('costs as few bytes more than advised as it takes, not all that the platform bears', async () => {
    const busy = await licence({ width: 3000, height: 2250, noise: 60 });
    // As for a paper that takes half of its picture.
    const copy = made(await fitCopy(busy, { ...target('subjectCertificate'), legibleSide: 2600 }));
    expect(copy.aboveAdvised).toBe(true);
    expect(copy.bytes.byteLength).toBeGreaterThan(204_800);
    expect(copy.quality).toBe(shippedPack.copyLimits.goodQuality);
    // The same pixels at the least quality would not have fitted, either.
    const { width, height } = await read(copy.bytes);
    const least = await sharp(copy.bytes)
      .resize(width, height)
      .jpeg({ quality: shippedPack.copyLimits.leastQuality })
      .toBuffer();
    expect(copy.bytes.byteLength).toBeLessThan(3 * least.byteLength);
  });

  it('is not given up for the last limit', async () => {
    const noise = await sharp({
      create: {
        width: 2000,
        height: 1500,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 90 },
      },
    })
      .png()
      .toBuffer();
    expect(await fitCopy(noise, target('subjectCertificate', 'wechat-strict'))).toEqual({
      made: 'none',
      reason: 'tooManyBytes',
    });
  });
});

describe('contents the platform does not take', () => {
  it.each(['webp', 'tiff', 'gif', 'png'] as const)('%s becomes a JPEG', async (format) => {
    const picture = await sharp(await licence({ width: 2000, height: 1500 }))
      .toFormat(format)
      .toBuffer();
    const copy = made(await fitCopy(picture, target('subjectCertificate', 'wechat-strict')));
    expect((await read(copy.bytes)).format).toBe('jpeg');
    expect(copy.bytes.byteLength).toBeLessThanOrEqual(204_800);
  });

  it('HEIC, too', async () => {
    const copy = made(await fitCopy(heicCard(), target('letter', 'aliyun')));
    expect((await read(copy.bytes)).format).toBe('jpeg');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('样例文本')],
    ['half a picture', null],
  ] as const)('%s is unreadable', async (_, bytes) => {
    const given = bytes ?? large.subarray(0, large.length / 2);
    expect(await fitCopy(given, target('subjectCertificate'))).toEqual({ made: 'none', reason: 'unreadable' });
  });
});
