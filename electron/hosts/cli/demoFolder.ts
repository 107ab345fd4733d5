import { access, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders } from '#backend/makeFolders.ts';
import { DeskError } from '#shared/api/errors.ts';

/** Tells a folder the demo made from one that belongs to somebody. */
const marker = '.beian-demo';

/**
 * An empty folder for the demo's results.
 *
 * A folder of an earlier demo is emptied; one with other contents is never touched: `usage`.
 */
export async function freshDemoFolder(folder: string): Promise<void> {
  const entries = await readdir(folder).catch(() => [] as string[]);
  if (entries.length > 0) {
    await access(join(folder, marker)).catch(() => {
      throw new DeskError('usage', { detail: `${folder} 里已有别的文件，请用 --out 另选一个空文件夹` });
    });
  }
  try {
    await Promise.all(entries.map((entry) => rm(join(folder, entry), { recursive: true, force: true })));
    await makeFolders(folder);
    await writeFile(join(folder, marker), '');
  } catch (error) {
    throw new DeskError('cannotWrite', { path: folder }, { cause: error });
  }
}
