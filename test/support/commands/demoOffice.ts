import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { resourcesDir } from '#backend/resources.ts';

const demo = join(resourcesDir, 'demo');

/** The sheet and the folder of scans the demo imports. */
export const demoSheet = join(demo, '采集表.xlsx');
export const demoScans = join(demo, '材料');

/** The scans of these clients alone, in `folder`: looking at all of them takes longer than what most tests are about. */
export async function scansOf(folder: string, clients: readonly string[]): Promise<string> {
  const scans = join(folder, '材料');
  for (const client of clients) await cp(join(demoScans, client), join(scans, client), { recursive: true });
  return scans;
}
