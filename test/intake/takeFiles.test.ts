import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usualOpenLimits } from '#backend/intake/open/openFile.ts';
import { takeFiles } from '#backend/intake/takeFiles.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { acceptIntake } from '#test/support/intake/acceptIntake.ts';
import { archive, lockedArchive, withNameBytes } from '#test/support/intake/archives.ts';
import { bitmap } from '#test/support/intake/bitmaps.ts';
import { deepInkTiff, pngClaiming } from '#test/support/intake/hostilePictures.ts';
import {
  drawnPdf,
  emptyPdf,
  endlessPdf,
  hugeCountPdf,
  lockedPdf,
  lostPagePdf,
  pdfOfJpegs,
  scriptedPdf,
} from '#test/support/intake/pdfs.ts';
import { asFiles, type Given, type Taken, trayOf } from '#test/support/intake/trayOf.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

let desk: CaseDesk;
beforeEach(async () => {
  desk = await caseDesk();
});
afterEach(() => desk[Symbol.asyncDispose]());

const { take, waiting, told } = trayOf(() => desk);

const card = (format: 'jpeg' | 'png' | 'webp' | 'tiff' | 'gif' | 'bmp' = 'jpeg', width = 320) =>
  makeSpecimen({ kind: 'idBack', data: exampleCard }, { width, height: (width * 3) / 4, format });

/** A TIFF of these pages. */
async function tiffOf(pages: readonly Uint8Array[]): Promise<Buffer> {
  return sharp(
    [...pages].map((each) => Buffer.from(each)),
    { join: { animated: true } },
  )
    .tiff({ compression: 'lzw' })
    .toBuffer();
}

describe('every format', () => {
  it('is told by what is in it, whatever it is called', async () => {
    const heic = await readFile(join(import.meta.dirname, '../fixtures/heic/idFront.heic'));
    await take({
      '1.txt': await card('jpeg'),
      '2.jpg': await card('png'),
      '3.jpg': await card('webp'),
      '4.jpg': await card('tiff'),
      '5.pdf': await card('bmp'),
      '6.jpg': heic,
    });
    const lines = await told();
    expect(lines.slice(0, 5)).toEqual([
      '1.txt 320×240',
      '2.jpg 320×240',
      '3.jpg 320×240',
      '4.jpg 320×240',
      '5.pdf 1 320×240',
    ]);
    expect(lines[5]).toMatch(/^6\.jpg \d+×\d+$/);
  });

  it('page by page, with the file kept as it came', async () => {
    const pages = await Promise.all([card('png', 320), card('png', 320)]);
    const [tiff, pdf] = [await tiffOf(pages), await pdfOfJpegs([await card(), await card('jpeg', 400)])];
    await take({ '扫描.tif': tiff, '扫描.pdf': pdf });
    expect(await told()).toEqual([
      '扫描.tif 1 320×240',
      '扫描.tif 2 320×240',
      '扫描.pdf 1 320×240',
      '扫描.pdf 2 400×300',
    ]);
    const first = (await waiting()).at(-2);
    expect(first).toMatchObject({ page: 1, sourceName: '扫描.pdf' });
    const source = await desk.client.materials.picture({ scanId: first?.sourceScanId ?? 0, size: 'original' });
    expect(Buffer.from(await source.arrayBuffer()).equals(Buffer.from(pdf))).toBe(true);
  });

  it('of a moving picture is its first frame, and that is said', async () => {
    const frame = await card('png');
    const frames = [frame, await sharp(frame).negate().png().toBuffer()];
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    await take({ '动图.gif': gif, '静图.gif': await card('gif') });
    expect(await told()).toEqual(['动图.gif 320×240 intake.firstFrameOnly', '静图.gif 320×240']);
  });
});

describe('an archive', () => {
  it('is opened with the folders in it, an archive inside of it too, and no deeper', async () => {
    const jpeg = await card();
    const inner = archive({ '内.jpg': await card('png') });
    const deep = archive({ '更深.zip': archive({ '最深.jpg': jpeg }) });
    const events = await take({
      '客户/资料.zip': archive({ '样例/营业执照.jpg': jpeg, '__MACOSX/._x': jpeg, '里.zip': inner, '深.zip': deep }),
    });
    expect(events.map(({ outcome }) => outcome)).toEqual(['staged', 'staged', 'staged']);
    expect((await told()).toSorted()).toEqual([
      '客户/资料.zip/样例/营业执照.jpg 320×240',
      '客户/资料.zip/深.zip/更深.zip intake.zipInZip',
      '客户/资料.zip/里.zip/内.jpg 320×240',
    ]);
    expect((await waiting())[0]?.modifiedAt).toMatch(/^2026-11-18T/);
  });

  it('has Chinese names of old Windows, and names that lead nowhere', async () => {
    const jpeg = await card();
    const gbk = Uint8Array.from([0xd3, 0xaa, 0xd2, 0xb5, 0xd6, 0xb4, 0xd5, 0xd5, 0x2e, 0x6a, 0x70, 0x67]);
    await take({
      'gbk.zip': withNameBytes(archive({ 'abcdefgh.jpg': jpeg }), gbk),
      'slip.zip': archive({ '../../../etc/样例.png': await card('png') }),
    });
    expect(await told()).toEqual(['gbk.zip/营业执照.jpg 320×240', 'slip.zip/etc/样例.png 320×240']);
  });

  it('that is locked, cut short, a bomb or an office text ends in findings', async () => {
    const zeros = new Uint8Array(8 * 1024 * 1024);
    const whole = archive({ '样例.jpg': [await card(), { level: 0 }] });
    await take({
      'locked.zip': lockedArchive(whole),
      'cut.zip': whole.slice(0, whole.length - 30),
      'bomb.zip': archive({ 'bomb.jpg': zeros }),
      'text.zip': archive({ '[Content_Types].xml': new Uint8Array(9), 'word/document.xml': new Uint8Array(9) }),
      '资料.rar': new Uint8Array([0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00, 1, 2, 3]),
      'named.jpg': new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4, 9, 9]),
    });
    expect((await told()).toSorted()).toEqual([
      'bomb.zip/bomb.jpg intake.unpacksTooLarge',
      'cut.zip intake.zipBroken',
      'locked.zip/样例.jpg intake.zipLocked',
      'named.jpg intake.foreignArchive',
      'text.zip intake.notKept',
      '资料.rar intake.foreignArchive',
    ]);
  });

  it('stops at its limits, and what came before stays', async () => {
    const files = Object.fromEntries(
      await Promise.all(
        Array.from({ length: 5 }, async (_, index) => [`${index}.png`, await card('png', 300 + index * 4)] as const),
      ),
    );
    const events: Taken[] = [];
    const limits = { ...usualOpenLimits, zip: { files: 3, fileBytes: 1_000_000, allBytes: 10_000_000 } };
    for await (const event of takeFiles(desk.desk, asFiles({ 'many.zip': archive(files) }), undefined, limits)) {
      if (event.type === 'taken') events.push(event);
    }
    expect(events).toHaveLength(4);
    expect((await told()).at(-1)).toBe('many.zip intake.zipManyFiles');
  });

  it('shares its limits with the archives in it and those beside it', async () => {
    const png = async (width: number) => card('png', width);
    const inner = archive({ 'b.png': await png(304), 'c.png': await png(308) });
    const outer = archive({ 'a.png': await png(300), 'inner.zip': inner, 'z.png': await png(312) });
    const limits = { ...usualOpenLimits, zip: { files: 4, fileBytes: 1_000_000, allBytes: 10_000_000 } };
    const given = asFiles({ 'outer.zip': outer, 'beside.zip': archive({ 'd.png': await png(316) }) });
    for await (const _ of takeFiles(desk.desk, given, undefined, limits));
    const all = await told();
    // Four in all, the archive within counted; where they end is said of each archive.
    expect(all.filter((line) => line.includes('png'))).toHaveLength(3);
    expect(all).toContain('beside.zip intake.zipManyFiles');
  });

  it('with a file whose checksum is wrong refuses that file alone', async () => {
    const good = await card('png', 320);
    const zip = archive({ 'spoilt.png': [await card('png', 324), { level: 0 }], 'good.png': good });
    zip[200] = (zip[200] ?? 0) ^ 1;
    await take({ 'spoilt.zip': zip });
    const all = await told();
    expect(all).toContain('spoilt.zip/spoilt.png intake.zipEntryBroken');
    expect(all).toContain('spoilt.zip/good.png 320×240');
  });
});

describe('a hostile file', () => {
  it('is a finding, and stops no other', async () => {
    const jpeg = await card();
    const tall = await sharp({ create: { width: 1, height: 65_500, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    const moving = await sharp([jpeg, await sharp(jpeg).negate().toBuffer()], { join: { animated: true } })
      .webp()
      .toBuffer();
    const deep = await sharp(jpeg).toColourspace('rgb16').png().toBuffer();
    const given: Given = {
      'empty.jpg': new Uint8Array(),
      'half.jpg': jpeg.subarray(0, jpeg.length / 2),
      'noise.jpg': Uint8Array.from({ length: 500 }, (_, index) => (index * 73) % 256),
      'note.jpg': Buffer.from('这是一段样例文字'),
      'nopages.pdf': emptyPdf(),
      'lost.pdf': lostPagePdf(),
      'inside.bmp': bitmap(20, 20, { bits: 24, way: 4 }, () => 1),
      'tall.jpg': tall,
      'cmyk.tif': deepInkTiff(320, 240),
      'bomb.png': pngClaiming(60_000, 60_000),
      'moving.webp': moving,
      'deep.png': deep,
      // A page to a browser, a picture to whoever looks at what it begins with.
      'page.gif': Buffer.concat([await card('gif'), Buffer.from('<html><script>alert(1)</script></html>')]),
      'picture.pdf': Buffer.concat([await card('png'), Buffer.from(await drawnPdf())]),
      // A picture in front, an archive behind: it is what it begins with.
      'both.jpg': Buffer.concat([jpeg, archive({ 'a.jpg': jpeg })]),
      'locked.pdf': await lockedPdf(),
      'endless.pdf': endlessPdf(),
      'huge.pdf': hugeCountPdf(),
      'script.pdf': await scriptedPdf(),
      'good.jpg': await card('jpeg', 400),
    };
    const events = await take(given);
    expect(events.map(({ path }) => path)).toEqual(Object.keys(given));
    expect(events.every(({ outcome, items }) => outcome === 'staged' && items.length > 0)).toBe(true);
    const lines = await told();
    for (const wanted of [
      'empty.jpg intake.empty',
      'half.jpg intake.damaged',
      'note.jpg intake.notKept',
      'inside.bmp intake.bitmapCompressed',
      'nopages.pdf intake.pdfNoPages',
      'lost.pdf 8 intake.pdfPageBroken',
      'tall.jpg 1×65500',
      'locked.pdf intake.pdfLocked',
      'good.jpg 400×300',
      'deep.png 320×240',
      'cmyk.tif 320×240',
      'both.jpg 320×240',
      'bomb.png 60000×60000',
      'moving.webp 320×240 intake.firstFrameOnly',
      'page.gif 320×240',
      'picture.pdf 320×240',
    ])
      expect(lines).toContain(wanted);
    expect(lines.filter((line) => line.startsWith('script.pdf'))[0]).toMatch(
      /^script\.pdf 1 2479×3508 intake\.pdfActive$/,
    );
    expect(lines.some((line) => line.startsWith('endless.pdf'))).toBe(true);
    const bomb = (await waiting()).find(({ name }) => name === 'bomb.png');
    expect(bomb?.findings.map(({ rule }) => rule)).toContain('scan.tooManyPixels');
  });

  it('whose reader takes too long or too much memory is given up', async () => {
    const pdf = await drawnPdf();
    for (const [limits, rule] of [
      [{ ...usualOpenLimits, seconds: 0.001 }, 'tooSlow'],
      [{ ...usualOpenLimits, heapMb: 4 }, 'tooMuchMemory'],
    ] as const) {
      for await (const _ of takeFiles(desk.desk, asFiles({ [`${rule}.pdf`]: pdf }), undefined, limits));
      expect(await told()).toContain(`${rule}.pdf intake.${rule}`);
    }
  });
});

describe('what came in before', () => {
  it('waits once, is known where it lies, and waits again after it was put aside', async () => {
    const jpeg = await card();
    const [first] = await take({ '样例/正面.jpg': jpeg });
    expect(await take({ '另一个名字.jpg': jpeg })).toMatchObject([{ outcome: 'waiting', items: first?.items }]);
    const ids = first?.items ?? [];
    await desk.client.intake.change({ ids, to: { caseNumber: desk.caseNumber, slots: ['appPrincipalBack'] } });
    await acceptIntake(desk.client, ids);
    const [known] = await take({ '又来.jpg': jpeg });
    expect(known).toMatchObject({ outcome: 'known', items: [] });
    expect(known?.told).toContain('小程序负责人证件国徽面');
    await desk.client.intake.reopen({ ids });
    await desk.client.intake.dismiss({ ids });
    expect(await take({ '再来.jpg': jpeg })).toMatchObject([{ outcome: 'staged', items: ids }]);
    const pdf = await drawnPdf();
    const [paged] = await take({ 'a.pdf': pdf });
    expect(await take({ 'b.pdf': pdf })).toMatchObject([{ outcome: 'waiting', items: paged?.items }]);
  });

  it('keeps when a file was changed, however shortly it is written', async () => {
    const file = new File([new Uint8Array(await card())], '样例.jpg');
    const files = [{ file, modifiedAt: '2026-11-23T03:00:00Z' }];
    for await (const _ of await desk.client.intake.take({ files }));
    expect(await waiting()).toMatchObject([{ modifiedAt: '2026-11-23T03:00:00.000Z' }]);
  });
});
