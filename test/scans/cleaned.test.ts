import { deflateSync, inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { cleaned } from '#backend/fit/cleaned.ts';
import { filmWithoutMetadata } from '#backend/fit/filmWithoutMetadata.ts';
import { picturePages } from '#backend/pdf/onlyPicture.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { contentTypeOf } from '#shared/scans/contentType.ts';
import { box, film } from '#test/support/film.ts';
import { heicCard } from '#test/support/heic.ts';
import { bitmap } from '#test/support/intake/bitmaps.ts';
import { lockedPdf, pdfOfJpegs } from '#test/support/intake/pdfs.ts';

/** Only 7-bit letters, so that it stands in every format as it is. */
const place = 'Yangli+22.5431+114.0579';
const picture = (pages = 1) =>
  sharp({
    create: {
      width: 96,
      height: 64 * pages,
      channels: 3,
      background: '#456',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });
const told = () =>
  picture().withExif({ IFD0: { Make: place, ImageDescription: place }, IFD3: { GPSAreaInformation: place } });

async function silent(bytes: Uint8Array) {
  const clean = await cleaned(bytes);
  if (!clean) throw new Error('not cleaned');
  expect(Buffer.from(clean.bytes).includes(place)).toBe(false);
  return clean;
}

describe('a file that leaves says nothing of where it was taken', () => {
  it.each(['jpeg', 'png', 'webp', 'tiff'] as const)('%s', async (format) => {
    const file = await told().withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${place}</x:xmpmeta>`)[format]().toBuffer();
    expect(file.includes(place)).toBe(true);
    const { bytes, extension } = await silent(file);
    expect(extension).toBeNull();
    expect(await sharp(bytes).metadata()).toMatchObject({ format, width: 96, height: 64 });
  });

  it('a JPEG keeps every pixel and which way is up, also one that breaks off', async () => {
    const file = await told()
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Make: place } })
      .jpeg()
      .toBuffer();
    const { bytes } = await silent(file);
    expect((await sharp(bytes).metadata()).orientation).toBe(6);
    const pixels = (of: Uint8Array) => sharp(of).raw().toBuffer();
    expect((await pixels(bytes)).equals(await pixels(file))).toBe(true);
    const part = await silent(file.subarray(0, file.length - 900));
    expect(part.bytes.length).toBeGreaterThan(500);
  });

  it.each(['webp', 'tiff', 'png'] as const)('a %s that says how to turn it is turned', async (format) => {
    const file = await told().withMetadata({ orientation: 6 })[format]().toBuffer();
    expect(await sharp(file).metadata()).toMatchObject({ width: 96, height: 64, orientation: 6 });
    const { width, height, orientation = 1 } = await sharp((await silent(file)).bytes).metadata();
    expect([width, height, orientation]).toEqual([64, 96, 1]);
  });

  it('a TIFF keeps its pages', async () => {
    const two = await picture(2).raw().toBuffer();
    const file = await sharp(two, { raw: { width: 96, height: 128, channels: 3, pageHeight: 64 } })
      .tiff()
      .toBuffer();
    expect((await sharp(file).metadata()).pages).toBe(2);
    expect((await sharp((await silent(file)).bytes).metadata()).pages).toBe(2);
  });

  it('a HEIC becomes a JPEG', async () => {
    const { bytes, extension } = await silent(heicCard());
    expect(extension).toBe('jpg');
    const { format, exif } = await sharp(bytes).metadata();
    expect([format, exif]).toEqual(['jpeg', undefined]);
  });

  it('a PDF loses author, XMP, attached files, earlier states, and what cameras wrote into its pictures', async () => {
    const made = await PDFDocument.load(await pdfOfJpegs([await told().jpeg().toBuffer()]));
    made.setAuthor(place);
    const { context } = made;
    const xmp = context.register(context.stream(`<x>${place}</x>`, { Type: 'Metadata', Subtype: 'XML' }));
    made.catalog.set(PDFName.of('Metadata'), xmp);
    // Nothing refers to it any more, as to what an earlier state of the document said.
    context.register(context.obj({ Author: PDFString.of(place) }));
    await made.attach(Buffer.from(place), 'a.txt');
    const file = Buffer.from(await made.save({ useObjectStreams: false }));
    expect(file.includes(place)).toBe(true);
    const { bytes } = await silent(file);
    const again = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(again.getPageCount()).toBe(1);
    const values = again.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? object.values() : []));
    expect(values.filter((value) => value instanceof PDFHexString && value.decodeText().includes(place))).toEqual([]);
    expect(again.getAuthor()).toBeUndefined();
  });

  it('a PDF loses what cameras wrote into a picture that is deflated besides, who remarked what, and scripts', async () => {
    const made = await PDFDocument.load(await pdfOfJpegs([await told().jpeg().toBuffer()]));
    const { context } = made;
    for (const [, object] of context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Image')) continue;
      object.updateContents(deflateSync(object.getContents()));
      object.dict.set(PDFName.of('Filter'), context.obj(['FlateDecode', 'DCTDecode']));
    }
    const remark = {
      Type: 'Annot',
      Subtype: 'Text',
      Rect: [0, 0, 9, 9],
      T: PDFString.of(place),
      M: PDFString.of(place),
    };
    made.getPage(0).node.set(PDFName.of('Annots'), context.obj([remark]));
    made.catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFString.of(place) }));
    const file = Buffer.from(await made.save({ useObjectStreams: false }));
    expect(file.includes(place)).toBe(true);
    const { bytes } = await silent(file);
    const again = await PDFDocument.load(bytes, { updateMetadata: false });
    const pictures = again.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image') ? object : [],
      );
    expect(pictures).toHaveLength(1);
    const jpeg = inflateSync(pictures[0]?.getContents() ?? new Uint8Array());
    expect(jpeg.includes(place)).toBe(false);
    expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 96, height: 64 });
  });

  it('a picture in a PDF that is packed in a way nobody can look into keeps the PDF here', async () => {
    const made = await PDFDocument.load(await pdfOfJpegs([await told().jpeg().toBuffer()]));
    const { context } = made;
    for (const [, object] of context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Image')) continue;
      object.dict.set(PDFName.of('Filter'), context.obj(['ASCIIHexDecode', 'DCTDecode']));
      object.updateContents(Buffer.from(`${Buffer.from(object.getContents()).toString('hex')}>`));
    }
    expect(await cleaned(Buffer.from(await made.save({ useObjectStreams: false })))).toBeNull();
  });

  it('but a picture taken out of a PDF comes in byte for byte', async () => {
    const jpeg = await told().jpeg().toBuffer();
    const [only] = (await picturePages(await pdfOfJpegs([jpeg])))?.pages ?? [];
    expect(only?.kind === 'jpeg' && jpeg.equals(only.bytes)).toBe(true);
  });

  it('a film loses its place and its GPS log; pictures and sound keep their bytes and places', async () => {
    const file = film(place);
    expect(file.includes(place)).toBe(true);
    const { bytes } = await silent(file);
    expect(bytes.length).toBe(file.length);
    const pictures = Buffer.from('pictures that were filmed');
    expect(Buffer.from(bytes).indexOf(pictures)).toBe(file.indexOf(pictures));
    expect(Buffer.from(bytes).includes('vide')).toBe(true);
    expect(await silent(Buffer.from(bytes))).toMatchObject({ bytes });
  });

  it('a BMP becomes a PNG of the same pixels, without what follows them; one that cannot be drawn stays', async () => {
    const whole = bitmap(40, 30, { bits: 24 }, (x, y) => (x + y) % 3);
    const { bytes, extension } = await silent(Buffer.concat([whole, Buffer.from(place)]));
    expect(extension).toBe('png');
    const alone = await silent(whole);
    const raw = (of: Uint8Array) => sharp(of).raw().toBuffer();
    expect((await raw(bytes)).equals(await raw(alone.bytes))).toBe(true);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 40, height: 30 });
    const damaged = Buffer.from(whole);
    damaged.writeUInt32LE(9, 30);
    expect(contentTypeOf(damaged)).toBe('bmp');
    expect(await cleaned(Buffer.concat([damaged, Buffer.from(place)]))).toBeNull();
  });

  it('text stays as it is, but not with a photograph behind it', async () => {
    const texts = [Buffer.from('样例说文\r\n'.repeat(900)), Buffer.from('\ufeff样例说文\n'.repeat(900), 'utf16le')];
    for (const text of texts) {
      expect((await silent(text)).bytes).toEqual(new Uint8Array(text));
      const more = Buffer.concat([text, await told().jpeg().toBuffer()]);
      expect(contentTypeOf(more)).toBe('text');
      expect(await cleaned(more)).toBeNull();
    }
  });

  it('what cannot be cleaned is not handed out', async () => {
    const unknown = [Buffer.from('PK\u0003\u0004docx'), await lockedPdf(), Buffer.from([1, 2, 3, 0, 255])];
    for (const bytes of unknown) expect(await cleaned(bytes)).toBeNull();
    expect(
      filmWithoutMetadata(Buffer.concat([box('ftyp', Buffer.from('qt  ')), Buffer.from([0, 0, 0, 3, 1, 2, 3, 4])])),
    ).toBeNull();
  });
});
