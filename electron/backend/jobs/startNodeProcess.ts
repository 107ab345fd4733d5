import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { nodeReaderScript } from '../places.ts';
import type { StartedProcess } from './readers.ts';

/**
 * Starts a reading process where the program itself runs in Node. Arguments and environment say nothing of what is read.
 *
 * A process that lives for one file spends most of its time on imports, so it is told where compiled modules are kept, if they are.
 */
export function startNodeProcess(): StartedProcess {
  const { NODE_COMPILE_CACHE: compiled } = process.env;
  const child = spawn(process.execPath, [fileURLToPath(nodeReaderScript)], {
    // What it prints is read by nobody: decoders print what they think of damaged files.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: { ...readerEnvironment(process.env), ...(compiled ? { NODE_COMPILE_CACHE: compiled } : {}) },
    windowsHide: true,
  });
  return {
    // An ended one has no channel; its end is told by `onGone`.
    send: (message) => void child.send(Object(message), () => undefined),
    onMessage: (listener) => void child.on('message', listener),
    onGone: (listener) => {
      child.once('exit', listener);
      // Not started, or not to be reached: either way nothing comes any more.
      child.once('error', listener);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/** What of the environment a reading process sees: where the system has its parts, and nothing that was said to the desk or to Node. */
export function readerEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment))
    if (value !== undefined && !/^(BEIAN|NODE)_/i.test(name)) kept[name] = value;
  return kept;
}
