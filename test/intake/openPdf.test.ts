import { afterAll, describe, expect, it } from 'vitest';
import { openFile, usualOpenLimits } from '#backend/intake/open/openFile.ts';
import type { OpenedPart } from '#backend/intake/open/part.ts';
import { openPool } from '#backend/jobs/pool.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import {
  annotatedPdf,
  bitsPdf,
  drawnPdf,
  emptyPdf,
  endlessPdf,
  hugeCountPdf,
  lockedPdf,
  lostPagePdf,
  pdfOfJpegs,
  pdfOfPng,
  scriptedPdf,
  turnedPages,
} from '#test/support/intake/pdfs.ts';
import { faxedPdf } from '#test/support/specimenPdf.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

const pool = openPool(1);
afterAll(() => pool.close());

async function partsOf(bytes: Uint8Array, limits = usualOpenLimits): Promise<OpenedPart[]> {
  const parts: OpenedPart[] = [];
  for await (const part of openFile(pool, 'pdf', new Uint8Array(bytes), limits)) parts.push(part);
  return parts;
}
const told = (parts: readonly OpenedPart[]) =>
  parts.map((part) => (part.kind === 'refused' ? `${part.remark}${part.page ? ` ${part.page}` : ''}` : part.kind));
const card = (format: 'jpeg' | 'png' = 'jpeg') =>
  makeSpecimen({ kind: 'idBack', data: exampleCard }, { width: 640, height: 480, format });

describe('a PDF', () => {
  it('of pictures gives them as they are, byte for byte', async () => {
    const jpeg = await card();
    const parts = await partsOf(await pdfOfJpegs([jpeg, jpeg]));
    expect(told(parts)).toEqual(['page', 'page']);
    for (const [index, part] of parts.entries()) {
      expect(part).toMatchObject({ kind: 'page', page: index + 1, format: 'jpg' });
      if (part.kind === 'page') expect(Buffer.from(part.bytes).equals(jpeg)).toBe(true);
    }
  });

  it('of a picture that says it is to be turned gives the page as it is shown, without encoding it anew', async () => {
    const upright = await card();
    for (const orientation of [3, 6, 8]) {
      const turned = await sharp(upright).withMetadata({ orientation }).jpeg().toBuffer();
      expect((await sharp(turned).metadata()).orientation).toBe(orientation);
      const [part] = await partsOf(await pdfOfJpegs([turned]));
      if (part?.kind !== 'page') throw new Error('no page');
      expect(part.format).toBe('jpg');
      expect((await sharp(part.bytes).metadata()).orientation ?? 1).toBe(1);
      const shown = await sharp(part.bytes).autoOrient().raw().toBuffer({ resolveWithObject: true });
      const stored = await sharp(turned).raw().toBuffer({ resolveWithObject: true });
      expect([shown.info.width, shown.info.height]).toEqual([stored.info.width, stored.info.height]);
      expect(shown.data.equals(stored.data)).toBe(true);
    }
  });

  it.each([90, 180, 270])(
    'whose pages are shown turned by %i gives its picture turned so, without encoding it anew',
    async (turn) => {
      const jpeg = await card();
      const [part] = await partsOf(await turnedPages(await pdfOfJpegs([jpeg]), turn));
      if (part?.kind !== 'page') throw new Error('no page');
      const pixels = (of: Uint8Array, by: number) => sharp(of).rotate(by).raw().toBuffer({ resolveWithObject: true });
      const shown = await sharp(part.bytes).autoOrient().raw().toBuffer({ resolveWithObject: true });
      const wanted = await pixels(jpeg, turn);
      expect([part.format, shown.info.width, shown.info.height]).toEqual([
        'jpg',
        wanted.info.width,
        wanted.info.height,
      ]);
      expect(shown.data.equals(wanted.data)).toBe(true);

      const png = await card('png');
      const [lossless] = await partsOf(await turnedPages(await pdfOfPng(png), turn));
      if (lossless?.kind !== 'page') throw new Error('no page');
      expect(lossless.format).toBe('png');
      const bare = async (of: Uint8Array, by: number) => sharp(of).removeAlpha().rotate(by).raw().toBuffer();
      expect((await bare(lossless.bytes, 0)).equals(await bare(png, turn))).toBe(true);
    },
  );

  it('with a link on it gives its picture as it is; one that is stamped is drawn with its stamp', async () => {
    const jpeg = await card();
    const [linked] = await partsOf(await annotatedPdf(await pdfOfJpegs([jpeg]), 'Link'));
    if (linked?.kind !== 'page') throw new Error('no page');
    expect(Buffer.from(linked.bytes).equals(jpeg)).toBe(true);
    const [stamped] = await partsOf(await annotatedPdf(await pdfOfJpegs([jpeg]), 'Stamp'));
    if (stamped?.kind !== 'page') throw new Error('no page');
    const { data, info } = await sharp(stamped.bytes).raw().toBuffer({ resolveWithObject: true });
    // The middle of the stamp, counted from below.
    const dot = info.width / (640 / 4);
    const at = (Math.round(info.height - 40 * dot) * info.width + Math.round(40 * dot)) * info.channels;
    expect([...data.subarray(at, at + 3)].map((each) => Math.round(each / 255))).toEqual([1, 0, 0]);
  });

  it('with one picture of another kind gives every pixel of it as it is', async () => {
    const png = await card('png');
    const [part] = await partsOf(await pdfOfPng(png));
    if (part?.kind !== 'page') throw new Error('no page');
    expect(part.format).toBe('png');
    const pixels = (of: Uint8Array) => sharp(of).removeAlpha().raw().toBuffer();
    expect((await pixels(part.bytes)).equals(await pixels(png))).toBe(true);
    const [fax] = await partsOf(await faxedPdf());
    if (fax?.kind !== 'page') throw new Error('no page');
    const half = await sharp(fax.bytes).toColourspace('b-w').raw().toBuffer();
    expect([half.length, half[99], half[100], half.at(-1)]).toEqual([200 * 300, 0, 255, 255]);
    const [bits] = await partsOf(bitsPdf());
    if (bits?.kind !== 'page') throw new Error('no page');
    const { data, info } = await sharp(bits.bytes).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 20, height: 10 });
    expect([...data.subarray(0, 6)]).toEqual([255, 0, 255, 0, 255, 0]);
  });

  it('that has lost pages says of each which it is', async () => {
    expect(told(await partsOf(lostPagePdf()))).toEqual([
      'page',
      'page',
      ...[3, 4, 5, 6, 7, 8].map((page) => `pdfPageBroken ${page}`),
    ]);
    expect(told(await partsOf(hugeCountPdf())).at(-1)).toMatch(/^pdfPagesMissing \d+$/);
    expect(told(await partsOf(emptyPdf()))).toEqual(['pdfNoPages']);
  });

  it('of anything else is drawn at 300 dots an inch', async () => {
    const [part] = await partsOf(await drawnPdf());
    if (part?.kind !== 'page') throw new Error('no page');
    expect(await sharp(part.bytes).metadata()).toMatchObject({ width: 2479, height: 3508 });
    const { data } = await sharp(part.bytes)
      .extract({ left: 450, top: 350, width: 200, height: 200 })
      .resize(1, 1)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(245);
    expect(data[1]).toBeLessThan(10);
  });

  it('that would act is opened, nothing is run, and that is said', async () => {
    expect(told(await partsOf(await scriptedPdf()))).toEqual(['pdfActive', 'page']);
  });

  it('with a password is refused', async () => {
    expect(told(await partsOf(await lockedPdf()))).toEqual(['pdfLocked']);
  });

  it('without an end ends', async () => {
    const parts = told(await partsOf(endlessPdf()));
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.every((each) => each.startsWith('pdf'))).toBe(true);
    const huge = told(await partsOf(hugeCountPdf()));
    expect(huge[0]).toBe('page');
    expect(huge.length).toBeLessThan(10);
  });

  it('of noise or cut short is refused', async () => {
    const whole = await pdfOfJpegs([await card()]);
    for (const bytes of [Buffer.from('%PDF-1.7\nnothing'), whole.subarray(0, 300)]) {
      expect(told(await partsOf(bytes)), String(bytes.length)).toEqual(['pdfBroken']);
    }
  });

  it('that takes too long is given up with what it had', async () => {
    const parts = await partsOf(await drawnPdf(3), { ...usualOpenLimits, seconds: 0.001 });
    expect(told(parts)).toEqual(['tooSlow']);
  });
});
