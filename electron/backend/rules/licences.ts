import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Licences, type LicenceText, licencePartSchema } from '#shared/api/about.ts';
import { DeskError } from '#shared/api/errors.ts';
import { builtDir, licenceFile, resourcesDir } from '../resources.ts';

/** resources/licences/parts.json: what comes with the desk, and the titles of the texts beside it. */
export const licenceListSchema = z.object({
  parts: z.array(licencePartSchema.extend({ texts: z.array(z.string()) })),
  texts: z.array(z.object({ file: z.string(), title: z.string() })),
});

/** What each build says of the packages bundled in it; there only where it was built. */
const bundles = [
  { file: join('renderer', 'licences.txt'), title: '界面用到的软件包' },
  { file: join('main', 'licences.txt'), title: '程序用到的软件包' },
];

/**
 * Every part that comes with the desk, then the texts: the desk's own licence, those of the parts, those of what is bundled.
 *
 * Throws `fileMissing` when the program was installed without them.
 */
export async function readLicences(): Promise<Licences> {
  const folder = join(resourcesDir, 'licences');
  const { parts, texts } = licenceListSchema.parse(JSON.parse(await readText(join(folder, 'parts.json'))));
  const [own, ofParts, bundled] = await Promise.all([
    readText(licenceFile),
    Promise.all(texts.map(async ({ file, title }) => ({ title, text: await readText(join(folder, file)) }))),
    Promise.all(bundles.map(({ file, title }) => bundledTexts(join(builtDir, file), title))),
  ]);
  return {
    parts: parts.map(({ name, packages, licence }) => ({ name, packages, licence })),
    texts: [{ title: '备案工作台（MIT）', text: own }, ...ofParts, ...bundled.flat()],
  };
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw new DeskError('fileMissing', { path }, { cause: error });
  });
}

/** None where nothing was built: there the packages lie in their own folders, each with its licence. */
async function bundledTexts(path: string, title: string): Promise<LicenceText[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new DeskError('fileMissing', { path }, { cause: error });
  });
  return text === null ? [] : [{ title, text: withoutMarks(text) }];
}

/**
 * The builder begins with a heading and a sentence of its own, in English; then each package has its name as a heading,
 * `## name - version (licence)`, which reads here as `name version（licence）` below a line.
 */
function withoutMarks(text: string): string {
  return text
    .slice(Math.max(0, text.indexOf('\n## ') + 1))
    .replaceAll(/^## (\S+) - (\d\S*)(?: \((.+)\))?$/gm, (_, name, version, licence) => {
      const under = licence === undefined ? '' : `（${licence}）`;
      return `${'─'.repeat(40)}\n${name} ${version}${under}`;
    });
}
