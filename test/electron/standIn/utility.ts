import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type {} from 'electron';
import type { Journal } from './journal.ts';

type Members = Pick<Electron.UtilityProcess, 'pid' | 'kill' | 'postMessage'>;

/** Something Electron has started beside itself; a real process, of Node. */
export type StandInUtility = EventEmitter & Members;

/** `utilityProcess`; every process that was started is in `started`, and those the system says have ended in `gone`. */
export function standInUtilityProcess(journal: Journal) {
  const started: StandInUtility[] = [];
  const gone = new Set<StandInUtility>();
  const utilityProcess = {
    fork: (modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}) => {
      journal.late('utility process');
      // Docs: input can only be ignored; here the test says what its desk may have.
      if (options.stdio !== 'ignore') throw new Error('output of a reader is shown to nobody');
      const port = new URL('parentPort.ts', import.meta.url).href;
      const child = spawn(process.execPath, ['--import', port, modulePath, ...args], {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        serialization: 'advanced',
        env: Object.fromEntries(Object.entries(options.env ?? {})),
      });
      let runs = false;
      const utility: StandInUtility = Object.assign(new EventEmitter(), {
        pid: undefined,
        postMessage: (message: unknown) => void child.send(Object(message), () => undefined),
        // Docs: gracefully, by SIGTERM, save on Windows.
        kill: () => child.kill('SIGTERM'),
      } satisfies Members);
      // Docs: no number before it has spawned, and none after it has ended.
      Object.defineProperty(utility, 'pid', { get: () => (runs ? child.pid : undefined) });
      child.once('spawn', () => {
        runs = true;
        utility.emit('spawn');
      });
      child.once('exit', (code) => {
        gone.add(utility);
        utility.emit('exit', code ?? 0);
        runs = false;
      });
      child.on('message', (message) => utility.emit('message', message));
      started.push(utility);
      return utility;
    },
  };
  return { utilityProcess, started, gone };
}
