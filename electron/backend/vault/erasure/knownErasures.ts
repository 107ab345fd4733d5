import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { vaultLayout } from '../layout.ts';
import { readReplaced } from '../replacedVault.ts';
import { readVaultRecord } from '../vaultRecord.ts';
import { readErasureList } from './erasureList.ts';

/** What is known to have been erased from one vault; `isBroken` where its list is there and cannot be read. */
export interface KnownErasures {
  readonly vault: string;
  readonly marks: readonly string[];
  readonly isBroken?: boolean;
}

/**
 * What vaults on this computer tell, without a key, of what was erased from them: those in these folders, the vaults they stand in for, and those
 * beside the folder that is to be filled. Whose they are comes with each; a folder that cannot be looked into tells nothing.
 */
export async function erasuresNear(folders: readonly string[], into: string): Promise<KnownErasures[]> {
  const above = dirname(resolve(into));
  const beside = await readdir(above).catch(() => []);
  const seen = new Set<string>();
  const found: KnownErasures[] = [];
  for (const folder of [...folders, above, ...beside.map((name) => join(above, name))]) {
    for (let dir: string | null = resolve(folder); dir !== null && !seen.has(dir); dir = await readReplaced(dir)) {
      seen.add(dir);
      const known = await erasuresOf(dir);
      if (known !== null) found.push(known);
    }
  }
  return found;
}

/** What the vault in a folder tells by the list beside it; null where none lies there. */
export async function erasuresOf(dir: string): Promise<KnownErasures | null> {
  const found = await readVaultRecord(vaultLayout(dir).record).catch(() => null);
  if (found === null) return null;
  return { vault: found.id, ...(await readErasureList(dir, found.id)) };
}
