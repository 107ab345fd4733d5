import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A second process of the desk: a script of test/support, run by the same Node. */
export interface Child {
  readonly pid: number;
  /** The next line it prints; throws when it ends without printing one. */
  line(): Promise<string>;
  /** Ends it at once (SIGKILL: nothing is cleaned up) and resolves with every line it had printed but nobody read. */
  kill(): Promise<string[]>;
}

export function startChild(script: string, args: readonly string[]): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [path, ...args]);
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? 0,
    line: async () => {
      const next = await lines.next();
      if (next.done) throw new Error(`${script} ended: ${errors.join('')}`);
      return next.value;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      const rest: string[] = [];
      for (let next = await lines.next(); !next.done; next = await lines.next()) rest.push(next.value);
      return rest;
    },
  };
}
