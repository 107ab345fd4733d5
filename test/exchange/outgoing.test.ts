import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { resourcesDir } from '#backend/resources.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import type { MakePackageEvent, makePackageInput } from '#shared/api/packages.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { manifestName, manifestSchema } from '#shared/packages/manifest.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { film } from '#test/support/film.ts';
import { lockedPdf, pdfOfJpegs } from '#test/support/intake/pdfs.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

const place = 'Yangli+22.5431+114.0579';
const blurred = await makeSpecimen({ kind: 'idFront', data: exampleCard }, { width: 1200, height: 900, blur: 6 });
/** A card of the sample office, clear and straight. */
const card = await readFile(join(resourcesDir, 'demo', '材料', '蒋样例', '身份证正面.jpg'));
const placed = async (bytes: Uint8Array) =>
  sharp(bytes)
    .keepMetadata()
    .withExifMerge({ IFD0: { Make: place } })
    .jpeg({ quality: 90 })
    .toBuffer();

async function give({ client, caseNumber }: CaseDesk, slot: MaterialSlotId, name: string, bytes: Uint8Array) {
  const files = [new File([new Uint8Array(bytes)], name)];
  return (await client.materials.add({ caseNumber, slot, files, replace: false })).opened;
}

async function make({ client, caseNumber }: CaseDesk, wish: Partial<z.input<typeof makePackageInput>> = {}) {
  const events: MakePackageEvent[] = [];
  const request = { caseNumber, profile: 'wechat-default', override: '样例：先看看', ...wish };
  for await (const event of await client.packages.make(request)) events.push(event);
  return events;
}

async function unpacked(desk: CaseDesk, events: readonly MakePackageEvent[]) {
  const made = events.find((event) => event.type === 'made');
  if (made?.type !== 'made' || made.file === null) throw new Error('not made');
  const file = await desk.client.outbox.take({ ticket: made.file.ticket });
  const entries = unzipSync(new Uint8Array(await file.arrayBuffer()));
  const manifest = manifestSchema.parse(JSON.parse(strFromU8(entries[manifestName] ?? new Uint8Array())));
  return { entries, manifest, blocking: made.blocking.map(({ rule }) => rule) };
}

test('a blurred picture blocks the package wherever it stands in the case, and makes the case not ready', async () => {
  await using desk = await caseDesk();
  const { client, caseNumber } = desk;
  // It is not even handed in: it is an open 必改 of the case.
  const opened = await give(desk, 'legalRepresentativeFront', '身份证.jpg', blurred);
  expect(opened.findings.map(({ rule }) => rule)).toContain('scan.blurred');
  const refused = (await make(desk, { override: null })).at(-1);
  expect(refused?.type === 'refused' && refused.findings.map(({ rule }) => rule)).toContain('scan.blurred');
  expect((await client.packages.ready({ profile: 'wechat-default' })).cases).not.toContain(caseNumber);
});

test('what goes out as it came tells nothing of where it was taken', async () => {
  await using desk = await caseDesk();
  const small = await sharp(card).resize(240).toBuffer();
  await give(desk, 'subjectPrincipalFront', '小图.jpg', await placed(small));
  // More pages than the place has room for: it is not turned into pictures.
  await give(desk, 'subjectCertificate', '扫描.pdf', await pdfOfJpegs([await placed(small), await placed(small)]));
  await give(desk, 'promiseVideo', '承诺.mov', film(place));
  await give(desk, 'appOther', '有密码.pdf', await lockedPdf());
  const { entries, blocking } = await unpacked(desk, await make(desk));
  const names = Object.keys(entries);
  expect(names.slice(0, 3)).toEqual([
    expect.stringMatching(/^01_营业执照_.*\.pdf$/),
    expect.stringMatching(/^02_主体负责人证件人像面_.*\.jpg$/),
    expect.stringMatching(/^03_承诺视频_.*\.mov$/),
  ]);
  for (const [name, bytes] of Object.entries(entries))
    expect([name, Buffer.from(bytes).includes(place)]).toEqual([name, false]);
  // What cannot be rid of it stays here, and that is said.
  expect(names.some((name) => name.includes('附件'))).toBe(false);
  expect(blocking).toEqual(expect.arrayContaining(['scan.copyTooFewPixels', 'scan.withheld']));
});

test('a PDF in a place of pictures blocks: it is refused where only pictures are taken, and never leaves unmarked', async () => {
  await using desk = await caseDesk();
  const small = await placed(await sharp(card).resize(240).toBuffer());
  await give(desk, 'appPrincipalBack', '两面.pdf', await pdfOfJpegs([small, small]));
  const refusedBy = async (profile: string) => {
    const refused = (await make(desk, { profile, override: null })).at(-1);
    return refused?.type === 'refused' ? refused.findings.map(({ rule }) => rule) : [];
  };
  expect(await refusedBy('wechat-default')).toContain('scan.format');
  expect(await refusedBy('douyin')).toContain('scan.unmarked');
  const { manifest, blocking } = await unpacked(desk, await make(desk, { profile: 'douyin' }));
  expect(manifest.watermark).toContain('仅供');
  expect(blocking).toContain('scan.unmarked');
});

test('a package is not refused by what another platform asks', async () => {
  await using desk = await caseDesk();
  const { client } = desk;
  await give(desk, 'appPrincipalFront', '黑白.jpg', await sharp(card).grayscale().jpeg({ quality: 90 }).toBuffer());
  const refusedBy = async (profile: string) => {
    const refused = (await make(desk, { profile, override: null })).at(-1);
    return refused?.type === 'refused' ? refused.findings.map(({ rule }) => rule) : [];
  };
  expect((await client.settings.get()).profile).toBe('wechat-default');
  expect(await refusedBy('wechat-default')).toContain('scan.grey');
  expect(await refusedBy('aliyun')).not.toContain('scan.grey');
});

test('the official payload of a package names the files of the package', async () => {
  await using desk = await caseDesk();
  await give(desk, 'subjectPrincipalFront', 'mmexport1.jpg', card);
  await give(desk, 'appOther', '附件.jpg', await sharp(card).flop().toBuffer());
  const { entries } = await unpacked(desk, await make(desk));
  const text = strFromU8(entries['官方格式.json'] ?? new Uint8Array());
  const pictures = Object.keys(entries).filter((name) => /^\d\d_/.test(name));
  expect(pictures.length).toBeGreaterThan(1);
  for (const name of pictures) expect(text).toContain(JSON.stringify(name));
  expect(text.match(/"[^"]*\.jpe?g"/g)?.every((name) => pictures.includes(JSON.parse(name)))).toBe(true);
});

test('copies say what they are for, but for a platform that refuses it and where nobody wants it', async () => {
  await using desk = await caseDesk();
  await give(desk, 'subjectPrincipalFront', '身份证.jpg', card);
  const mark = /^仅供.+小程序备案使用 2026-11-23$/;
  const plain = await unpacked(desk, await make(desk, { profile: 'huawei-cloud', watermark: false }));
  const marked = await unpacked(desk, await make(desk, { profile: 'huawei-cloud' }));
  const refused = await unpacked(desk, await make(desk));
  expect([plain, marked, refused].map(({ manifest }) => manifest.watermark)).toEqual([
    null,
    expect.stringMatching(mark),
    null,
  ]);
  const pixels = async ({ entries }: typeof plain) => {
    const [name = ''] = Object.keys(entries).filter((each) => each.startsWith('01_'));
    return sharp(entries[name]).resize(800, 600, { fit: 'fill' }).greyscale().raw().toBuffer();
  };
  const [one, other] = [await pixels(plain), await pixels(marked)];
  const darker = one.filter((value, at) => value - (other[at] ?? 0) > 12).length / one.length;
  // Letters all over it, and most of the card still free of them.
  expect(darker).toBeGreaterThan(0.02);
  expect(darker).toBeLessThan(0.25);
});

test('an exported payload brings its files without their places', async () => {
  await using desk = await caseDesk();
  const { client } = desk;
  const original = await placed(card);
  const opened = await give(desk, 'subjectPrincipalFront', '身份证.jpg', original);
  const { scanId = 0 } = opened.materials[0] ?? {};
  const { file } = await client.materials.handOut({ caseNumber: desk.caseNumber, scanId });
  const bytes = Buffer.from((await file?.arrayBuffer()) ?? new ArrayBuffer());
  expect(bytes.includes(place)).toBe(false);
  const pixels = (of: Uint8Array) => sharp(of).raw().toBuffer();
  expect((await pixels(bytes)).equals(await pixels(original))).toBe(true);
  // The untouched file is given to whoever asks for it by name.
  const untouched = await client.materials.picture({ scanId, size: 'original' });
  expect(Buffer.from(await untouched.arrayBuffer()).equals(original)).toBe(true);
});

test.each(['subjectPrincipalFront', 'holdingPhoto'] as const)(
  'a card that is handed out (%s) says what it is for where the platform takes that, and every original is written down',
  async (slot) => {
    await using desk = await caseDesk();
    const { client, caseNumber } = desk;
    await client.settings.setProfile({ profile: 'tencent-cloud' });
    const png = await sharp(await placed(card))
      .png()
      .toBuffer();
    const opened = await give(desk, slot, '身份证.png', png);
    const { scanId = 0 } = opened.materials[0] ?? {};
    const grey = (of: Uint8Array) => sharp(of).greyscale().raw().toBuffer();
    const darkened = async () => {
      const { media } = await client.application.export({ caseNumber, withOffice: false });
      const { file } = await client.materials.handOut({ caseNumber, scanId });
      const bytes = Buffer.from((await file?.arrayBuffer()) ?? new ArrayBuffer());
      const [one, other] = [await grey(png), await grey(bytes)];
      const share = one.filter((value, at) => value - (other[at] ?? 0) > 12).length / one.length;
      return { share, ending: media[0]?.name.slice(-4), same: file?.name.endsWith(media[0]?.name.slice(-4) ?? '?') };
    };
    const marked = await darkened();
    expect(marked).toMatchObject({ ending: '.jpg', same: true });
    expect(marked.share).toBeGreaterThan(0.02);
    await client.settings.setProfile({ profile: 'wechat-default' });
    expect(await darkened()).toEqual({ share: 0, ending: '.png', same: true });

    await client.materials.picture({ scanId, size: 'full' });
    await client.materials.picture({ scanId, size: 'original' });
    const { entries } = await client.access.list({});
    const told = entries.filter(({ kind }) => kind === 'original').map(({ about }) => about);
    expect(told).toEqual([caseNumber, caseNumber, caseNumber]);
  },
);

test('a small card in a large picture keeps the dots an inch that can be read', async () => {
  const smallCard = await makeSpecimen(
    { kind: 'idFront', data: exampleCard },
    { width: 2400, height: 1800, fill: 0.4 },
  );
  await using desk = await caseDesk();
  const file = new File([new Uint8Array(smallCard)], '小卡.jpg');
  const fitted = await desk.client.scans.fit({ file, profile: 'wechat-default', kind: 'personFront' });
  expect(fitted.findings.map(({ rule, weight }) => `${weight} ${rule}`)).not.toContain('must scan.dots');
  if (fitted.type !== 'fitted') throw new Error('not fitted');
  expect(fitted.width).toBeGreaterThan(1800);
  // A picture that was blurred stays so however small its copy is.
  const soft = new File([new Uint8Array(blurred)], '糊.jpg');
  const said = await desk.client.scans.fit({ file: soft, profile: 'wechat-default', kind: 'personFront' });
  expect(said.findings.map(({ rule }) => rule)).toContain('scan.blurred');
});
