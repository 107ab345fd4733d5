import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import { chinaMinute } from '#shared/calendar/chinaDay.ts';
import { asDiskError, errorCode } from '../diskErrors.ts';
import { temporaryPath } from './atomicWrite.ts';
import { markOfThisProcess, whereRuns } from './processMark.ts';

const ownerSchema = z.object({
  pid: z.int().positive(),
  host: z.string(),
  boot: z.string(),
  started: z.string().nullable(),
  since: z.iso.datetime(),
  /** Random, so that a lock is only ever removed by the one who took it. */
  token: z.string(),
});
type Owner = z.infer<typeof ownerSchema>;

/** Others may take and give the lock meanwhile; each time one looks again who has it, a little later (ms) from the second time on. */
const mostAttempts = 40;
const breath = 2;

/** `gone` where somebody deleted it, `taken` where it is another's by now. */
export type LockState = 'held' | 'gone' | 'taken';

export interface VaultLock {
  release(): void;
  state(): LockState;
  /** Places it again where it is gone. Throws `cannotWrite`. */
  placeAgain(): void;
}

/**
 * Takes the vault for this process, or throws `vaultInUse` or `vaultHeldElsewhere` naming who has it.
 *
 * The file appears whole or not at all (written aside, then linked). A lock whose owner has ended is taken over;
 * one that cannot be read is the leftover of a power cut and is, too. Should two processes take over the same
 * leftover at once, SQLite's own exclusive lock on the database (database.ts) still lets only one in.
 *
 * `takeOver`: a person says that the other computer is out of use, or that this one was renamed. Nobody can tell from here;
 * whoever runs on this machine keeps the vault all the same.
 */
export function takeLock(path: string, now: Date, takeOver = false): VaultLock {
  const owner: Owner = { ...markOfThisProcess(), since: now.toISOString(), token: randomBytes(8).toString('hex') };
  const text = JSON.stringify(owner);
  try {
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      if (attempt > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, breath);
      if (placeNew(path, text)) return lockAt(path, text);
      const found = readOr(path, null);
      if (found === null) continue;
      const holder = readOwner(found);
      const runs = holder === null ? 'ended' : whereRuns(holder);
      if (holder && runs === 'here') throw new DeskError('vaultInUse', { owner: describe(holder) });
      if (holder && runs === 'elsewhere' && !takeOver)
        throw new DeskError('vaultHeldElsewhere', { host: holder.host, since: sinceWhen(holder.since) });
      removeLeftover(path, found);
    }
  } catch (error) {
    throw asDiskError(error, path);
  }
  throw new DeskError('vaultInUse', { owner: '未知' });
}

function lockAt(path: string, text: string): VaultLock {
  return {
    release: () => release(path, text),
    state: () => {
      const found = readOr(path, null);
      return found === null ? 'gone' : found === text ? 'held' : 'taken';
    },
    placeAgain: () => {
      try {
        placeNew(path, text);
      } catch (error) {
        throw asDiskError(error, path);
      }
    },
  };
}

/** False when the name is taken. */
function placeNew(path: string, text: string): boolean {
  const part = temporaryPath(path);
  try {
    writeExclusively(part, text);
    return linkTo(part, path);
  } catch (error) {
    // Memory sticks (FAT, exFAT) know no links: there the file is briefly empty while it is written.
    if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR'].includes(errorCode(error) ?? '')) {
      return placeDirectly(path, text);
    }
    throw error;
  } finally {
    rmSync(part, { force: true });
  }
}

/** False when the name is taken, or the file is gone: whoever has the vault by now clears half-written files away. */
function linkTo(part: string, path: string): boolean {
  try {
    linkSync(part, path);
    return true;
  } catch (error) {
    if (['EEXIST', 'ENOENT'].includes(errorCode(error) ?? '')) return false;
    throw error;
  }
}

function placeDirectly(path: string, text: string): boolean {
  try {
    writeExclusively(path, text);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function writeExclusively(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Moves the leftover aside before deleting, so that a lock somebody placed meanwhile is put back, not lost. */
function removeLeftover(path: string, judged: string): void {
  const aside = temporaryPath(path);
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if (readOr(aside, '') !== judged) linkTo(aside, path);
  rmSync(aside, { force: true });
}

function release(path: string, text: string): void {
  if (readOr(path, '') === text) rmSync(path, { force: true });
}

function readOr<Fallback>(path: string, fallback: Fallback): string | Fallback {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return fallback;
    throw error;
  }
}

function readOwner(text: string): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function describe(owner: Owner): string {
  return `电脑 ${owner.host}，进程 ${owner.pid}，自 ${sinceWhen(owner.since)} 起`;
}

/** The owner's own words where they are no moment: the file may be damaged. */
function sinceWhen(since: string): string {
  const moment = new Date(since);
  return Number.isNaN(moment.getTime()) ? since : chinaMinute(moment);
}
