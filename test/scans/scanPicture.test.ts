import { beforeAll, describe, expect, it } from 'vitest';
import { ingestScan } from '#backend/scans/ingestScan.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { testPassphrase } from '#test/support/vault.ts';

const card = { kind: 'idFront', data: exampleCard } as const;
let upright: Buffer;
beforeAll(async () => {
  upright = await makeSpecimen(card, { width: 1200, height: 800 });
});

/** Keeps a file in the vault and answers with its scan. */
async function kept({ desk }: CaseDesk, name: string, bytes: Uint8Array): Promise<number> {
  const scan = await ingestScan(desk.vault(), { name, origin: null, bytes, now: desk.now() });
  return scan.id;
}

async function shown({ client }: CaseDesk, scanId: number, size: 'thumbnail' | 'full' | 'original') {
  const file = await client.materials.picture({ scanId, size });
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) };
}

/** Mean difference a sample (0 to 255) of two pictures, brought to the same small size. */
async function distance(one: Uint8Array, other: Uint8Array): Promise<number> {
  const small = (bytes: Uint8Array) => sharp(bytes).resize(150, 100, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  const [a, b] = await Promise.all([small(one), small(other)]);
  return a.reduce((sum, sample, at) => sum + Math.abs(sample - (b[at] ?? 0)), 0) / a.length;
}

describe('a picture for the screen', () => {
  it.each([1, 3, 6, 8] as const)(
    'stands upright, whichever way the phone was held (EXIF %i)',
    async (exifOrientation) => {
      await using desk = await caseDesk();
      const turned = await makeSpecimen(card, { width: 1200, height: 800, exifOrientation });
      const scanId = await kept(desk, '身份证.jpg', turned);
      const full = await shown(desk, scanId, 'full');
      expect(await sharp(full.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 800 });
      expect(await distance(full.bytes, upright)).toBeLessThan(3);
      const flipped = await sharp(upright).rotate(180).toBuffer();
      expect(await distance(full.bytes, flipped)).toBeGreaterThan(10);
      expect(await distance((await shown(desk, scanId, 'thumbnail')).bytes, upright)).toBeLessThan(4);
    },
  );

  it('is as large as asked for, and never enlarged', async () => {
    await using desk = await caseDesk();
    const tall = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 1800, height: 3000 });
    const small = await makeSpecimen(card, { width: 200, height: 150 });
    const [large, tiny] = [await kept(desk, '大.jpg', tall), await kept(desk, '小.jpg', small)];
    const size = async (scanId: number, asked: 'thumbnail' | 'full') => {
      const { width, height } = await sharp((await shown(desk, scanId, asked)).bytes).metadata();
      return [width, height];
    };
    expect(await size(large, 'full')).toEqual([1440, 2400]);
    expect(await size(large, 'thumbnail')).toEqual([192, 320]);
    expect(await size(tiny, 'full')).toEqual([200, 150]);
  });

  it('carries nothing but pixels: no place, no camera, no profile', async () => {
    await using desk = await caseDesk();
    const telling = await sharp(upright)
      .withIccProfile('p3')
      .withExif({ IFD0: { Make: 'SpecimenCamera' }, IFD3: { GPSLatitude: '31/1 13/1 49/1' } })
      .jpeg()
      .toBuffer();
    expect(telling.includes('SpecimenCamera')).toBe(true);
    const scanId = await kept(desk, '照片.jpg', telling);
    for (const size of ['thumbnail', 'full'] as const) {
      const { bytes } = await shown(desk, scanId, size);
      const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata();
      expect([exif, icc, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
      expect(bytes.includes('SpecimenCamera')).toBe(false);
    }
    expect((await shown(desk, scanId, 'original')).bytes.equals(telling)).toBe(true);
  });

  it('shows transparent as paper', async () => {
    await using desk = await caseDesk();
    const clear = await sharp({ create: { width: 60, height: 60, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    const { bytes } = await shown(desk, await kept(desk, '透明.png', clear), 'full');
    const { channels } = await sharp(bytes).stats();
    expect(channels.map(({ mean }) => Math.round(mean))).toEqual([255, 255, 255]);
  });

  it('is named after the original', async () => {
    await using desk = await caseDesk();
    const scanId = await kept(desk, '微信图片_2023.10.1.png', upright);
    expect((await shown(desk, scanId, 'full')).name).toBe('微信图片_2023.10.1.jpg');
    expect((await shown(desk, scanId, 'original')).name).toBe('微信图片_2023.10.1.png');
  });
});

describe('what cannot be drawn', () => {
  it.each([
    ['许可证.pdf', Buffer.from('%PDF-1.7 样例'), 'PDF'],
    ['承诺视频.mp4', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp41', 'latin1'), '视频'],
    ['照片.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'HEIC'],
  ])('%s says so and can still be fetched', async (name, bytes, kind) => {
    await using desk = await caseDesk();
    const scanId = await kept(desk, name, bytes);
    for (const size of ['thumbnail', 'full'] as const) {
      const error = await desk.client.materials.picture({ scanId, size }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'pictureUnavailable', message: expect.stringContaining(kind) });
    }
    expect(await shown(desk, scanId, 'original')).toEqual({ name, bytes });
  });
});

describe('pictures in memory', () => {
  it('are drawn once while the vault is open and gone when it is locked', async () => {
    await using desk = await caseDesk();
    const scanId = await kept(desk, '身份证.jpg', upright);
    const first = await shown(desk, scanId, 'full');
    const size = desk.desk.pictures.bytes;
    expect(size).toBe(first.bytes.length);
    expect(await shown(desk, scanId, 'full')).toEqual(first);
    expect(desk.desk.pictures.bytes).toBe(size);

    await desk.client.vault.lock();
    expect(desk.desk.pictures.bytes).toBe(0);
    await expect(shown(desk, scanId, 'full')).rejects.toMatchObject({ code: 'vaultLocked' });
    await desk.client.vault.unlock({ passphrase: testPassphrase });
    expect(await shown(desk, scanId, 'full')).toEqual(first);
  });

  it('are not kept when the vault is locked while they are drawn', async () => {
    await using desk = await caseDesk();
    const scanId = await kept(desk, '身份证.jpg', upright);
    const drawing = desk.client.materials.picture({ scanId, size: 'full' });
    const ended = expect(drawing).rejects.toMatchObject({ code: 'vaultLocked' });
    await new Promise(setImmediate);
    desk.desk.lockVault();
    await ended;
    expect(desk.desk.pictures.bytes).toBe(0);
  });
});
