import { subscribe } from 'node:diagnostics_channel';
import { readFile } from 'node:fs/promises';
import { openFile, usualOpenLimits } from '#backend/intake/open/openFile.ts';
import { openPool } from '#backend/jobs/pool.ts';

/** Opens a PDF and prints the number of the process that reads it, then what comes of it; goes on at any line it is given. */
const [, , path = ''] = process.argv;
const print = (line: string) => void process.stdout.write(`${line}\n`);
subscribe('child_process', (message) => {
  const { process: child } = message as { process: { pid?: number } };
  // It has its number when it was spawned, right after this.
  setImmediate(() => print(String(child.pid)));
});
for await (const part of openFile(openPool(1), 'pdf', new Uint8Array(await readFile(path)), usualOpenLimits))
  print(part.kind);
