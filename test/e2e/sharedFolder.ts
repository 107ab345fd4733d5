import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How the processes that run specs learn of the folder: they inherit what the first one is started with. */
const variable = 'BEIAN_E2E_SHARED';

/** Makes the folder for what all specs of a run share; answers with how to take it away again. */
export async function makeSharedFolder(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'beian-e2e-shared-'));
  process.env[variable] = folder;
  return () => rm(folder, { recursive: true, force: true });
}

/** That folder, in any process of the run. */
export function sharedFolder(): string {
  const { [variable]: folder } = process.env;
  if (!folder) throw new Error('prepare.ts made no folder to share');
  return folder;
}
