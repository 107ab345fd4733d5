import { createHash, randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';

/**
 * What lies beside a package only while it is written: its files so far (`.part`), or the package it replaces (`.old`).
 *
 * The name says which computer and which process it belongs to, so that whoever writes there next can tell what a power
 * cut left from what another window is just writing. Readable papers of people must not stay behind in hidden folders.
 */
const pattern = /^\.beian-([0-9a-f]{8})-(\d+)-[0-9a-f-]{36}(?:-([0-9a-f]{16}))?\.(part|old)$/;

const machine = digest(hostname()).slice(0, 8);
/** Those of this process that are in use. */
const inUse = new Set<string>();

/** A name for what is being written, for the file `name` where that is known; `release` it when it has its place or is gone. */
export function partName(name: string | null = null): string {
  const of = name === null ? '' : `-${digest(name).slice(0, 16)}`;
  return used(`.beian-${machine}-${process.pid}-${randomUUID()}${of}.part`);
}

/** A name for the package `name` while another takes its place. */
export function asideName(name: string): string {
  return used(`.beian-${machine}-${process.pid}-${randomUUID()}-${digest(name).slice(0, 16)}.old`);
}

/** Nothing of this process writes there any more. */
export function release(name: string): void {
  inUse.delete(name);
}

/**
 * Removes what broken-off writing left in a folder: halves with the empty file that held the name for one, and packages that
 * another one has replaced. What another computer or a running process writes is left alone.
 */
export async function clearLeftovers(parent: string): Promise<void> {
  const left = await leftIn(parent);
  if (left.length === 0) return;
  const names = await readdir(parent).catch(() => []);
  const there = new Map(names.map((name) => [digest(name).slice(0, 16), name]));
  for (const { entry, ending, of } of left) {
    const name = there.get(of ?? '');
    if (ending === 'old' && name === undefined) continue;
    const gone = await rm(join(parent, entry), { recursive: true }).then(
      () => true,
      () => false,
    );
    // Of several who clear at once, the one who has removed the half.
    if (gone && ending === 'part' && name !== undefined) await giveFree(parent, name).catch(() => undefined);
  }
}

/** Removes an empty file that nobody is about to fill. */
async function giveFree(parent: string, name: string): Promise<void> {
  const { size } = await stat(join(parent, name));
  const wanted = digest(name).slice(0, 16);
  const isClaimed = (await readdir(parent)).some((entry) => pattern.exec(entry)?.[3] === wanted);
  if (size === 0 && !isClaimed) await rm(join(parent, name));
}

/**
 * Gives a package back its name where writing broke off between setting it aside and putting another in its place; where
 * that one has its place, the old one goes.
 */
export async function bringBack(parent: string, name: string): Promise<void> {
  const wanted = digest(name).slice(0, 16);
  for (const { entry, ending, of } of await leftIn(parent)) {
    if (ending !== 'old' || of !== wanted) continue;
    const [aside, path] = [join(parent, entry), join(parent, name)];
    if (await stat(path).catch(() => null)) await rm(aside, { recursive: true, force: true });
    else await rename(aside, path);
  }
}

async function leftIn(parent: string) {
  const left: { readonly entry: string; readonly of: string | undefined; readonly ending: string }[] = [];
  for (const entry of await readdir(parent).catch(() => [])) {
    const [, host, pid, of, ending] = pattern.exec(entry) ?? [];
    if (ending === undefined || host !== machine) continue;
    if (!(await inUseBy(Number(pid), parent, entry))) left.push({ entry, of, ending });
  }
  return left;
}

async function inUseBy(pid: number, parent: string, entry: string): Promise<boolean> {
  if (pid === process.pid) return inUse.has(entry);
  // Numbers of processes begin anew when the computer starts.
  const changed = await stat(join(parent, entry)).catch(() => null);
  if (!changed || changed.mtimeMs < Date.now() - uptime() * 1000) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function used(name: string): string {
  inUse.add(name);
  return name;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
