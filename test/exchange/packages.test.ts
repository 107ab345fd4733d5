import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { sharp } from '#backend/scans/sharpSetup.ts';
import type { MakePackageEvent } from '#shared/api/packages.ts';
import { compareWithManifest, manifestName, manifestSchema } from '#shared/packages/manifest.ts';
import { contentTypeOf } from '#shared/scans/contentType.ts';
import { plainRecipe } from '#shared/scans/recipe.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { checkedPackage } from '#test/support/checkedPackage.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

const large = () => makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 3000, height: 2250 });

/** A case with a licence that is too large for the platform and the card of its principal as a PNG. */
async function caseWithPictures(): Promise<CaseDesk> {
  const desk = await caseDesk();
  await give(desk, 'subjectCertificate', '扫描 1.jpg', await large());
  const card = await makeSpecimen({ kind: 'idFront', data: exampleCard }, { width: 1600, height: 1200, format: 'png' });
  await give(desk, 'subjectPrincipalFront', '扫描 2.png', card);
  return desk;
}

async function give(
  { client, caseNumber }: CaseDesk,
  slot: 'subjectCertificate' | 'subjectPrincipalFront',
  name: string,
  bytes: Buffer,
) {
  const files = [new File([new Uint8Array(bytes)], name)];
  await client.materials.add({ caseNumber, slot, files, replace: false });
}

async function make(
  desk: CaseDesk,
  request: { override?: string; asciiNames?: boolean } = {},
): Promise<MakePackageEvent[]> {
  const { client, caseNumber } = desk;
  const events: MakePackageEvent[] = [];
  for await (const event of await client.packages.make({ caseNumber, profile: 'wechat-default', ...request }))
    events.push(event);
  return events;
}

async function unpacked({ client }: CaseDesk, events: readonly MakePackageEvent[]) {
  const made = events.find((event) => event.type === 'made');
  if (made?.type !== 'made' || made.file === null) throw new Error('not made');
  const file = await client.outbox.take({ ticket: made.file.ticket });
  return { name: file.name, entries: unzipSync(new Uint8Array(await file.arrayBuffer())), blocking: made.blocking };
}

test('nothing is made while something must be put right, and every problem is told at once', async () => {
  await using desk = await caseWithPictures();
  const events = await make(desk);
  expect(events.map(({ type }) => type).filter((type) => type !== 'progress')).toEqual(['packed', 'packed', 'refused']);
  const refused = events.at(-1);
  const rules = refused?.type === 'refused' ? refused.findings.map(({ rule }) => rule) : [];
  expect(rules.length).toBeGreaterThan(1);
  // What fitting puts right is no problem of the copy.
  expect(rules).not.toContain('scan.bytesTooMany');
  expect(refused?.type === 'refused' && refused.findings.every(({ weight }) => weight === 'must')).toBe(true);
});

test('a package has fitted copies in the order of the form, the fields, the payload, and a manifest that is true', async () => {
  await using desk = await caseWithPictures();
  const { name, entries, blocking } = await unpacked(desk, await make(desk, { override: '样例：先传图片' }));
  expect(name).toMatch(/^提交包 .*\.zip$/);
  expect(blocking.length).toBeGreaterThan(0);
  const names = Object.keys(entries);
  expect(names[0]).toMatch(/^01_营业执照_.*_\d+KB\.jpg$/);
  expect(names[1]).toMatch(/^02_主体负责人证件人像面_.*_\d+KB\.jpg$/);
  expect(names.slice(2)).toEqual(['填写内容.xlsx', '填写内容.pdf', '官方格式.json', manifestName]);
  for (const picture of names.slice(0, 2)) {
    const bytes = entries[picture] ?? new Uint8Array();
    expect(contentTypeOf(bytes)).toBe('jpeg');
    expect(bytes.byteLength).toBeLessThanOrEqual(204_800);
    expect(bytes.byteLength).toBeGreaterThanOrEqual(102_400);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  }
  // 照着填 knows what they are called, until a picture is another one.
  const named = async () => {
    const { steps } = await desk.client.filling.get({ caseNumber: desk.caseNumber });
    return steps.flatMap(({ kind, value }) => (kind === 'file' ? [value] : []));
  };
  expect(await named()).toEqual(names.slice(0, 2));
  const { materials } = await desk.client.cases.open({ caseNumber: desk.caseNumber });
  const { scanId } = materials.find(({ slot }) => slot === 'subjectCertificate') ?? { scanId: 0 };
  const recipe = { ...plainRecipe, turn: 180 } as const;
  await desk.client.materials.fix({ caseNumber: desk.caseNumber, scanId, recipe });
  expect(await named()).toEqual([null, names[1]]);
  const manifest = manifestSchema.parse(JSON.parse(strFromU8(entries[manifestName] ?? new Uint8Array())));
  const found = Object.entries(entries).map(([each, bytes]) => ({
    name: each,
    bytes: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  expect(compareWithManifest(manifest, found)).toEqual([]);
  expect(manifest).toMatchObject({
    caseNumber: desk.caseNumber,
    profile: 'wechat-default',
    override: '样例：先传图片',
    open: blocking.map(({ message, where }) => expect.objectContaining({ message, places: [where] })),
  });
  expect(manifest.files[0]?.copyOf).toMatchObject({
    slot: 'subjectCertificate',
    sha256: createHash('sha256')
      .update(await large())
      .digest('hex'),
  });
  const { application } = await desk.client.cases.open({ caseNumber: desk.caseNumber });
  const payload = JSON.parse(strFromU8(entries['官方格式.json'] ?? new Uint8Array()));
  expect(JSON.stringify(payload)).toContain(application.subject.name);
  const [sheet] = await readXlsxFile(Buffer.from(entries['填写内容.xlsx'] ?? new Uint8Array()));
  const cells = JSON.stringify(sheet);
  expect(cells).toContain(application.subject.name);
  expect(cells).toContain(application.subject.certificateNumber);
  // As the console asks for them; what the office keeps for itself stays here.
  const labels = (sheet as unknown as { data: string[][] }).data.map(([, label]) => label);
  expect(labels.slice(1, 4)).toEqual(['单位性质', '主办单位名称', '备案省份']);
  expect(cells).not.toMatch(/经办人|案件备注|计划提交日|当前阶段/);
  expect(cells).toContain(names[0]);
});

test('a manifest counts for as much as this vault’s record of it, and nothing where no vault is open', async () => {
  await using desk = await caseWithPictures();
  await using other = await caseWithPictures();
  const { entries } = await unpacked(desk, await make(desk, { override: '样例：先传图片' }));
  const manifest = manifestSchema.parse(JSON.parse(strFromU8(entries[manifestName] ?? new Uint8Array())));
  const check = async ({ client }: CaseDesk, said: object | null) => {
    const bytes = said === null ? {} : { [manifestName]: strToU8(JSON.stringify({ ...manifest, ...said })) };
    const all = Object.entries({ ...entries, ...bytes });
    const files = all.map(([name, each]) => new File([new Uint8Array(each)], name));
    const { ok, packages } = await checkedPackage(client, { files });
    return [ok, packages[0]?.record];
  };
  expect(await check(desk, null)).toEqual([true, 'same']);
  expect(await check(desk, { override: null, open: [] })).toEqual([false, 'different']);
  expect(await check(desk, { madeAt: '2020-01-01T00:00:00.000Z' })).toEqual([true, 'none']);
  expect(await check(other, null)).toEqual([true, 'none']);
  // The record is a line of the log nobody can change unseen.
  const { entries: lines } = await desk.client.access.list({ before: null, most: 50, caseNumber: desk.caseNumber });
  expect(lines.filter(({ kind }) => kind === 'package')).toHaveLength(1);
  expect(await desk.client.access.check()).toMatchObject({ broken: null });
  await desk.client.vault.lock();
  expect(await check(desk, null)).toEqual([true, null]);
});

test('names are without Chinese where that is asked for', async () => {
  await using desk = await caseWithPictures();
  const { name, entries } = await unpacked(desk, await make(desk, { override: '样例', asciiNames: true }));
  for (const each of [name, ...Object.keys(entries)]) expect(each).toMatch(/^[\x20-\x7e]+$/);
});

test('an unknown platform and an empty reason are refused before any work', async () => {
  await using desk = await caseDesk();
  const { client, caseNumber } = desk;
  const run = async (request: object) => {
    for await (const event of await client.packages.make({ caseNumber, profile: 'wechat-default', ...request }))
      void event;
  };
  await expect(run({ profile: 'nobody' })).rejects.toMatchObject({ code: 'profileMissing' });
  await expect(run({ override: '  ' })).rejects.toThrow();
  await expect(run({ caseNumber: '2026-9999' })).rejects.toMatchObject({ code: 'caseMissing' });
});

test('it stops at the next file when it is called off', async () => {
  await using desk = await caseWithPictures();
  const cancel = new AbortController();
  const { client, caseNumber } = desk;
  const events = await client.packages.make({ caseNumber, profile: 'wechat-default' }, { signal: cancel.signal });
  await expect(
    (async () => {
      for await (const event of events) if (event.type === 'packed') cancel.abort();
    })(),
  ).rejects.toThrow();
});
