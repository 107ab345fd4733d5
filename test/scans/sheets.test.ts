import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharp } from '#backend/scans/sharpSetup.ts';
import type { MadeSheet } from '#shared/api/sheets.ts';
import { cardPlaces, pixelsOf } from '#shared/sheets/cardSheet.ts';
import { layOutCollage } from '#shared/sheets/collage.ts';
import { purposeMark } from '#shared/sheets/purposeMark.ts';
import { caseDesk, freshDesk } from '#test/support/caseDesk.ts';
import { renderedPage } from '#test/support/renderedPage.ts';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

const placed = { GPSLatitudeRef: 'N', GPSLatitude: '22/1 32/1 0/1' };
/** A picture that tells where it was taken. */
async function photo(bytes: Buffer, name: string): Promise<File> {
  const told = await sharp(bytes).withExif({ IFD3: placed }).jpeg({ quality: 95 }).toBuffer();
  expect((await sharp(told).metadata()).exif?.includes('N')).toBe(true);
  return new File([new Uint8Array(told)], name);
}

const front = await photo(await makeSpecimen({ kind: 'idFront', data: exampleCard }, { rotation: 7 }), '正面.jpg');
const back = await photo(await makeSpecimen({ kind: 'idBack', data: exampleCard }, { rotation: -5 }), '反面.jpg');

async function bytesOf(made: MadeSheet): Promise<Buffer> {
  if (made.type === 'none') throw new Error(made.reason);
  return Buffer.from(await made.file.arrayBuffer());
}

/** Where ink begins and ends, in pixels. */
async function inkBox(picture: Buffer) {
  const { info } = await sharp(picture)
    .trim({ background: '#ffffff', threshold: 40 })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, left: -(info.trimOffsetLeft ?? 0), top: -(info.trimOffsetTop ?? 0) };
}

describe('both sides of a card on one A4', () => {
  it('stand at their true size, in a picture that says its dots an inch and nothing of its making', async () => {
    await using desk = await freshDesk();
    const made = await desk.client.scans.sheet({ form: 'cardSheet', files: [front, back], watermark: false });
    const jpeg = await bytesOf(made);
    const { width, height, density, exif } = await sharp(jpeg).metadata();
    expect([width, height, density]).toEqual([pixelsOf(210), pixelsOf(297), 300]);
    expect(exif).toBeUndefined();
    const ink = await inkBox(jpeg);
    const [first, second] = cardPlaces(2);
    expect(Math.abs(ink.width - pixelsOf(85.6))).toBeLessThanOrEqual(6);
    expect(Math.abs(ink.left - pixelsOf(first?.x ?? 0))).toBeLessThanOrEqual(6);
    expect(Math.abs(ink.top - pixelsOf(first?.y ?? 0))).toBeLessThanOrEqual(6);
    const lowest = pixelsOf((second?.y ?? 0) + 54);
    expect(Math.abs(ink.top + ink.height - lowest)).toBeLessThanOrEqual(6);
  });

  it('stand at the same places in a PDF', async () => {
    await using desk = await freshDesk();
    const order = { form: 'cardSheet' as const, files: [front, back], watermark: false };
    const pdf = await bytesOf(await desk.client.scans.sheet({ ...order, format: 'pdf' }));
    expect(pdf.includes('GPS')).toBe(false);
    const { pixels, ...size } = await renderedPage(pdf, 1, 300);
    const ink = await inkBox(
      await sharp(pixels, { raw: { ...size, channels: 3 } })
        .png()
        .toBuffer(),
    );
    expect(Math.abs(ink.width - pixelsOf(85.6))).toBeLessThanOrEqual(8);
    expect(Math.abs(ink.left - pixelsOf(cardPlaces(2)[0]?.x ?? 0))).toBeLessThanOrEqual(8);
  });

  it('say what they are for unless somebody does not want it', async () => {
    await using desk = await freshDesk();
    const order = { form: 'cardSheet' as const, files: [front], miniProgram: '样例点餐' };
    const marked = await desk.client.scans.sheet(order);
    expect(marked).toMatchObject({ watermark: '仅供样例点餐小程序备案使用 2026-11-23' });
    const plain = await desk.client.scans.sheet({ ...order, watermark: false });
    expect(plain).toMatchObject({ watermark: null });
    const grey = async (made: MadeSheet) =>
      sharp(await bytesOf(made))
        .resize(800)
        .greyscale()
        .raw()
        .toBuffer();
    const [one, other] = [await grey(marked), await grey(plain)];
    const changed = one.filter((value, at) => Math.abs(value - (other[at] ?? 0)) > 12).length;
    expect(changed).toBeGreaterThan(2000);
  });

  it('are refused where the edges of the card are not clear', async () => {
    await using desk = await freshDesk();
    const cut = await photo(
      await makeSpecimen({ kind: 'idFront', data: exampleCard }, { crop: 0.15, rotation: 3 }),
      '缺边.jpg',
    );
    const made = await desk.client.scans.sheet({ form: 'cardSheet', files: [cut, back] });
    expect(made).toMatchObject({ type: 'none', reason: expect.stringContaining('缺边.jpg') });
  });
});

describe('several papers on one picture', () => {
  it('stay below the bytes and can be read, or are refused with a reason', async () => {
    await using desk = await freshDesk();
    const licence = await photo(
      await makeSpecimen(
        { kind: 'businessLicence', data: exampleLicence },
        { width: 2400, height: 1800, setting: 'scanner' },
      ),
      '执照.jpg',
    );
    const files = [front, back, licence];
    const made = await desk.client.scans.sheet({ form: 'collage', files, maxBytes: 300 * 1024 });
    const jpeg = await bytesOf(made);
    expect(jpeg.byteLength).toBeLessThanOrEqual(300 * 1024);
    expect((await sharp(jpeg).metadata()).exif).toBeUndefined();
    expect(await desk.client.scans.sheet({ form: 'collage', files, maxBytes: 30 * 1024 })).toMatchObject({
      type: 'none',
      reason: '3 张拼在一起，压到 30 KB 字就看不清了；请少拼几张，或把上限放大一些。',
    });
    const tiny = await photo(
      await sharp(Buffer.from(await licence.arrayBuffer()))
        .resize(500)
        .toBuffer(),
      '缩略图.jpg',
    );
    expect(await desk.client.scans.sheet({ form: 'collage', files: [front, tiny] })).toMatchObject({
      type: 'none',
      reason: expect.stringContaining('“缩略图.jpg”本身的像素不够'),
    });
  });

  it('never lie over each other, keep their shape and stay within the picture', () => {
    const paper = fc.record({
      width: fc.integer({ min: 300, max: 5000 }),
      height: fc.integer({ min: 300, max: 5000 }),
    });
    fc.assert(
      fc.property(fc.array(paper, { minLength: 1, maxLength: 9 }), (papers) => {
        const { width, height, places } = layOutCollage(papers, { cardDpi: 200, paperDpi: 110 });
        for (const [at, one] of places.entries()) {
          const of = papers[at] ?? one;
          expect(one.width / one.height / (of.width / of.height)).toBeCloseTo(1, 1);
          expect(one.x + one.width).toBeLessThanOrEqual(width);
          expect(one.y + one.height).toBeLessThanOrEqual(height);
          for (const other of places.slice(at + 1)) {
            const apart =
              one.x + one.width <= other.x ||
              other.x + other.width <= one.x ||
              one.y + one.height <= other.y ||
              other.y + other.height <= one.y;
            expect(apart).toBe(true);
          }
        }
      }),
    );
  });
});

describe('a single picture of a case', () => {
  it('goes out as it counts, with its purpose on it, but never to a platform that refuses that', async () => {
    await using desk = await caseDesk();
    const { client, caseNumber } = desk;
    const slot = 'subjectPrincipalFront';
    const { opened } = await client.materials.add({ caseNumber, slot, files: [front], replace: false });
    const scanId = opened.materials[0]?.scanId ?? 0;
    const { recipe } = await client.scans.proposeFix({ scanId });
    await client.materials.fix({ caseNumber, scanId, recipe });
    const order = { caseNumber, scanIds: [scanId], form: 'single' as const };
    const plain = await client.materials.sheet(order);
    const { miniProgram } = (await client.cases.open({ caseNumber })).application;
    expect(plain).toMatchObject({ watermark: purposeMark(miniProgram.name, '2026-11-23') });
    const { width, height, exif } = await sharp(await bytesOf(plain)).metadata();
    expect(width / height).toBeCloseTo(85.6 / 54, 2);
    expect(exif).toBeUndefined();
    const forWechat = await client.materials.sheet({ ...order, profile: 'wechat-default' });
    expect(forWechat).toMatchObject({ watermark: null });
    expect((await bytesOf(forWechat)).byteLength).toBeLessThanOrEqual(200 * 1024);
    expect(await client.materials.sheet({ ...order, profile: 'huawei-cloud' })).toMatchObject({
      type: 'made',
      watermark: /仅供/,
    });
  });
});
