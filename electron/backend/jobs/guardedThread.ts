import { Worker } from 'node:worker_threads';
import { youngMb } from './youngGeneration.ts';

/** Why a thread gave no more answers: it took too long, outgrew its heap, or broke. */
export type ThreadFault = 'timeout' | 'outOfMemory' | 'broken';

/** A thread ended before it was through. */
export class ThreadEnded extends Error {
  readonly fault: ThreadFault;
  constructor(fault: ThreadFault, options?: ErrorOptions) {
    super(`thread ended: ${fault}`, options);
    this.name = 'ThreadEnded';
    this.fault = fault;
  }
}

/** What a thread may use. */
export interface ThreadLimits {
  /** Seconds from one answer to the next. */
  readonly seconds: number;
  /** Megabytes of JavaScript heap; pixels and native parts live outside of it. */
  readonly heapMb: number;
  /** Ends the thread at once; the iteration then fails with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What `handOut` of the thread sends; see handOut.ts. */
export type ThreadMessage<Answer> = { readonly answer: Answer } | { readonly done: true };

/**
 * Runs a script that reads bytes nobody vouches for in a thread of its own, and hands out its answers one by one.
 *
 * The thread waits after each answer until the next one is asked for, so that no more than one of them lies in memory. It is
 * ended with the iteration, whatever it is doing: leaving the loop is enough. Throws `ThreadEnded` when it takes too
 * long, outgrows its heap or breaks; what it handed out before stays good.
 */
export async function* inGuardedThread<Answer>(
  script: string,
  request: unknown,
  { seconds, heapMb, signal }: ThreadLimits,
): AsyncGenerator<Answer, void, undefined> {
  signal?.throwIfAborted();
  // Its own output streams, read by nobody: decoders print what they think of damaged files.
  const thread = new Worker(new URL(script), {
    workerData: request,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
  });
  // Beside whoever waits for an answer: a thread may also break while its last one is being looked at.
  let fault: ThreadEnded | null = null;
  thread.on('error', (error) => {
    const code: unknown = Reflect.get(Object(error), 'code');
    fault ??= new ThreadEnded(code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'outOfMemory' : 'broken', { cause: error });
  });
  thread.on('exit', () => {
    fault ??= new ThreadEnded('broken');
  });
  try {
    for (;;) {
      const message = await nextMessage<Answer>(thread, seconds, () => fault, signal);
      if ('done' in message) return;
      yield message.answer;
      thread.postMessage('next');
    }
  } finally {
    void thread.terminate();
  }
}

function nextMessage<Answer>(
  thread: Worker,
  seconds: number,
  fault: () => ThreadEnded | null,
  signal: AbortSignal | undefined,
): Promise<ThreadMessage<Answer>> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      thread.off('message', answered).off('exit', ended);
      settle();
    };
    const abort = () => end(() => reject(signal?.reason));
    const answered = (message: ThreadMessage<Answer>) => end(() => resolve(message));
    // An error is told before the exit that follows it.
    const ended = () => end(() => reject(fault() ?? new ThreadEnded('broken')));
    const timer = setTimeout(() => end(() => reject(new ThreadEnded('timeout'))), seconds * 1000);
    signal?.addEventListener('abort', abort);
    thread.on('message', answered).on('exit', ended);
    if (signal?.aborted) abort();
    else if (fault() !== null) ended();
  });
}
