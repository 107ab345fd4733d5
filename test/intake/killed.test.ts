import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { beian, jsonLines, startBeian, temporaryFolder } from '#test/support/cli.ts';
import { archive } from '#test/support/intake/archives.ts';
import { pdfOfJpegs } from '#test/support/intake/pdfs.ts';
import { quickVault } from '#test/support/quickVault.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

interface Line {
  readonly path?: string;
  readonly outcome?: string;
  readonly items?: readonly number[];
  readonly id?: number;
  readonly name?: string;
  readonly page?: number | null;
}

const card = (width: number) =>
  makeSpecimen({ kind: 'idBack', data: exampleCard }, { width, height: Math.round(width * 0.75) });

/** Many more than are judged ahead of what was told, so that the end of the program finds some still to be taken. */
const [pictures, papers] = [60, 4];

/** Pictures, papers of three pages and an archive, as a client sends them. */
async function writeFolder(folder: string): Promise<void> {
  await mkdir(folder);
  for (let index = 0; index < pictures; index++) {
    await writeFile(join(folder, `IMG_${String(index).padStart(4, '0')}.jpg`), await card(320 + index * 4));
    if (index % 3 !== 0 || index >= papers * 3) continue;
    const pages = await Promise.all([0, 1, 2].map((page) => card(1100 + index * 12 + page * 4)));
    await writeFile(join(folder, `扫描${index}.pdf`), await pdfOfJpegs(pages));
  }
  const inside = await Promise.all(
    [0, 1, 2, 3].map(async (index) => [`样例${index}.jpg`, await card(1400 + index * 4)] as const),
  );
  await writeFile(join(folder, '资料.zip'), archive(Object.fromEntries(inside)));
}
const [files, items] = [pictures + papers + 4, pictures + papers * 3 + 4];

it('taking files loses nothing it reported when it is killed, leaves nothing half, and goes on', async () => {
  await using folder = await temporaryFolder();
  const vault = [...(await quickVault(folder.path)).flags, '--json'];
  const scans = join(folder.path, '样例客户');
  await writeFolder(scans);

  const child = startBeian(['intake', scans, ...vault]);
  const ended = new Promise<string | null>((resolve) => child.once('close', (_, signal) => resolve(signal)));
  const acknowledged: Line[] = [];
  if (!child.stdout) throw new Error('no stdout');
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text) as Line;
    if (line.outcome !== 'staged') continue;
    acknowledged.push(line);
    if (acknowledged.length === 9) child.kill('SIGKILL');
  }
  expect(await ended).toBe('SIGKILL');
  expect(acknowledged.length).toBeGreaterThanOrEqual(9);
  expect(acknowledged.length).toBeLessThan(files);

  const listed = jsonLines((await beian(['intake', 'list', ...vault])).out) as Line[];
  const there = new Set(listed.map(({ id }) => id));
  for (const { items: ids = [] } of acknowledged) for (const id of ids) expect(there.has(id)).toBe(true);
  // Of a paper all pages are there, or none.
  const pages = Map.groupBy(
    listed.filter(({ page }) => page !== null),
    ({ name }) => name,
  );
  for (const [name, some] of pages)
    expect(
      some.map(({ page }) => page),
      name,
    ).toEqual([1, 2, 3]);

  const again = await beian(['intake', scans, ...vault]);
  expect(again.code, again.err).toBe(0);
  const taken = (jsonLines(again.out) as Line[]).filter(({ outcome }) => outcome !== undefined);
  expect(taken).toHaveLength(files);
  const waiting = taken.filter(({ outcome }) => outcome === 'waiting').map(({ path }) => path);
  expect(new Set(waiting).isSupersetOf(new Set(acknowledged.map(({ path }) => path)))).toBe(true);
  const all = jsonLines((await beian(['intake', 'list', ...vault])).out) as Line[];
  expect(all).toHaveLength(items);

  const refused = await beian(['intake', 'accept', String(all[0]?.id), ...vault]);
  expect(refused.code).toBe(1);
  expect(jsonLines(refused.out)).toMatchObject([{ id: all[0]?.id, accepted: false }]);
  expect((await beian(['intake', 'accept', ...vault])).code).toBe(2);
});
