import { describe, expect, it } from 'vitest';
import { watermarked } from '#backend/fit/watermark.ts';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { someOf } from '#test/support/proofSize.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import type { CardData } from '#test/support/specimens/idCard.ts';
import { seeded } from '#test/support/specimens/random.ts';
import { makeSpecimen, type SpecimenOptions } from '#test/support/specimens/specimen.ts';
import type { Setting } from '#test/support/specimens/tables.ts';

const { ownMark: least } = shippedPack.scanThresholds;
const names = ['张样例', '欧阳样例', '李样', '王样例明'];
const addresses = [
  exampleCard.address,
  '北京市样例区样例路8号',
  '浙江省杭州市西湖区样例镇样例村样例组112号附1号样例小区东苑12幢3单元2001室',
];
const tables: readonly Setting[] = ['desk', 'cloth', 'dark', 'light', 'cluttered', 'white'];
const purposes = ['仅供样例点餐小程序备案使用 2026-11-28', '仅供样例网络有限公司小程序备案 2026-11-28'];

interface Card {
  readonly side: 'idFront' | 'idBack';
  readonly data: CardData;
  readonly options: SpecimenOptions;
}

/** Cards cut out along their edges, or small on a table, each with other words on it. */
function cards(way: 'cut out' | 'small', count: number): Card[] {
  const random = seeded(way === 'small' ? 77 : 71);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const between = (low: number, high: number) => low + (high - low) * random();
  return Array.from({ length: count }, (_, at): Card => {
    const number = `4400001985${String(Math.floor(random() * 1e8)).padStart(8, '0')}`;
    const width = Math.round(between(860, 1100));
    const options: SpecimenOptions =
      way === 'cut out'
        ? { setting: 'scanner', height: Math.round(width / between(1.56, 1.61)), perspective: 0, fill: 1.01 }
        : { setting: pick(tables), height: Math.round(width * 0.75), fill: between(0.36, 0.6) };
    return {
      side: at % 2 === 0 ? 'idFront' : 'idBack',
      data: { ...exampleCard, name: pick(names), address: pick(addresses), number },
      options: { ...options, width, rotation: between(-2, 2), noise: between(0.5, 4), seed: 500 + at },
    };
  });
}

const photoOf = ({ side, data, options }: Card) => makeSpecimen({ kind: side, data }, options);
const seenIn = async (bytes: Uint8Array) => (await readScanFacts(bytes, 'copy.jpg')).appearance?.ownMark ?? 0;

/** As a copy is marked, and made smaller and compressed on its way. */
async function markedCopy(photo: Buffer, purpose: string): Promise<Buffer> {
  const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const marked = await watermarked({ data, width, height, channels: 3 }, purpose);
  return sharp(marked.data, { raw: { width, height, channels: 3 } })
    .resize(900, 900, { fit: 'inside' })
    .jpeg({ quality: 65 })
    .toBuffer();
}

describe('the mark of the desk', () => {
  it.each(['cut out', 'small'] as const)(
    'is seen on no card without it, of those that are %s',
    async (way) => {
      for (const card of someOf(cards(way, 36), 12))
        expect(await seenIn(await photoOf(card)), JSON.stringify(card)).toBeLessThan(least);
    },
    120_000,
  );

  it('is seen on every card cut out that has it', async () => {
    for (const [at, card] of someOf(cards('cut out', 16), 8).entries()) {
      const copy = await markedCopy(await photoOf(card), purposes[at % 2] as string);
      expect(await seenIn(copy), `${at} ${JSON.stringify(card)}`).toBeGreaterThanOrEqual(least);
    }
  }, 120_000);
});
