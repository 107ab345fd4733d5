import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { makeManyPackagesInput, PackedCaseEvent } from '#shared/api/packages.ts';
import { manifestName } from '#shared/packages/manifest.ts';
import { cleanApplication } from '#test/support/application.ts';
import { type CaseDesk, caseDesk, keepCase } from '#test/support/caseDesk.ts';
import { checkedPackage } from '#test/support/checkedPackage.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

let licence: Buffer;
beforeAll(async () => {
  licence = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 1600, height: 1200 });
});

/** Three cases; the first one has a licence. */
async function threeCases(): Promise<CaseDesk & { readonly cases: string[]; readonly out: string }> {
  const desk = await caseDesk();
  const cases = [desk.caseNumber, keepCase(desk.desk, cleanApplication()), keepCase(desk.desk, cleanApplication())];
  const files = [new File([new Uint8Array(licence)], '执照.jpg')];
  await desk.client.materials.add({ caseNumber: desk.caseNumber, slot: 'subjectCertificate', files, replace: false });
  return Object.assign(desk, { cases, out: join(desk.folder, 'out') });
}

type Wish = Partial<z.input<typeof makeManyPackagesInput>> & { readonly as?: 'folder' | 'zip' };

async function make(
  { client, cases, out }: Awaited<ReturnType<typeof threeCases>>,
  { as = 'folder', ...wish }: Wish = {},
  onCase: (event: PackedCaseEvent) => void = () => undefined,
  signal?: AbortSignal,
): Promise<PackedCaseEvent[]> {
  const told: PackedCaseEvent[] = [];
  const target = { to: 'folder', folder: out, as, name: as === 'zip' ? '全部' : null, replace: true } as const;
  const request = { cases, profile: 'wechat-default', override: '样例：先交图片', target, ...wish };
  for await (const event of await client.packages.makeMany(request, signal ? { signal } : {})) {
    if (event.type !== 'case') continue;
    told.push(event);
    onCase(event);
  }
  return told;
}

test('every case gets a folder that is whole, and the reason stands in its history', async () => {
  await using desk = await threeCases();
  const told = await make(desk);
  expect(told.map(({ result }) => result)).toEqual(['made', 'made', 'made']);
  const folders = await readdir(desk.out);
  expect(folders.toSorted()).toEqual(told.map(({ path }) => path?.split('/').at(-1)).toSorted());
  const checked = await checkedPackage(desk.client, { path: desk.out });
  expect(checked).toMatchObject({ ok: true, foreign: [], problem: null });
  expect(checked.packages.map(({ caseNumber }) => caseNumber).toSorted()).toEqual(desk.cases);
  const { events } = await desk.client.progress.history({ caseNumber: desk.caseNumber });
  expect(events.at(-1)?.note).toMatch(/必改问题时生成了.*原因：样例：先交图片$/);
});

test('made again into the same folder, an older state gives way, and neither what somebody changed nor another platform’s', async () => {
  await using desk = await threeCases();
  const cases = [desk.caseNumber];
  const again = async (profile = 'wechat-default') => {
    const target = { to: 'folder', folder: desk.out, as: 'folder', replace: false } as const;
    const [told] = await make(desk, { cases, target, resume: true, profile });
    return [told?.result, told?.path?.split('/').at(-1) ?? ''] as const;
  };
  const [, first] = await again();
  expect(await again()).toEqual(['kept', first]);
  const changed = Buffer.concat([licence, Buffer.from([1])]);
  const files = [new File([new Uint8Array(changed)], '执照.jpg')];
  await desk.client.materials.add({ caseNumber: desk.caseNumber, slot: 'subjectCertificate', files, replace: true });
  expect(await again()).toEqual(['made', first]);
  expect(await again()).toEqual(['kept', first]);
  expect(await readdir(desk.out)).toEqual([first]);

  const [, other] = await again('aliyun');
  expect((await readdir(desk.out)).toSorted()).toEqual([first, other].toSorted());

  await writeFile(join(desk.out, first, '样例批注.txt'), '样例');
  const beside = await again();
  expect(beside).toEqual(['made', `${first}（2）`]);
  expect(await again()).toEqual(['kept', `${first}（2）`]);
  expect(await readdir(join(desk.out, first))).toContain('样例批注.txt');
});

test('what blocks one case stops no other, and nothing of it is written', async () => {
  await using desk = await threeCases();
  const told = await make(desk, { override: null, cases: [...desk.cases, '2026-9999'] });
  expect(told.map(({ result }) => result)).toEqual(['refused', 'refused', 'refused', 'failed']);
  expect(told[0]?.findings.every(({ weight }) => weight === 'must')).toBe(true);
  expect(told[3]?.problem).toContain('2026-9999');
  expect(await readdir(desk.out).catch(() => [])).toEqual([]);
});

test('one ZIP holds a folder a case, and what was finished before it was called off', async () => {
  await using desk = await threeCases();
  const stop = new AbortController();
  const made: string[] = [];
  const stopped = make(
    desk,
    { as: 'zip' },
    ({ caseNumber }) => {
      made.push(caseNumber);
      if (made.length === 2) stop.abort();
    },
    stop.signal,
  );
  await expect(stopped).rejects.toThrow();
  expect(await readdir(desk.out)).toEqual(['全部.zip']);
  const part = await checkedPackage(desk.client, { path: join(desk.out, '全部.zip') });
  expect(part.ok).toBe(true);
  expect(part.packages.map(({ caseNumber }) => caseNumber)).toEqual(made);
  await make(desk, { as: 'zip' });
  const whole = await checkedPackage(desk.client, { path: join(desk.out, '全部.zip') });
  expect(whole.packages).toHaveLength(3);
});

test('going on makes only what is missing, damaged or changed since', async () => {
  await using desk = await threeCases();
  const [first, second, third] = await make(desk);
  await writeFile(join(first?.path ?? '', manifestName), 'x');
  await rm(second?.path ?? '', { recursive: true });
  const again = await make(desk, { resume: true });
  expect(again.map(({ result }) => result)).toEqual(['made', 'made', 'kept']);
  expect(again[2]?.path).toBe(third?.path);
  // The override is in the history of each now; that is no change of what is handed in.
  const unchanged = await make(desk, { resume: true });
  expect(unchanged.slice(1).map(({ result }) => result)).toEqual(['kept', 'kept']);
  const edit = { field: 'miniProgram.comment', value: '改过的备注，用来查询办事指南', expected: null } as const;
  const { application } = await desk.client.cases.open({ caseNumber: desk.cases[1] ?? '' });
  const edits = [{ ...edit, expected: application.miniProgram.comment }];
  await desk.client.cases.edit({ caseNumber: desk.cases[1] ?? '', edits });
  const changed = await make(desk, { resume: true });
  expect(changed.slice(1).map(({ result }) => result)).toEqual(['made', 'kept']);
  // What was made for a reason is not kept without it, nor for another one.
  const without = await make(desk, { resume: true, override: null, cases: desk.cases.slice(1) });
  expect(without.map(({ result }) => result)).toEqual(['refused', 'refused']);
  const other = await make(desk, { resume: true, override: '样例：另一个原因', cases: desk.cases.slice(1) });
  expect(other.map(({ result }) => result)).toEqual(['made', 'made']);
});

test('a ZIP cannot be gone on with: that is said before anything is made', async () => {
  await using desk = await threeCases();
  await expect(make(desk, { as: 'zip', resume: true })).rejects.toMatchObject({ code: 'badInput' });
  expect(await readdir(desk.out).catch(() => [])).toEqual([]);
});

describe('looking a package through again', () => {
  /** One package as a ZIP in memory, to be tampered with. */
  async function packed() {
    const desk = await threeCases();
    const [only] = await make(desk, { cases: [desk.caseNumber], as: 'zip' });
    const entries = unzipSync(new Uint8Array(await readFile(only?.path ?? '')));
    const check = (changed: Record<string, Uint8Array>) =>
      checkedPackage(desk.client, { files: [new File([new Uint8Array(zipSync(changed))], '包.zip')] });
    return { desk, entries, check, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() };
  }
  const nameLike = (entries: Record<string, Uint8Array>, end: string) =>
    Object.keys(entries).find((name) => name.endsWith(end)) ?? '';

  test('tells what is missing, changed, added and foreign, by name', async () => {
    await using pack = await packed();
    const { entries, check } = pack;
    expect((await check(entries)).ok).toBe(true);
    const jpg = nameLike(entries, '.jpg');
    const folder = jpg.slice(0, jpg.lastIndexOf('/') + 1);
    const xlsx = nameLike(entries, '.xlsx');
    const { [jpg]: picture = new Uint8Array(), [xlsx]: _, ...rest } = entries;
    const flipped = picture.slice();
    flipped[flipped.length - 3] = (flipped[flipped.length - 3] ?? 0) ^ 1;
    const checked = await check({
      ...rest,
      [jpg]: flipped,
      [`${folder}新.txt`]: new Uint8Array(3),
      '别处.txt': new Uint8Array(1),
    });
    expect(checked.ok).toBe(false);
    expect(checked.foreign).toEqual(['别处.txt']);
    expect(checked.packages[0]?.differences).toEqual([
      { name: jpg.slice(folder.length), what: 'changed' },
      { name: xlsx.slice(folder.length), what: 'missing' },
      { name: '新.txt', what: 'added' },
    ]);
  });

  test('takes a dropped folder like a ZIP', async () => {
    await using pack = await packed();
    const files = Object.entries(pack.entries).map(([name, bytes]) => new File([new Uint8Array(bytes)], name));
    expect(await checkedPackage(pack.desk.client, { files })).toMatchObject({ ok: true, foreign: [] });
  });

  test('says so when there is no manifest, an unreadable one, or no ZIP at all', async () => {
    await using pack = await packed();
    const { entries, check, desk } = pack;
    const manifest = nameLike(entries, manifestName);
    const { [manifest]: _, ...without } = entries;
    expect(await check(without)).toMatchObject({ ok: false, packages: [], problem: expect.stringContaining('清单') });
    const unreadable = await check({ ...entries, [manifest]: new Uint8Array([123]) });
    expect(unreadable).toMatchObject({ ok: false, problem: null, packages: [{ caseNumber: null }] });
    const whole = zipSync(entries);
    for (const bytes of [new Uint8Array(), new Uint8Array(100), whole.slice(0, whole.length / 2)]) {
      const checked = await checkedPackage(desk.client, { files: [new File([bytes], '包.zip')] });
      expect(checked).toMatchObject({ ok: false, problem: expect.stringContaining('ZIP') });
    }
  });

  test('a bomb and names that lead elsewhere are told, not unpacked', async () => {
    await using pack = await packed();
    const { entries, check } = pack;
    const jpg = nameLike(entries, '.jpg');
    const folder = jpg.slice(0, jpg.lastIndexOf('/') + 1);
    const before = process.memoryUsage.rss();
    const checked = await check({
      ...entries,
      [jpg]: new Uint8Array(300_000_000),
      [`${folder}../../逃.txt`]: new Uint8Array(1),
    });
    expect(process.memoryUsage.rss() - before).toBeLessThan(700_000_000);
    expect(checked.packages[0]?.differences).toEqual([
      { name: jpg.slice(folder.length), what: 'changed' },
      { name: '../../逃.txt', what: 'unsafe' },
    ]);
  });
});
