import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { uprightMatrix } from '#backend/pdf/exifOrientation.ts';
import { embedJpeg, embedPlainPng, fitInside, type Placeable, place } from '#backend/pdf/imagePage.ts';
import { readJpegHeader } from '#backend/pdf/jpegImage.ts';
import { readPlainPng } from '#backend/pdf/pngImage.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { distance, type RenderedPage, renderedPage } from '#test/support/renderedPage.ts';
import { walkPdf } from '#test/support/walkPdf.ts';

const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Four fields of different colour on white, so that every turn and mirror is told apart. */
async function card(width = 240, height = 160): Promise<Buffer> {
  const field = (colour: string) =>
    sharp({ create: { width: width / 2, height: height / 2, channels: 3, background: colour } })
      .png()
      .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite([
      { input: await field('#d02020'), left: 0, top: 0 },
      { input: await field('#20a020'), left: width / 2, top: 0 },
      { input: await field('#2040c0'), left: 0, top: height / 2 },
    ])
    .removeAlpha()
    .png()
    .toBuffer();
}

async function pageWith(embed: (pdf: PDFDocument) => Placeable): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const picture = embed(pdf);
  const page = pdf.addPage([300, 300]);
  place(page, picture, fitInside(picture, { x: 30, y: 30, width: 240, height: 240 }));
  return pdf.save();
}

async function jpegPage(bytes: Uint8Array): Promise<Uint8Array> {
  return pageWith((pdf) => {
    const read = readJpegHeader(bytes);
    if (!read.ok) throw new Error(read.reason);
    return embedJpeg(pdf, bytes, read.header);
  });
}

async function pngPage(bytes: Uint8Array): Promise<Uint8Array> {
  return pageWith((pdf) => {
    const read = readPlainPng(bytes);
    if (!read.ok) throw new Error(read.reason);
    return embedPlainPng(pdf, read.png);
  });
}

const rendered = (pdf: Uint8Array): Promise<RenderedPage> => renderedPage(pdf, 1, 72);

describe('JPEGs', () => {
  it('stand in the PDF with the very same bytes', async () => {
    const bytes = await sharp(await card())
      .jpeg({ progressive: true })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { streams } = await walkPdf(await jpegPage(bytes));
    const hashes = streams.filter(({ dict }) => dict.get('Filter') === '/DCTDecode').map(({ raw }) => sha256(raw));
    expect(hashes).toEqual([sha256(bytes)]);
  });

  it.each(orientations)('with EXIF orientation %i are shown upright', async (orientation) => {
    // Stored turned, so that showing it by its orientation gives the card again.
    const stored = await sharp(await storedFor(orientation))
      .jpeg({ quality: 95 })
      .withMetadata({ orientation })
      .toBuffer();
    const upright = await sharp(await card())
      .jpeg({ quality: 95 })
      .toBuffer();
    expect(distance(await rendered(await jpegPage(stored)), await rendered(await jpegPage(upright)))).toBeLessThan(1);
  });

  it('in grey and in CMYK have the right colours', async () => {
    const plain = await rendered(await pngPage(await card()));
    const grey = await sharp(await card())
      .greyscale()
      .jpeg({ quality: 95 })
      .toBuffer();
    const greyPng = await sharp(await card())
      .greyscale()
      .png()
      .toBuffer();
    expect(distance(await rendered(await jpegPage(grey)), await rendered(await pngPage(greyPng)))).toBeLessThan(1);
    const cmyk = await sharp(await card())
      .toColourspace('cmyk')
      .jpeg({ quality: 95 })
      .toBuffer();
    const read = readJpegHeader(cmyk);
    expect(read.ok && read.header.components).toBe(4);
    // Not inverted means 200 away; a naive conversion of inks stays well below 40.
    expect(distance(await rendered(await jpegPage(cmyk)), plain)).toBeLessThan(40);
  });

  it('never make the header reader throw or hang, however they are cut or spoilt', async () => {
    const whole = await sharp(await card())
      .jpeg()
      .withMetadata({ orientation: 3 })
      .toBuffer();
    const spoil = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 });
    fc.assert(
      fc.property(fc.nat(whole.length), spoil, (length, changes) => {
        const bytes = Uint8Array.from(whole.subarray(0, length));
        for (const [at, value] of changes) if (at < length) bytes[at] = value;
        const read = readJpegHeader(bytes);
        expect(read.ok ? read.header.width > 0 : read.reason).toBeTruthy();
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => !readJpegHeader(bytes).ok));
    expect(readJpegHeader(whole.subarray(0, 40))).toEqual({ ok: false, reason: 'truncated' });
  });

  it('of a process PDF does not know are refused', async () => {
    const bytes = Uint8Array.from(
      await sharp(await card())
        .jpeg()
        .toBuffer(),
    );
    const frame = bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xc0);
    bytes[frame + 1] = 0xc9;
    expect(readJpegHeader(bytes)).toEqual({ ok: false, reason: 'unsupported' });
  });
});

describe('PNGs', () => {
  it('without alpha keep their compressed pixels and look the same', async () => {
    const truth = await rendered(
      await jpegPage(
        await sharp(await card())
          .jpeg({ quality: 100 })
          .toBuffer(),
      ),
    );
    const palette = await sharp(await card())
      .png({ palette: true, colours: 4 })
      .toBuffer();
    for (const bytes of [await card(), palette]) {
      const read = readPlainPng(bytes);
      const pdf = await pngPage(bytes);
      const { streams } = await walkPdf(pdf);
      const hashes = streams.map(({ raw }) => sha256(raw));
      expect(read.ok && hashes.includes(sha256(read.png.pixels))).toBe(true);
      expect(distance(await rendered(pdf), truth)).toBeLessThan(2);
    }
  });

  it('with alpha, 16 bits or interlacing ask for conversion', async () => {
    const source = sharp(await card());
    const alpha = await source.clone().ensureAlpha(0.5).png().toBuffer();
    const deep = await source.clone().toColourspace('rgb16').png().toBuffer();
    const interlaced = await source.clone().png({ progressive: true }).toBuffer();
    for (const bytes of [alpha, deep, interlaced]) {
      expect(readPlainPng(bytes)).toEqual({ ok: false, reason: 'needsConversion' });
    }
  });

  it('cut or spoilt are refused, never thrown about', async () => {
    const whole = await card();
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        (cut, at, flip) => {
          expect(readPlainPng(whole.subarray(0, cut)).ok).toBe(false);
          const spoilt = Uint8Array.from(whole);
          spoilt[at] = (spoilt[at] ?? 0) ^ flip;
          expect(readPlainPng(spoilt).ok).toBe(false);
        },
      ),
    );
  });
});

it('the orientation matrices map the unit square onto itself', () => {
  for (const orientation of orientations) {
    const [a, b, c, d, e, f] = uprightMatrix(orientation);
    const corners = [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ].map(([u = 0, v = 0]) => [a * u + c * v + e, b * u + d * v + f].join());
    expect(corners.toSorted()).toEqual(['0,0', '0,1', '1,0', '1,1']);
  }
});

/** The card as a camera with this orientation stores it. */
async function storedFor(orientation: (typeof orientations)[number]): Promise<Buffer> {
  const upright = sharp(await card());
  switch (orientation) {
    case 1:
      return upright.png().toBuffer();
    case 2:
      return upright.flop().png().toBuffer();
    case 3:
      return upright.rotate(180).png().toBuffer();
    case 4:
      return upright.flip().png().toBuffer();
    case 5:
      return sharp(await upright.rotate(90).png().toBuffer())
        .flop()
        .png()
        .toBuffer();
    case 6:
      return upright.rotate(270).png().toBuffer();
    case 7:
      return sharp(await upright.rotate(270).png().toBuffer())
        .flop()
        .png()
        .toBuffer();
    case 8:
      return upright.rotate(90).png().toBuffer();
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
