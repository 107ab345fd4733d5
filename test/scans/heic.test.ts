import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPool } from '#backend/jobs/pool.ts';
import { decodeHeic } from '#backend/scans/decodeHeic.ts';
import { ingestScan } from '#backend/scans/ingestScan.ts';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { mostHeicPixels, scanFactsSchema } from '#shared/scans/scanFacts.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { heicCard, heicClaiming, heicOfOtherCode, heicSize, heicTurned } from '#test/support/heic.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

/** The picture the fixture was made of. */
const original = () => makeSpecimen({ kind: 'idFront', data: exampleCard }, { ...heicSize, format: 'png' });

/** Mean difference a sample (0 to 255) of two pictures, brought to the same small size. */
async function distance(one: Uint8Array, other: Uint8Array): Promise<number> {
  const small = (bytes: Uint8Array) => sharp(bytes).resize(150, 100, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  const [a, b] = await Promise.all([small(one), small(other)]);
  return a.reduce((sum, sample, at) => sum + Math.abs(sample - (b[at] ?? 0)), 0) / a.length;
}

async function kept({ desk }: CaseDesk, name: string, bytes: Uint8Array): Promise<number> {
  return (await ingestScan(desk.vault(), { name, origin: null, bytes, now: desk.now() })).id;
}

async function shown({ client }: CaseDesk, scanId: number, size: 'thumbnail' | 'full'): Promise<Buffer> {
  return Buffer.from(await (await client.materials.picture({ scanId, size })).arrayBuffer());
}

describe('a HEIC picture', () => {
  it('is measured as the picture it is', async () => {
    const facts = await readScanFacts(heicCard(), 'IMG_0001.HEIC');
    const before = await readScanFacts(await original(), 'IMG_0001.png');
    expect(facts).toMatchObject({ contentType: 'heic', unreadable: null, ...heicSize, pages: 1, hasAlpha: false });
    expect(facts.exifOrientation).toBeNull();
    const near = (key: 'chroma' | 'brightness' | 'sharpness', share: number) =>
      expect(Math.abs((facts[key] ?? 0) - (before[key] ?? 0)), key).toBeLessThan(share * (before[key] ?? 0));
    near('brightness', 0.02);
    near('chroma', 0.05);
    near('sharpness', 0.25);
  });

  it('stands upright, whichever way the phone was held', async () => {
    const turned = await decodeHeic(heicTurned(1));
    if (!turned.ok) throw new Error(turned.reason);
    const { width, height, data } = turned;
    expect({ width, height }).toEqual({ width: heicSize.height, height: heicSize.width });
    const drawn = await sharp(data, { raw: { width, height, channels: 4 } })
      .rotate(90)
      .png()
      .toBuffer();
    expect(await distance(drawn, await original())).toBeLessThan(4);
  });

  it('is shown small and in full', async () => {
    await using desk = await caseDesk();
    const scanId = await kept(desk, 'IMG_0001.HEIC', heicCard());
    const full = await shown(desk, scanId, 'full');
    expect(await sharp(full).metadata()).toMatchObject({ format: 'jpeg', ...heicSize });
    expect(await distance(full, await original())).toBeLessThan(4);
    const small = await shown(desk, scanId, 'thumbnail');
    expect(await sharp(small).metadata()).toMatchObject({ format: 'jpeg', width: 320 });
    expect(await distance(small, await original())).toBeLessThan(5);
  });

  it('that came in before the desk could decode it is shown too', async () => {
    await using desk = await caseDesk();
    const bytes = heicCard();
    const facts = { ...(await readScanFacts(bytes, 'IMG_0001.HEIC')), unreadable: 'unsupported' } as const;
    const name = 'IMG_0001.HEIC';
    const { id } = await ingestScan(desk.desk.vault(), { name, origin: null, bytes, now: desk.desk.now(), facts });
    expect(await distance(await shown(desk, id, 'full'), await original())).toBeLessThan(4);
  });

  it('is judged as any picture, and that the platform does not take HEIC still stands', async () => {
    await using desk = await caseDesk();
    const [profile] = await desk.client.rules.profiles();
    const files = [new File([new Uint8Array(heicCard())], 'IMG_0001.HEIC')];
    const checked = [];
    for await (const event of await desk.client.scans.check({ files, profile: profile?.id ?? '', kind: 'personFront' }))
      if (event.type === 'checked') checked.push(event);
    expect(checked).toHaveLength(1);
    expect(checked[0]?.facts).toMatchObject({ ...heicSize, unreadable: null });
    expect(checked[0]?.findings).toContainEqual(expect.objectContaining({ rule: 'scan.format', weight: 'must' }));
  });
});

describe('a HEIC file that is no readable picture', () => {
  const reason = async (bytes: Uint8Array) => (await readScanFacts(bytes, 'IMG_0001.HEIC')).unreadable;

  it.each([0.02, 0.3, 0.98])('may be cut off: %f of it arrived', async (share) => {
    const whole = heicCard();
    expect(await reason(whole.subarray(0, Math.floor(whole.length * share)))).toBe('truncated');
  });

  it('may have arrived as zeros from the middle on', async () => {
    const bytes = heicCard();
    bytes.fill(0, Math.floor(bytes.length / 2));
    expect(await reason(bytes)).toBe('truncated');
  });

  it('may be damaged inside', async () => {
    const bytes = heicCard();
    bytes.fill(0x55, bytes.indexOf('hvcC', 0, 'latin1') + 4, bytes.indexOf('ispe', 0, 'latin1') - 4);
    expect(await reason(bytes)).toBe('corrupt');
  });

  it.each([
    [0, 800],
    [1200, 0],
  ])('may claim to have no pixels at all: %d × %d', async (width, height) => {
    expect(await readScanFacts(heicClaiming(width, height), 'IMG_0001.HEIC')).toMatchObject({
      unreadable: 'corrupt',
      width: null,
    });
  });

  it('may hold another code than phones write', async () => {
    expect(await reason(heicOfOtherCode())).toBe('unsupported');
  });

  it('is refused by its header where it claims too many pixels', async () => {
    const facts = await readScanFacts(heicClaiming(20_000, 20_000), 'IMG_0001.HEIC');
    expect(facts).toMatchObject({ unreadable: 'tooManyPixels', width: 20_000, height: 20_000, brightness: null });
    expect(await reason(heicClaiming(0xffff_ffff, 0xffff_ffff))).toBe('tooManyPixels');
    expect(20_000 * 20_000).toBeGreaterThan(mostHeicPixels);
  });

  it('is what the limit says: one pixel decides', async () => {
    const { width, height } = heicSize;
    expect((await decodeHeic(heicCard(), { maxPixels: width * height })).ok).toBe(true);
    expect(await decodeHeic(heicCard(), { maxPixels: width * height - 1 })).toMatchObject({ reason: 'tooManyPixels' });
  });

  it('is given up when it takes too long, or when nobody waits any more', async () => {
    expect(await decodeHeic(heicCard(), { timeoutSeconds: 0.001 })).toMatchObject({ ok: false, reason: 'timeout' });
    const left = new AbortController();
    const decoding = decodeHeic(heicCard(), { signal: left.signal });
    left.abort(new Error('left'));
    await expect(decoding).rejects.toThrow('left');
  });

  it('of any damage gives facts, not a failure, and the next one is measured by the same pool', async () => {
    const pool = openPool(2);
    const measured = async (bytes: Uint8Array) => {
      const copy = new Uint8Array(bytes).buffer;
      return pool.run('scanFacts', { bytes: copy, name: 'IMG_0001.HEIC' }, { transfer: [copy] });
    };
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat({ max: 1500 }), fc.nat(255)), { minLength: 1, maxLength: 6 }),
          async (flips) => {
            const damaged = heicCard();
            for (const [at, value] of flips) damaged[at] = value;
            const facts = scanFactsSchema.parse(await measured(damaged));
            expect(facts.unreadable === null).toBe(facts.sharpness !== null);
          },
        ),
        { numRuns: 25 },
      );
      expect(await measured(heicCard())).toMatchObject({ unreadable: null, ...heicSize });
    } finally {
      await pool.close();
    }
  });
});
