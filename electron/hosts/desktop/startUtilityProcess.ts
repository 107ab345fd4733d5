import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { StartedProcess } from '#backend/jobs/readers.ts';
import { readerEnvironment } from '#backend/jobs/startNodeProcess.ts';

/** Beside this script where everything is built; see vite.config.ts. */
const script = join(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts') ? 'utilityReader.ts' : 'utilityReader.js',
);

/**
 * Starts a reading process as Electron starts one: Node itself cannot be started there, by a fuse. Only after Electron is ready.
 */
export function startUtilityProcess(): StartedProcess {
  const child = utilityProcess.fork(script, [], {
    serviceName: 'File Reader',
    stdio: 'ignore',
    env: readerEnvironment(process.env),
  });
  let gone = false;
  child.once('exit', () => {
    gone = true;
  });
  const kill = () => {
    const { pid } = child;
    if (gone) return;
    // It has no number until it runs.
    if (pid === undefined) child.once('spawn', kill);
    // Electron asks it to end, which a process in native code may do never; it also sees to what is left of it.
    child.kill();
    if (pid !== undefined) killAtOnce(pid);
  };
  return {
    send: (message) => {
      if (!gone) child.postMessage(message);
    },
    onMessage: (listener) => void child.on('message', listener),
    onGone: (listener) => void child.once('exit', listener),
    kill,
  };
}

/** It may have ended meanwhile: then there is nothing left to be ended. */
function killAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== 'ESRCH') throw error;
  }
}
