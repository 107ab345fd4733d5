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

/** A name for what is being written; `release` it when it has its place or is gone. */
export function partName(): string {
  return used(`.beian-${machine}-${process.pid}-${randomUUID()}.part`);
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
 * Removes what broken-off writing left in a folder: halves, and packages that another one has replaced. What another computer or
 * a running process writes is left alone.
 */
export async function clearLeftovers(parent: string): Promise<void> {
  const left = await leftIn(parent);
  if (left.length === 0) return;
  const there = new Set((await readdir(parent).catch(() => [])).map((name) => digest(name).slice(0, 16)));
  for (const { entry, ending, of } of left) {
    if (ending === 'old' && !there.has(of ?? '')) continue;
    await rm(join(parent, entry), { recursive: true, force: true }).catch(() => undefined);
  }
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
