import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where every thread of this process notes whom it called; a file, because a thread may end right afterwards. */
export const socketLog: string = join(tmpdir(), `beian-sockets-${process.pid}.log`);

/** Set in every thread that is watched. */
export const watchedMark: symbol = Symbol.for('beian.test.socketsWatched');

/**
 * The addresses beyond this machine that any thread of this process has called since the last time somebody asked, each
 * once.
 *
 * Throws when nobody watches, because silence would then prove nothing: run with `--import` of watch.ts.
 */
export function takeOutsideCalls(): string[] {
  if (!(watchedMark in globalThis)) throw new Error('the sockets of this process are not watched');
  const called = existsSync(socketLog) ? readFileSync(socketLog, 'utf8').split('\n').filter(Boolean) : [];
  rmSync(socketLog, { force: true });
  return [...new Set(called)];
}
