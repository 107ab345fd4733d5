import { readdir } from 'node:fs/promises';
import { asDiskError, errorCode } from '../../diskErrors.ts';
import type { VaultLayout } from '../layout.ts';

/** What the name of a kept database ends with; `-wal` follows in that of its log. */
export const keptEnding = '.spoilt';
const keptName = /^desk\.db.*\.spoilt/;

/** Names of files that lie in files/unclaimed; none where that is no folder, whatever somebody has put in its place. Throws `cannotWrite`. */
export async function unclaimedFiles({ unclaimed }: Pick<VaultLayout, 'unclaimed'>): Promise<string[]> {
  try {
    const entries = await readdir(unclaimed, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw asDiskError(error, unclaimed);
  }
}

/**
 * Names of what salvages have kept of broken databases, logs as well, whatever somebody has added to them. All that could be read of them
 * is in the vault's own by now, and they hold the whole office as it was then: an erasure that takes something away takes them along.
 * Only files: what else is called so was made by somebody. Throws `cannotWrite`.
 */
export async function keptDatabases(layout: Pick<VaultLayout, 'unclaimed'>): Promise<string[]> {
  return (await unclaimedFiles(layout)).filter((name) => keptName.test(name));
}

/** How many databases these files are, each with its log; a log that was left behind counts as well. Pure. */
export function countDatabases(names: readonly string[]): number {
  return new Set(names.map((name) => name.replace(/-wal$/, ''))).size;
}
