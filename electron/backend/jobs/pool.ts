import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { workerScript } from '../places.ts';
import { letEnd } from './letEnd.ts';
import { openReaders, type Readers, type StartProcess } from './readers.ts';
import { startNodeProcess } from './startNodeProcess.ts';
import { takeTurns } from './takeTurns.ts';
import { youngMb } from './youngGeneration.ts';

type Jobs = typeof import('./worker.ts');
type JobName = keyof Jobs;

/**
 * Worker threads for everything that is slow or reads untrusted bytes, and processes for readers that threads cannot hold.
 *
 * A job that runs wild ends with its worker, not with the desk: the heap of a worker is bounded.
 */
export interface JobPool {
  /** How many jobs run at the same time. */
  readonly width: number;
  /**
   * Called off, it ends for the caller at once, and for the thread soon after: at the latest with the thread. `goesOn`: it is the next step
   * of something begun, and comes before what would begin something else, so that what was begun first is also done first.
   */
  run<Name extends JobName>(
    name: Name,
    input: Parameters<Jobs[Name]>[0],
    options?: { signal?: AbortSignal | undefined; transfer?: ArrayBuffer[]; goesOn?: boolean },
  ): Promise<Awaited<ReturnType<Jobs[Name]>>>;
  /** Has as many threads as run at the same time ready to judge pictures; ends when they are. Nothing that fails there matters. */
  ready(): Promise<void>;
  /** Reads a file nobody vouches for in a process of its own; see Readers. */
  readonly readApart: Readers['read'];
  /** Ends all workers and processes at once; what is asked for later is refused with an abort. */
  close(): Promise<void>;
}

/** Megabytes of JavaScript heap a worker may use before it is ended. Pixels live outside that heap. */
const workerHeapMb = 512;

/** Milliseconds a job that was called off may go on: most end sooner, and their thread is spared. */
const graceMs = 2000;

/** Opens a pool; threads start with the first job and end after half a minute without one, processes as the host starts them. */
export function openPool(
  threads: number = Math.max(1, availableParallelism()),
  startProcess: StartProcess = startNodeProcess,
): JobPool {
  const readers = openReaders(startProcess);
  const closing = new AbortController();
  const turn = takeTurns(threads);
  const piscina = new Piscina({
    filename: workerScript,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
    // Threads that wait for work in the way piscina prefers may sleep on when they are ended while they start, and then keep the program.
    atomics: 'disabled',
    resourceLimits: { maxOldGenerationSizeMb: workerHeapMb, maxYoungGenerationSizeMb: youngMb },
  });
  const run: JobPool['run'] = async (name, input, { signal, transfer = [], goesOn = false } = {}) => {
    closing.signal.throwIfAborted();
    const endTurn = await turn(signal, goesOn);
    // Meanwhile it may have been closed.
    const kill = closing.signal.aborted ? closing : new AbortController();
    const work = piscina.run(input, { name, signal: kill.signal, transferList: transfer }).finally(endTurn);
    return signal ? letEnd(work, { signal, graceMs, kill: () => kill.abort() }) : work;
  };
  return {
    width: threads,
    run,
    ready: async () => {
      await Promise.allSettled(Array.from({ length: threads }, () => run('ready', undefined)));
    },
    readApart: readers.read,
    close: async () => {
      // piscina starts threads again for what comes after its end, and those keep the program.
      closing.abort();
      await Promise.all([readers.close(), piscina.destroy()]);
    },
  };
}
