import type { CheckedPackage } from '#shared/packages/checkedPackage.ts';
import { type Checking, checkEntries, TooMuch, without } from './checkEntries.ts';
import { openArchive, type RandomAccess } from './packageArchive.ts';

/**
 * How much of a ZIP is unpacked at most, in bytes. Pictures and films are packed already, so a package holds hardly more than
 * its own size; and a ZIP without its 64-bit extension ends at 4 GB.
 */
const mostUnpacked = (zipBytes: number) => Math.min(4 * 1024 ** 3, 64 * 1024 ** 2 + 100 * zipBytes);
/** Of that, what all manifests together may have: 60,000 files come to 60 MB. They are parsed, not just read. */
const mostManifests = 128 * 1024 * 1024;

/**
 * Looks a ZIP through: every file against the manifest in its folder.
 *
 * Unpacks no more than a ZIP of that size can honestly hold. For a process of its own (packageThread.ts): it is not asked to stop,
 * it is ended.
 */
export async function* checkArchive(source: RandomAccess): Checking<CheckedPackage> {
  const entries = await openArchive(source);
  if (typeof entries === 'string') return without(entries);
  const allowance = { bytes: mostUnpacked(source.size), manifestBytes: mostManifests };
  try {
    return yield* checkEntries(entries, allowance, undefined);
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    return without('压缩包解开后比它本身大得太多，不是正常的提交包，没有检查完。');
  }
}
