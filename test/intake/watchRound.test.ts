import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { noteAll, type Seen, watchRound } from '#backend/intake/watchRound.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

let desk: CaseDesk;
let folder: string;
beforeEach(async () => {
  desk = await caseDesk();
  folder = join(desk.folder, '微信文件');
  await mkdir(folder);
});
afterEach(() => desk[Symbol.asyncDispose]());

const never = new AbortController().signal;
const card = (width: number) => makeSpecimen({ kind: 'idBack', data: exampleCard }, { width, height: width * 0.75 });
const look = (before: Seen) => watchRound(desk.desk, folder, before, never);
const pending = async () => (await desk.client.intake.list({ state: 'pending' })).ids.length;

it('takes what is new once it has stayed the same, and nothing twice', async () => {
  await writeFile(join(folder, '原来的.jpg'), await card(320));
  await noteAll(desk.desk, folder);
  await mkdir(join(folder, '样例客户'));
  await writeFile(join(folder, '样例客户', '新的.jpg'), await card(324));
  await writeFile(join(folder, '账.docx'), 'PK\u0003\u0004');
  await writeFile(join(folder, '记事.txt'), '样例');
  const first = await look(new Map());
  expect(first.taken).toBe(0);
  const second = await look(first.seen);
  expect(second.taken).toBe(1);
  expect((await look(second.seen)).taken).toBe(0);
  // After a restart nothing is remembered but what is in the vault.
  expect((await look((await look(new Map())).seen)).taken).toBe(0);
  expect(await pending()).toBe(1);
  const { ids } = await desk.client.intake.list({ state: 'pending' });
  expect((await desk.client.intake.items({ ids }))[0]).toMatchObject({ folder: '微信文件/样例客户', name: '新的.jpg' });
});

it('waits for a file that is still being written', async () => {
  const whole = await card(328);
  const path = join(folder, '收到一半.jpg');
  await writeFile(path, whole.subarray(0, 1000));
  const first = await look(new Map());
  await appendFile(path, whole.subarray(1000));
  const second = await look(first.seen);
  expect(second.taken).toBe(0);
  expect((await look(second.seen)).taken).toBe(1);
  const { ids } = await desk.client.intake.list({ state: 'pending' });
  expect(
    (await desk.client.intake.items({ ids }))[0]?.findings.filter(({ rule }) => rule.startsWith('intake.')),
  ).toEqual([]);
});

it('says so where it does not look at all of a folder', async () => {
  const deep = join(folder, ...['一', '二', '三', '四', '五']);
  await mkdir(deep, { recursive: true });
  for (const name of ['甲.jpg', '乙.jpg', '丙.jpg']) await writeFile(join(folder, name), await card(332));
  expect((await look(new Map())).beyond).toBe(false);
  const few = await watchRound(desk.desk, folder, new Map(), never, 2);
  expect([few.seen.size, few.beyond]).toEqual([2, true]);
  await mkdir(join(deep, '六'));
  expect((await look(new Map())).beyond).toBe(true);
});

it('is told where a folder is gone, and goes on when it is back', async () => {
  await rename(folder, `${folder} 2`);
  await expect(look(new Map())).rejects.toMatchObject({ code: 'ENOENT' });
  await rename(`${folder} 2`, folder);
  expect((await look(new Map())).taken).toBe(0);
});

it('is off until somebody chooses a folder, which must be one and apart from the vault', async () => {
  expect(await desk.client.intake.watching()).toEqual({ folder: null, trouble: null, partial: null });
  await expect(desk.client.intake.watch({ folder: '样例' })).rejects.toMatchObject({ code: 'pathRelative' });
  await expect(desk.client.intake.watch({ folder: join(folder, '没有') })).rejects.toMatchObject({
    code: 'fileMissing',
  });
  await expect(desk.client.intake.watch({ folder: desk.vaultDir })).rejects.toMatchObject({ code: 'badInput' });
  await expect(desk.client.intake.watch({ folder: desk.folder })).rejects.toMatchObject({ code: 'badInput' });
  expect(await desk.client.intake.watch({ folder })).toEqual({ folder, trouble: null, partial: null });
  expect(await desk.client.intake.watch({ folder: null })).toEqual({ folder: null, trouble: null, partial: null });
  await rm(folder, { recursive: true });
});
