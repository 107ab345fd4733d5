import { copyFileSync, existsSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainRecipe } from '#shared/scans/recipe.ts';
import { handOut, takeIn } from '#test/support/bundleDesks.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { pdfOfJpegs } from '#test/support/intake/pdfs.ts';
import { onePool } from '#test/support/onePool.ts';
import { plainPicture } from '#test/support/plainPicture.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

// One desk for all: each test has pictures of its own.
let desk: CaseDesk;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const pathOf = (id: string) => join(desk.vaultDir, 'files', id.slice(0, 2), `${id}.age`);
const named = () => [...desk.desk.vault().namedFiles()];

/** Does something and answers with the ids of the files that came of it. */
async function newFiles(work: () => Promise<unknown>): Promise<string[]> {
  const before = new Set(named());
  await work();
  return named().filter((id) => !before.has(id));
}

/** Ids of the originals and copies that are not whole. */
async function lost(): Promise<string[]> {
  const { files } = desk.desk.vault();
  const whole = await Promise.all(
    named().map((id) =>
      files.read(id).then(
        () => true,
        () => false,
      ),
    ),
  );
  return named().filter((_, index) => !whole[index]);
}

async function take(file: File): Promise<(string | null)[]> {
  const told: (string | null)[] = [];
  for await (const event of await desk.client.intake.take({ files: [{ file, modifiedAt: null }] })) {
    if (event.type === 'taken') told.push(event.told);
  }
  return told;
}

const add = (slot: 'appOther' | 'subjectOther', file: File) =>
  desk.client.materials.add({ caseNumber: desk.caseNumber, slot, files: [file], replace: false });

describe('an original that the client sends again is whole again', () => {
  it.each([
    ['is gone', 10, (id: string) => rmSync(pathOf(id))],
    ['was cut off', 20, (id: string) => truncateSync(pathOf(id), 300)],
    ['is another file', 30, (id: string, other: string) => copyFileSync(pathOf(other), pathOf(id))],
  ])('when its file %s', async (_, shade, spoil) => {
    const sent = await plainPicture('样例身份证.png', shade);
    const [id = ''] = await newFiles(() => add('appOther', sent));
    const [other = ''] = await newFiles(async () => add('subjectOther', await plainPicture('样例别的.png', shade + 1)));

    spoil(id, other);
    expect(await lost()).toEqual([id]);
    expect((await add('appOther', sent)).results).toMatchObject([{ outcome: 'already' }]);
    expect(await lost()).toEqual([]);

    spoil(id, other);
    // Twice at the same moment, under two names.
    const told = (await Promise.all([take(sent), take(new File([sent], '改了名.png'))])).flat();
    expect(told.filter((each) => each?.endsWith('，资料库里坏掉的那份已经用它补好'))).toHaveLength(1);
    expect(await lost()).toEqual([]);
    expect(await take(sent)).toEqual([expect.stringMatching(/”里$/u)]);
    // What was spoilt stays beside it: nothing of a client is deleted.
    const unclaimed = join(desk.vaultDir, 'files', 'unclaimed');
    const aside = existsSync(unclaimed) ? readdirSync(unclaimed).filter((name) => name.startsWith(id)) : [];
    expect(aside).toHaveLength(shade === 10 ? 0 : 2);
  });
});

it('the lost pages of a PDF come back along with the PDF', async () => {
  const page = (width: number) =>
    makeSpecimen({ kind: 'idBack', data: exampleCard }, { width, height: (width * 3) / 4, format: 'jpeg' });
  const pdf = new File([new Uint8Array(await pdfOfJpegs([await page(320), await page(400)]))], '样例.pdf');
  const ids = await newFiles(() => take(pdf));
  expect(ids).toHaveLength(3);
  for (const id of ids) rmSync(pathOf(id));
  await take(pdf);
  expect(await lost()).toEqual([]);
});

it('what is lost here, originals and fixed copies, is taken out of a bundle that comes back', async () => {
  const { caseNumber } = desk;
  const ids = await newFiles(async () => {
    const { opened } = await add('appOther', await plainPicture('样例附件.png', 120));
    const scanId = opened.materials.at(-1)?.scanId ?? 0;
    await desk.client.materials.fix({ caseNumber, scanId, recipe: { ...plainRecipe, turn: 90 } });
  });
  expect(ids).toHaveLength(2);
  const path = await handOut(desk, [caseNumber]);
  for (const id of ids) rmSync(pathOf(id));
  expect(await newFiles(() => takeIn(desk, path))).toEqual([]);
  expect(await lost()).toEqual([]);
});
