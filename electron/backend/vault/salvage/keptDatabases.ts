import { readdir } from 'node:fs/promises';
import { errorCode } from '../../diskErrors.ts';
import type { VaultLayout } from '../layout.ts';

/** What the name of a kept database ends with; `-wal` follows in that of its log. */
export const keptEnding = '.spoilt';
const keptName = /^desk\.db.*\.spoilt/;

/**
 * Names of what salvages have kept of broken databases, logs as well, whatever somebody has added to them. All that could be read of them
 * is in the vault's own by now, and they hold the whole office as it was then: an erasure takes them along.
 */
export async function keptDatabases({ unclaimed }: Pick<VaultLayout, 'unclaimed'>): Promise<string[]> {
  try {
    return (await readdir(unclaimed)).filter((name) => keptName.test(name));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** How many databases are kept, their logs not counted. */
export async function countKeptDatabases(layout: Pick<VaultLayout, 'unclaimed'>): Promise<number> {
  return (await keptDatabases(layout)).filter((name) => !name.endsWith('-wal')).length;
}
