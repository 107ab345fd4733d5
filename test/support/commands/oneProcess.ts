import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Finished } from '../cli.ts';
import type { Asked } from './runInChild.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/**
 * The command line without a process for every command: one loads the program, and runs what it is asked one after the other, each
 * with a backend of its own. Answers with what was said, and with the code it would end with.
 *
 * A process of its own takes a second to load, and proves besides that it ends by itself: `beian` is for the first use of a command,
 * this for what comes before and after. Ends with the tests of the file.
 */
export function oneProcess(): (args: readonly string[], options?: { cwd?: string }) => Promise<Finished> {
  let child: ChildProcess | null = null;
  let last: Promise<unknown> = Promise.resolve();
  afterAll(() => (child === null ? undefined : endOf(child)));
  return (args, { cwd = root } = {}) => {
    const answer = last.then(() => {
      child ??= fork(join(import.meta.dirname, 'runInChild.ts'), { cwd: root, execArgv: [] });
      return ask(child, { args, cwd });
    });
    last = answer.catch(() => undefined);
    return answer;
  };
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.disconnect();
  });
}

function ask(child: ChildProcess, asked: Asked): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the process of the commands ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (told) => {
      child.off('exit', ended);
      resolve(told as Finished);
    });
    child.send(asked);
  });
}
