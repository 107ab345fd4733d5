/// <reference path="../betterSqlite3.d.ts" />
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { LogWitness } from '#shared/access/checkedLog.ts';
import type { NotedHead } from '#shared/access/headAbout.ts';
import { asDiskError } from '../../diskErrors.ts';
import type { BackupPlace } from '../backups/backupFolder.ts';
import type { VaultKeys } from '../keySlots.ts';
import type { VaultLayout } from '../layout.ts';
import { unlessDamaged } from '../unlessDamaged.ts';
import { asVaultError } from '../vaultErrors.ts';
import { type AccessHead, accessHeadName, newLine, readHead, writeHead } from './headFile.ts';
import { goesOnFrom, logEnd } from './logEnd.ts';

/**
 * Keeps, outside of the database, how far its access log was, so that a log whose end somebody cut off, or that somebody wrote anew with
 * the key, does not pass for whole.
 *
 * The log is written first and the head after it: a killed process leaves a head that is behind, which is in order; a log that does not go on
 * from the head is not, and such a head is never written over until somebody has said that they know (`beginAnew`).
 */
export interface AccessHeadKeeper {
  /** Which life of the vault this is, by its line of heads: a restored one is another. Null until it has one. */
  life(): string | null;
  /** True where there are lines and no head: a vault of before, or somebody has taken it away. */
  isLost(): boolean;
  /** Takes the head along to the end of the log; what the disk refuses is made up for by the next time. */
  keep(): void;
  /** The heads, its own and those of the backups of this life of the vault, from which the log does not go on. */
  contradictions(): Promise<(LogWitness & NotedHead)[]>;
  /** Begins another line of heads at the end of the log as it is now: those of before contradict nothing any more. Throws `cannotWrite`. */
  beginAnew(): void;
}

interface KeeperOf {
  readonly raw: Database;
  readonly layout: VaultLayout;
  readonly keys: VaultKeys;
  readonly places: () => readonly BackupPlace[];
}

/** The keeper of an open vault. */
export function openAccessHead({ raw, layout, keys, places }: KeeperOf): AccessHeadKeeper {
  let head = readHead(layout.accessHead, keys);
  const ask = <Result>(question: () => Result): Result => {
    try {
      return question();
    } catch (error) {
      throw asVaultError(error, raw.name);
    }
  };
  const isContradicted = (by: AccessHead) => ask(() => !goesOnFrom(raw, by));
  const keep = () => {
    // What is taken back again was never there.
    if (raw.inTransaction) return;
    const end = ask(() => logEnd(raw));
    if (end === null || (head !== null && (head.digest === end.digest || isContradicted(head)))) return;
    const next = { line: head?.line ?? newLine(), ...end };
    try {
      writeHead(layout.accessHead, next, keys);
    } catch {
      return;
    }
    head = next;
  };
  return {
    life: () => head?.line ?? null,
    isLost: () => head === null && unlessDamaged(() => ask(() => logEnd(raw)), null) !== null,
    keep: () => unlessDamaged(keep, undefined),
    contradictions: async () => {
      if (head === null) return [];
      const { line } = head;
      const heads = [{ head, where: null }, ...(await headsOf(places(), keys))];
      return heads
        .filter((each) => each.head.line === line && isContradicted(each.head))
        .map(({ head: { entries, at, digest }, where }) => ({ entries, at, digest, where }));
    },
    beginAnew: () => {
      const end = ask(() => logEnd(raw));
      if (end === null) return;
      const next = { line: newLine(), ...end };
      try {
        writeHead(layout.accessHead, next, keys);
      } catch (error) {
        throw asDiskError(error, layout.accessHead);
      }
      head = next;
    },
  };
}

/** The heads that backups have; a place that cannot be reached has none to tell. */
async function headsOf(places: readonly BackupPlace[], keys: VaultKeys) {
  const found: { readonly head: AccessHead; readonly where: string }[] = [];
  for (const { backups } of places) {
    for (const name of await readdir(backups).catch(() => [])) {
      const head = readHead(join(backups, name, accessHeadName), keys);
      if (head !== null) found.push({ head, where: join(backups, name) });
    }
  }
  return found;
}
