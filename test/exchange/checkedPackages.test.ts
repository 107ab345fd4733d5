import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { readZipDirectory } from '#backend/exchange/zipDirectory.ts';
import { openPool } from '#backend/jobs/pool.ts';
import { type CheckLimits, checkPackage } from '#backend/packages/checkPackage.ts';
import { type Manifest, manifestName } from '#shared/packages/manifest.ts';
import { caseDesk } from '../support/caseDesk.ts';
import { onePool } from '../support/onePool.ts';
import { watchedPool } from '../support/reading/watchedPool.ts';

onePool();

const pool = openPool(1);
afterAll(() => pool.close());

const picture = Buffer.from('样例图片');
const listed = (name: string, bytes: Uint8Array): Manifest['files'][number] => ({
  name,
  bytes: bytes.byteLength,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  copyOf: null,
});

function manifestOf(files: Manifest['files']): Buffer {
  const manifest: Manifest = {
    format: 'beian-package',
    version: 1,
    caseNumber: '2026-0001',
    profile: 'wechat-default',
    madeAt: '2026-01-01T00:00:00.000Z',
    override: null,
    open: [],
    staff: null,
    watermark: null,
    content: null,
    files,
  };
  return Buffer.from(JSON.stringify(manifest));
}

const sound = { '包/01.jpg': picture, [`包/${manifestName}`]: manifestOf([listed('01.jpg', picture)]) };

/** As a folder and as a ZIP: either says the same. */
async function checkBoth(entries: Record<string, Uint8Array>) {
  const files = Object.entries(entries).map(([name, bytes]) => new File([new Uint8Array(bytes)], name));
  const folder = await checkPackage(pool, { files });
  const zip = await checkPackage(pool, { files: [new File([new Uint8Array(zipSync(entries))], '包.zip')] });
  return [folder, zip];
}

test('what systems leave beside files is passed over', async () => {
  const left = ['.DS_Store', '._01.jpg', 'Thumbs.db', 'desktop.ini', '__MACOSX/._01.jpg'];
  const entries = Object.fromEntries(left.map((name) => [`包/${name}`, picture]));
  for (const checked of await checkBoth({ ...sound, ...entries, '__MACOSX/包/._01.jpg': picture }))
    expect(checked).toMatchObject({ ok: true, foreign: [], packages: [{ files: 2, differences: [] }] });
});

test.each([
  '.替换.jpg',
  '.evil/02.jpg',
  '.DS_Store/02.jpg',
  '._01.jpg/02.jpg',
  'Thumbs.db/02.jpg',
  '__MACOSX',
  '.beian-x.part',
])('%s under a hidden name is told as added', async (name) => {
  for (const checked of await checkBoth({ ...sound, [`包/${name}`]: picture })) {
    expect(checked.ok).toBe(false);
    expect(checked.packages[0]?.differences).toEqual([{ name, what: 'added' }]);
  }
});

test('a hidden file beside the packages belongs to none', async () => {
  const two = { ...sound, '包二/01.jpg': picture, [`包二/${manifestName}`]: sound[`包/${manifestName}`] ?? picture };
  for (const checked of await checkBoth({ ...two, '.藏着/02.jpg': picture }))
    expect(checked).toMatchObject({ ok: false, foreign: ['.藏着/02.jpg'] });
});

/** A ZIP whose list of names says what one likes: each name with the place of the entry it stands for. */
function zipWithNames(zip: Uint8Array, names: Record<string, string>): Buffer {
  const held = readZipDirectory(zip) ?? [];
  const begin = held[0]?.at ?? 0;
  const rows = Object.entries(names).map(([name, of]) => {
    const entry = held.find((each) => each.name === of);
    if (!entry) throw new Error(`no ${of}`);
    const row = Buffer.alloc(46 + Buffer.byteLength(name));
    Buffer.from(zip).copy(row, 0, entry.at, entry.at + 46);
    row.writeUInt16LE(Buffer.byteLength(name), 28);
    row.writeUInt32LE(0, 30);
    row.write(name, 46);
    return row;
  });
  const directory = Buffer.concat(rows);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(rows.length, 8);
  end.writeUInt16LE(rows.length, 10);
  end.writeUInt32LE(directory.byteLength, 12);
  end.writeUInt32LE(begin, 16);
  return Buffer.concat([Buffer.from(zip).subarray(0, begin), directory, end]);
}

const fileOf = (zip: Uint8Array) => new File([new Uint8Array(zip)], '包.zip');
const checkZip = (zip: Uint8Array, signal?: AbortSignal) => checkPackage(pool, { files: [fileOf(zip)] }, signal);

test('a ZIP whose files share one content is refused before any of it is unpacked', async () => {
  const manifest = manifestOf([listed('01.jpg', picture), listed('02.jpg', picture)]);
  const zip = zipSync({ '01.jpg': picture, [manifestName]: manifest });
  expect(
    await checkZip(zipWithNames(zip, { '01.jpg': '01.jpg', '02.jpg': '01.jpg', [manifestName]: manifestName })),
  ).toMatchObject({ ok: false, packages: [], problem: expect.stringContaining('共用同一段内容') });
  // The same list without the second name is one as any other.
  const plain = await checkZip(zipWithNames(zip, { '01.jpg': '01.jpg', [manifestName]: manifestName }));
  expect(plain).toMatchObject({ problem: null, packages: [{ differences: [{ name: '02.jpg', what: 'missing' }] }] });
});

test('a ZIP that says it holds far more than it can is given up, also when its manifest says so', async () => {
  const checkClaim = (bytes: number) => {
    const manifest = manifestOf([{ ...listed('01.jpg', picture), bytes }]);
    const zip = Buffer.from(zipSync({ '01.jpg': picture, [manifestName]: manifest }));
    const entry = readZipDirectory(zip)?.find(({ name }) => name === '01.jpg');
    zip.writeUInt32LE(bytes, (entry?.at ?? 0) + 24);
    return checkZip(zip);
  };
  const problem = expect.stringContaining('大得太多');
  expect(await checkClaim(4_000_000_000)).toMatchObject({ ok: false, packages: [], problem });
  const small = await checkClaim(4_000_000);
  expect(small).toMatchObject({ problem: null, packages: [{ differences: [{ name: '01.jpg', what: 'changed' }] }] });
});

test('it stops when it is called off', async () => {
  const large = Buffer.alloc(8_000_000, '样例');
  const entries = { '01.jpg': large, [manifestName]: manifestOf([listed('01.jpg', large)]) };
  for (const level of [0, 6] as const) {
    const stop = new AbortController();
    const checking = checkZip(zipSync(entries, { level }), stop.signal);
    setImmediate(() => stop.abort());
    await expect(checking).rejects.toThrow(/abort/i);
  }
});

/** Many folders, each with a manifest of four million characters that hold nothing a package has. */
function manyManifests(count: number): File {
  const manifest = Buffer.from(`{"files":[${'{},'.repeat(1_390_000)}{}]}`);
  const folders = Array.from({ length: count }, (_, at) => [`包${at}/${manifestName}`, manifest] as const);
  return fileOf(zipSync(Object.fromEntries(folders)));
}
const roomy: CheckLimits = { seconds: 60, heapMb: 512, memoryMb: 1024 };

test('a ZIP is read in a process of its own, which goes with it', async () => {
  await using watched = watchedPool();
  const files = [fileOf(zipSync(sound))];
  expect(await checkPackage(watched.pool, { files })).toMatchObject({ ok: true, problem: null });
  await expect.poll(() => watched.processes).toEqual({ started: 1, gone: 1 });
});

test('one that takes too long, or too much memory, is told as that, and the next is read as if nothing were', async () => {
  await using watched = watchedPool();
  const told = (file: File, limits: Partial<CheckLimits>) =>
    checkPackage(watched.pool, { files: [file] }, undefined, { ...roomy, ...limits });
  const bomb = manyManifests(2);
  const none = { ok: false, packages: [], foreign: [] };
  expect(await told(bomb, { seconds: 0.001 })).toEqual({ ...none, problem: expect.stringContaining('时间太长') });
  expect(await told(bomb, { memoryMb: 1 })).toEqual({ ...none, problem: expect.stringContaining('内存太多') });
  expect(await told(fileOf(zipSync(sound)), {})).toMatchObject({ ok: true, problem: null });
  await watched.pool.close();
  expect(watched.processes).toEqual({ started: 3, gone: 3 });
});

test('the desk answers while a bomb is looked through, and calling that off ends it', async () => {
  await using desk = await caseDesk();
  const { client } = desk;
  const stop = new AbortController();
  const events = await client.packages.check({ files: [manyManifests(2)] }, { signal: stop.signal });
  const first = events.next();
  const told = first.catch((error: unknown) => error);
  expect((await client.cases.list()).length).toBeGreaterThan(0);
  stop.abort();
  expect(await told).toMatchObject({ code: 'cancelled' });
});
