import { describe, expect, it } from 'vitest';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { scanFactsSchema } from '#shared/scans/scanFacts.ts';
import { deepInkTiff } from '#test/support/intake/hostilePictures.ts';
import { judged } from '#test/support/scans.ts';

/** Noise, so that nothing is even. */
function noise(width: number, height: number): Buffer {
  const pixels = Buffer.alloc(width * height * 3);
  let state = 9;
  for (let at = 0; at < pixels.length; at++) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    pixels[at] = state >> 16;
  }
  return pixels;
}

const raw = (width: number, height: number) =>
  sharp(noise(width, height), { raw: { width, height, channels: 3 }, limitInputPixels: false });

const frame = { width: 64, height: 48, channels: 3, background: '#c03030' } as const;

/** Pictures no camera makes. Each is measured, and judged, and nothing fails. */
const odd: Readonly<Record<string, () => Promise<Buffer>>> = {
  'one pixel wide and 65500 high': () => raw(1, 65_500).jpeg().toBuffer(),
  '65500 wide and one high': () => raw(65_500, 1).jpeg().toBuffer(),
  'a single pixel': () => raw(1, 1).png().toBuffer(),
  'CMYK of 8 bits': () => raw(300, 200).toColourspace('cmyk').tiff({ compression: 'none' }).toBuffer(),
  'CMYK of 16 bits': async () => deepInkTiff(300, 200),
  '16 bits a colour': () => raw(300, 200).toColourspace('rgb16').png().toBuffer(),
  'all transparent': () =>
    sharp({ create: { ...frame, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer(),
  moving: async () => {
    const still = (background: string) =>
      sharp({ create: { ...frame, background } })
        .png()
        .toBuffer();
    const frames = [await still('#c03030'), await still('#30c030')];
    return sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
  },
  'one colour': () =>
    sharp({ create: { ...frame, width: 900, height: 700 } })
      .jpeg()
      .toBuffer(),
};

describe('an odd picture', () => {
  it.each(Object.keys(odd))('%s is measured and judged', async (name) => {
    const facts = await readScanFacts((await odd[name]?.()) ?? Buffer.alloc(0), '样例.jpg');
    expect(scanFactsSchema.parse(facts)).toEqual(facts);
    expect(facts.unreadable).toBeNull();
    for (const kind of ['subjectCertificate', 'personFront', 'letter', 'otherAttachment'] as const) {
      expect(judged(facts, kind).every(({ message }) => message.length > 0)).toBe(true);
    }
  });

  it('that moves says that only its first page was looked at', async () => {
    const facts = await readScanFacts((await odd['moving']?.()) ?? Buffer.alloc(0), '样例.gif');
    expect(facts.pages).toBe(2);
    expect(judged(facts).map(({ rule }) => rule)).toContain('scan.pages');
  });
});
