import { readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from './atomicWrite.ts';
import { vaultLayout } from './layout.ts';

/** restored.json in a vault that was made of a backup: which vault was open then. Nothing in it is secret. */
const schema = z.object({ replaces: z.string().refine(isAbsolute) });

/** Keeps which vault a restored one stands in for, so that the way back is one step. Throws `cannotWrite`. */
export async function rememberReplaced(dir: string, replaces: string): Promise<void> {
  await writeAtomically(vaultLayout(dir).restored, `${JSON.stringify({ replaces })}\n`);
}

/** The vault a restored one stands in for; null for every other. Whether it is still there, only looking tells. */
export async function readReplaced(dir: string): Promise<string | null> {
  try {
    return schema.parse(JSON.parse(await readFile(vaultLayout(dir).restored, 'utf8'))).replaces;
  } catch {
    return null;
  }
}
