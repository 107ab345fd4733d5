import { type JobPool, openPool } from '#backend/jobs/pool.ts';
import { startNodeProcess } from '#backend/jobs/startNodeProcess.ts';

/** A pool of one thread that is closed with the test. */
export interface WatchedPool extends AsyncDisposable {
  readonly pool: JobPool;
  /** How many reading processes were started, and how many of them the system says have ended. */
  readonly processes: { started: number; gone: number };
}

export function watchedPool(): WatchedPool {
  const processes = { started: 0, gone: 0 };
  const pool = openPool(1, () => {
    const process = startNodeProcess();
    processes.started++;
    process.onGone(() => processes.gone++);
    return process;
  });
  return { pool, processes, [Symbol.asyncDispose]: () => pool.close() };
}
