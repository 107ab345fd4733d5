import { basename, dirname } from 'node:path';

/** The lock (its file, while nobody has it, and on the way from one to the other) and SQLite's index of its log are for running processes alone: after a power cut nobody misses them. */
const needNotLast = (path: string) =>
  /^vault\.(?:lock|free)$|^\.vault\.lock\.[0-9a-f]+\.part$|-shm$/.test(basename(path));

/**
 * What a power cut could take although the work was acknowledged, by the record of the shim: a file that got its name before
 * its bytes were on the disk, one whose name was not there yet, and bytes that were never asked to be.
 *
 * Only what lies between the marks of a work counts. A file in memory obeys no such order, so that the order itself is what
 * is looked at.
 */
export function unsafeSteps(record: string): {
  readonly works: string[];
  readonly unsafe: string[];
  readonly renames: number;
} {
  const works: string[] = [];
  const unsafe: string[] = [];
  let renames = 0;
  let dirty = new Set<string>();
  let unnamed = new Set<string>();
  let work: string | null = null;
  for (const line of record.split('\n')) {
    const [what = '', path = '', to = ''] = line.split('\t');
    if (what === 'mark' && path.startsWith('begin ')) {
      work = path.slice('begin '.length);
      [dirty, unnamed] = [new Set(), new Set()];
    } else if (what === 'mark') {
      for (const each of dirty) unsafe.push(`${work}: bytes of ${each}`);
      for (const each of unnamed) unsafe.push(`${work}: name of ${each}`);
      works.push(work ?? '');
      work = null;
    }
    if (work === null) continue;
    if ((what === 'write' || what === 'create') && !needNotLast(path)) dirty.add(path);
    if (what === 'sync') {
      dirty.delete(path);
      for (const each of unnamed) if (dirname(each) === path) unnamed.delete(each);
    }
    if (what === 'unlink') {
      dirty.delete(path);
      unnamed.delete(path);
    }
    if (what === 'rename') {
      renames += 1;
      if (dirty.delete(path)) unsafe.push(`${work}: ${to} before its bytes`);
      dirty.delete(to);
      unnamed.delete(path);
      if (!needNotLast(to)) unnamed.add(to);
    }
  }
  return { works, unsafe, renames };
}
