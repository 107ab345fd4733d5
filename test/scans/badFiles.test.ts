import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFile } from '#backend/intake/open/openFile.ts';
import { openPool } from '#backend/jobs/pool.ts';
import { drawPicture } from '#backend/scans/drawPicture.ts';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { unreadableReasonOf } from '#backend/scans/unreadableReason.ts';
import { scanFactsSchema } from '#shared/scans/scanFacts.ts';
import { manyPagedTiff, pngClaiming } from '#test/support/intake/hostilePictures.ts';
import type { SpecimenFormat } from '#test/support/specimens/encode.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

const card = (format: SpecimenFormat = 'jpeg') =>
  makeSpecimen({ kind: 'idBack', data: exampleCard }, { width: 400, height: 300, format });
const reason = async (bytes: Uint8Array, name = '身份证.jpg') => (await readScanFacts(bytes, name)).unreadable;

describe('a file that is no readable picture', () => {
  it('may be empty', async () => {
    expect(await readScanFacts(new Uint8Array(), 'a.jpg')).toMatchObject({
      unreadable: 'empty',
      bytes: 0,
      sharpness: null,
    });
  });

  it.each([
    ['text', '这是一段文字'],
    ['text', '<html><body>404</body></html>'],
    ['zip', 'PK\u0003\u0004 docx'],
  ] as const)('may be %s under a picture’s name', async (contentType, text) => {
    expect(await readScanFacts(Buffer.from(text), '身份证.jpg')).toMatchObject({
      unreadable: 'notAPicture',
      contentType,
    });
  });

  it.each([
    ['pdf', Buffer.from('%PDF-1.7\n%âãÏÓ')],
    ['avif', Buffer.from('\0\0\0\x18ftypavif\0\0\0\0mif1avif', 'latin1')],
    ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ] as const)('may be %s, which the desk knows but does not open', async (contentType, bytes) => {
    expect(await readScanFacts(bytes, 'a.jpg')).toMatchObject({ unreadable: 'unsupported', contentType, width: null });
  });

  it('may be a bitmap', async () => {
    expect(await readScanFacts(await card('bmp'), 'a.bmp')).toMatchObject({
      unreadable: 'unsupported',
      contentType: 'bmp',
    });
  });

  it.each(['jpeg', 'png', 'webp'] satisfies SpecimenFormat[])('may be a %s whose end is missing', async (format) => {
    const whole = await card(format);
    for (const share of [0.2, 0.6, 0.98]) {
      expect(await reason(whole.subarray(0, Math.floor(whole.length * share))), `${share}`).toBe('truncated');
    }
  });

  it.each(['jpeg', 'png'] satisfies SpecimenFormat[])(
    'may be a %s whose second half arrived as zeros',
    async (format) => {
      const whole = Buffer.from(await card(format));
      whole.fill(0, Math.floor(whole.length / 2));
      expect(await reason(whole)).toBe('truncated');
    },
  );

  it('may have been overwritten inside', async () => {
    const whole = Buffer.from(await card('png'));
    whole.fill(0x55, 200, 400);
    expect(await reason(whole)).toBe('corrupt');
  });

  it('may take too long, or turn out to be too large', async () => {
    const blank = { create: { width: 6000, height: 6000, channels: 3, background: '#888' } } as const;
    const slow = sharp(blank).blur(400).timeout({ seconds: 1 }).raw().toBuffer();
    expect(await slow.catch(unreadableReasonOf)).toBe('timeout');
    const large = sharp(await card(), { limitInputPixels: 1000 })
      .raw()
      .toBuffer();
    expect(await large.catch(unreadableReasonOf)).toBe('tooManyPixels');
  });
});

describe('a TIFF of more pages than any paper has', () => {
  // A decoder that walks through all of them before each page takes half a minute here, and once more for each of the hundred.
  const bytes = manyPagedTiff(90_000);

  it('is measured and drawn by its first page', async () => {
    const before = Buffer.from(bytes);
    expect(await readScanFacts(bytes, '扫描.tif')).toMatchObject({
      unreadable: null,
      width: 1,
      height: 1,
      pages: 90_000,
    });
    expect(await drawPicture(bytes, 100)).not.toBeNull();
    expect(bytes.equals(before)).toBe(true);
  });

  it('is opened up to the last page anybody takes', async () => {
    const pool = openPool(1);
    const told: string[] = [];
    for await (const part of openFile(pool, 'tiff', new Uint8Array(bytes)))
      told.push(part.kind === 'refused' ? part.remark : part.kind);
    await pool.close();
    expect(told).toEqual([...Array.from({ length: 100 }, () => 'page'), 'tiffManyPages']);
  });
});

describe('a decompression bomb', () => {
  it('is refused by its header, as PNG: its pixels are nonsense, and nobody looked', async () => {
    expect(await reason(pngClaiming(200, 200))).toBe('corrupt');
    const facts = await readScanFacts(pngClaiming(20_001, 20_000), 'bomb.png');
    expect(facts).toMatchObject({ unreadable: 'tooManyPixels', width: 20_001, height: 20_000, brightness: null });
  });

  it('is refused by its header, as JPEG', async () => {
    const jpeg = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(65_000, frame + 5);
    jpeg.writeUInt16BE(65_000, frame + 7);
    expect(await readScanFacts(jpeg, 'bomb.jpg')).toMatchObject({ unreadable: 'tooManyPixels', width: 65_000 });
  });

  it('is refused by what its pixels take at once, not by their number alone', async () => {
    expect(await reason(pngClaiming(10_000, 9_000, true))).toBe('corrupt');
    expect(await reason(pngClaiming(10_000, 10_001, true))).toBe('tooManyPixels');
    // The same pixels row by row.
    expect(await reason(pngClaiming(10_000, 10_001))).toBe('corrupt');
  });

  it('is what the limit says: one pixel decides', async () => {
    const picture = await card();
    expect((await readScanFacts(picture, 'a.jpg', { maxPixels: 400 * 300 })).unreadable).toBeNull();
    expect((await readScanFacts(picture, 'a.jpg', { maxPixels: 400 * 300 - 1 })).unreadable).toBe('tooManyPixels');
  });
});

describe('untrusted content', () => {
  it('is never rendered as SVG, whatever it is called', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    );
    await expect(sharp(svg).png().toBuffer()).rejects.toThrow(/unsupported image format/);
    for (const name of ['a.svg', 'a.jpg']) expect(await reason(svg, name)).toBe('unsupported');
  });

  it('of any bytes gives facts, not a failure', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), fc.string(), async (bytes, name) => {
        scanFactsSchema.parse(await readScanFacts(bytes, name));
      }),
      { numRuns: 150 },
    );
  });

  it('that is a damaged picture gives facts, not a failure', async () => {
    const whole = await Promise.all((['jpeg', 'png', 'webp', 'tiff', 'gif'] as const).map((format) => card(format)));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        async (file, share, flips) => {
          const damaged = Buffer.from(file.subarray(0, Math.floor(file.length * share)));
          for (const [at, value] of flips) if (damaged.length > 0) damaged[at % damaged.length] = value;
          const facts = scanFactsSchema.parse(await readScanFacts(damaged, 'a.jpg'));
          expect(facts.unreadable === null).toBe(facts.sharpness !== null);
        },
      ),
      { numRuns: 120 },
    );
  });
});
