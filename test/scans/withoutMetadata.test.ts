import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutMetadata } from '#backend/fit/withoutMetadata.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';

const picture = sharp({
  create: { width: 97, height: 61, channels: 3, background: '#456', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
});
const place = '样例经纬度22.5N';

/** A file with everything a phone writes, and a second file hung on behind its end. */
async function told(format: 'jpeg' | 'png', progressive: boolean): Promise<Buffer> {
  const file = await picture
    .clone()
    .withExif({ IFD0: { Make: place, ImageDescription: place } })
    .withXmp(`<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">${place}</x:xmpmeta><?xpacket end="w"?>`)
    .withIccProfile('srgb')
    [format]({ progressive })
    .toBuffer();
  return Buffer.concat([file, Buffer.from(`ftyp ${place}`)]);
}

describe.each([
  ['jpeg', false],
  ['jpeg', true],
  ['png', false],
  ['png', true],
] as const)('%s, progressive %s', (format, progressive) => {
  it('keeps its pixels and colours, and tells nothing any more', async () => {
    const file = await told(format, progressive);
    expect(file.includes(place)).toBe(true);
    const bare = withoutMetadata(file, format);
    if (!bare) throw new Error('not understood');
    expect(Buffer.from(bare).includes(place)).toBe(false);
    const { exif, xmp, icc } = await sharp(bare).metadata();
    expect([exif, xmp]).toEqual([undefined, undefined]);
    expect(icc).toBeDefined();
    const pixels = (bytes: Uint8Array) => sharp(bytes, { failOn: 'warning' }).raw().toBuffer();
    expect((await pixels(bare)).equals(await pixels(file))).toBe(true);
    expect(withoutMetadata(bare, format)).toEqual(bare);
  });

  it('is refused when it breaks off anywhere', async () => {
    const whole = withoutMetadata(await told(format, progressive), format) ?? new Uint8Array();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(withoutMetadata(whole.subarray(0, length), format)).toBeNull();
      }),
    );
  });

  it('never fails and never grows, whatever the bytes', async () => {
    const whole = await told(format, progressive);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }), (changes) => {
        const changed = Uint8Array.from(whole);
        for (const [at, byte] of changes) changed[at] = byte;
        expect(withoutMetadata(changed, format)?.length ?? 0).toBeLessThanOrEqual(changed.length);
      }),
    );
  });
});

it('does nothing to other contents', async () => {
  expect(withoutMetadata(await picture.clone().webp().toBuffer(), 'webp')).toBeNull();
});

it('a JPEG keeps no small picture of itself: what was cut away since may still be on it', async () => {
  const plain = await picture.clone().jpeg().toBuffer();
  const thumbnail = Buffer.from('thumbnail of what was there before');
  const jfif = Buffer.concat([
    Buffer.from('JFIF\0'),
    Buffer.from([1, 2, 1, 0, 72, 0, 72, 1, 11]),
    thumbnail.subarray(0, 33),
  ]);
  const jfxx = Buffer.concat([Buffer.from('JFXX\0'), Buffer.from([0x10]), thumbnail]);
  const segment = (inside: Buffer) => Buffer.concat([Buffer.from([0xff, 0xe0, 0, inside.length + 2]), inside]);
  const file = Buffer.concat([plain.subarray(0, 2), segment(jfif), segment(jfxx), plain.subarray(2)]);
  const bare = Buffer.from(withoutMetadata(file, 'jpeg') ?? []);
  expect([bare.includes('JFIF'), bare.includes('JFXX'), bare.includes('thumbnail')]).toEqual([true, false, false]);
  const { density, width } = await sharp(bare, { failOn: 'warning' }).metadata();
  expect([density, width]).toEqual([72, 97]);
});
