import { dirname } from 'node:path';
import { syncFolder } from './vault/atomicWrite.ts';

/**
 * Puts the names of these files and folders on the disk, so that no power cut takes them.
 *
 * For what leaves the vault: folders elsewhere than on a disk of this computer often refuse that, and what was made is whole in its place
 * by then, so that nobody is told it had failed. Never throws.
 */
export async function keepNames(paths: readonly string[]): Promise<void> {
  for (const folder of new Set(paths.map((path) => dirname(path)))) await syncFolder(folder).catch(() => undefined);
}
