import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import { chinaMinute } from '#shared/calendar/chinaDay.ts';
import { asDiskError, errorCode, isDiskFull } from '../diskErrors.ts';
import { temporaryPath } from './atomicWrite.ts';
import type { VaultLayout } from './layout.ts';
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

/** What a kept lock file holds while nobody has the vault: room for the next owner, and nothing about the last one. */
const blank = `${' '.repeat(1023)}\n`;
/** What a disk hands out at once (bytes): as much is missing where a lock file has to be made and cannot. */
const block = 4096;

/** `gone` where somebody deleted it, `taken` where it is another's by now. */
export type LockState = 'held' | 'gone' | 'taken';

export interface VaultLock {
  /** Gives the vault free. Throws only where the disk refuses twice. `keep`: the file stays for the next owner, who may find the disk full. */
  release(keep?: boolean): void;
  state(): LockState;
  /** Places it again where it is gone. Throws `cannotWrite`. */
  placeAgain(): void;
}

/** Where the lock lies, and its file while nobody has the vault. */
type LockPlace = Pick<VaultLayout, 'lock' | 'free'>;

/**
 * Takes the vault for this process, or throws `vaultInUse` or `vaultHeldElsewhere` naming who has it.
 *
 * The file appears whole or not at all (written aside, then linked). A lock whose owner has ended is taken over;
 * one that cannot be read is the leftover of a power cut and is, too. Should two processes take over the same
 * leftover at once, SQLite's own exclusive lock on the database (database.ts) still lets only one in.
 *
 * A full disk keeps nobody from the vault: the file of the last owner was kept, or left behind, and is written over, which needs no
 * new byte. Only where there is none, one is made.
 *
 * `takeOver`: a person says that the other computer is out of use, or that this one was renamed. Nobody can tell from here;
 * whoever runs on this machine keeps the vault all the same.
 */
export function takeLock(place: LockPlace, now: Date, takeOver = false): VaultLock {
  const owner: Owner = { ...markOfThisProcess(), since: now.toISOString(), token: randomBytes(8).toString('hex') };
  const text = JSON.stringify(owner);
  const { lock: path, free } = place;
  let full: unknown = null;
  try {
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      if (attempt > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, breath);
      const found = readOr(path, null);
      if (found !== null) assertEnded(found, takeOver);
      const part = temporaryPath(path);
      const kept = found === null ? moveAside(free, part) : moveLeftoverAside(path, found, part);
      // Another one has taken it, or given it free, in between.
      if (found !== null && !kept) continue;
      try {
        if (placeAt(path, part, text, kept)) return lockAt(place, text, kept);
      } catch (error) {
        // Whoever has just taken the kept file has left nothing to write over: that one is to be named.
        if (!isDiskFull(error)) throw error;
        full = error;
      }
    }
  } catch (error) {
    throw asDiskError(error, path);
  }
  if (full !== null) throw asDiskError(full, path, block);
  throw new DeskError('vaultInUse', { owner: '未知' });
}

/** Throws where the owner of a lock may still be at work. */
function assertEnded(found: string, takeOver: boolean): void {
  const holder = readOwner(found);
  const runs = holder === null ? 'ended' : whereRuns(holder);
  if (holder && runs === 'here') throw new DeskError('vaultInUse', { owner: describe(holder) });
  if (holder && runs === 'elsewhere' && !takeOver)
    throw new DeskError('vaultHeldElsewhere', { host: holder.host, since: sinceWhen(holder.since) });
}

/** `wasKept`: its file was there before, and stays in any case. */
function lockAt(place: LockPlace, text: string, wasKept: boolean): VaultLock {
  const { lock: path, free } = place;
  return {
    release: (keep = false) => {
      try {
        if (readOr(path, '') !== text) return;
        if (keep || wasKept) giveFree(place, text);
        else rmSync(path, { force: true });
      } catch {
        // What the disk would not let go is the leftover of an ended process soon enough.
        rmSync(path, { force: true });
      }
    },
    state: () => {
      const found = readOr(path, null);
      return found === null ? 'gone' : found === text ? 'held' : 'taken';
    },
    placeAgain: () => {
      const part = temporaryPath(path);
      try {
        placeAt(path, part, text, moveAside(free, part));
      } catch (error) {
        throw asDiskError(error, path, block);
      }
    },
  };
}

/** Keeps the file, emptied of its owner. Where the disk refuses, the lock goes all the same. */
function giveFree({ lock, free }: LockPlace, text: string): void {
  const part = temporaryPath(lock);
  // Emptied under another name: at its own, half of it would be taken for a leftover, and at the next owner's, for theirs.
  if (!moveLeftoverAside(lock, text, part)) return;
  try {
    writeOver(part, blank);
    renameSync(part, free);
  } catch {
    rmSync(part, { force: true });
  }
}

/** Places the lock by way of `part`, which is there already where it was `kept`. False when the name is taken. */
function placeAt(path: string, part: string, text: string, kept: boolean): boolean {
  try {
    if (kept) writeOver(part, text);
    else writeExclusively(part, text);
    return linkTo(part, path);
  } catch (error) {
    // Memory sticks (FAT, exFAT) know no links: there the file is briefly empty while it is written.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR'].includes(errorCode(error) ?? '')) throw error;
    // First: on a full disk its room is all there is.
    rmSync(part, { force: true });
    return placeDirectly(path, text);
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

/** Writes over the bytes of a file; more than it had only where they do not suffice. */
function writeOver(path: string, text: string): void {
  const file = openSync(path, 'r+');
  try {
    const bytes = Buffer.from(text);
    writeSync(file, bytes, 0, bytes.length, 0);
    ftruncateSync(file, bytes.length);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** False where nothing is at the first name. */
function moveAside(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Moves a lock aside; false where it is another than `judged` by now: a lock somebody placed meanwhile is put back, not lost. */
function moveLeftoverAside(path: string, judged: string, aside: string): boolean {
  if (!moveAside(path, aside)) return false;
  if (readOr(aside, '') === judged) return true;
  linkTo(aside, path);
  rmSync(aside, { force: true });
  return false;
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
