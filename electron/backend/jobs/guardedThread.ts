import { Worker } from 'node:worker_threads';
import { type AnswerMessage, answersOf, type Reader, ReadingEnded, type ReadingLimits } from './answersOf.ts';
import { youngMb } from './youngGeneration.ts';

/**
 * Runs a script that reads bytes nobody vouches for in a thread of its own, and hands out its answers one by one, as
 * `answersOf` says.
 *
 * For JavaScript and WebAssembly alone: those can be ended at any moment. What calls into native code for long cannot be,
 * and native memory has no limit here: it belongs into a process (readers.ts).
 */
export function inGuardedThread<Answer>(
  script: string,
  request: unknown,
  { heapMb, ...limits }: ReadingLimits,
): AsyncGenerator<Answer, void, undefined> {
  return answersOf(() => startThread<Answer>(script, request, heapMb), limits);
}

/** A thread that runs `script` (a file: address) with `request`, its heap bounded. */
export function startThread<Answer>(script: string, request: unknown, heapMb: number): Reader<Answer> {
  // Its own output streams, read by nobody: decoders print what they think of damaged files.
  const thread = new Worker(new URL(script), {
    workerData: request,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
  });
  return {
    listen: ({ answered, ended }) => {
      thread.on('message', (message: AnswerMessage<Answer>) => answered(message));
      thread.on('error', (error) => {
        const code: unknown = Reflect.get(Object(error), 'code');
        const fault = code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'outOfMemory' : 'broken';
        ended(new ReadingEnded(fault, { cause: error }));
      });
      thread.on('exit', () => ended(new ReadingEnded('broken')));
    },
    next: () => thread.postMessage('next'),
    end: () => void thread.terminate(),
  };
}
