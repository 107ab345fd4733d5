import { type AnswerMessage, answersOf, type Reader, ReadingEnded, type ReadingLimits } from './answersOf.ts';
import type { ReadingRequest } from './insideReader.ts';
import { withinSeconds } from './withinSeconds.ts';

/** A process of this program that was started to read something, as a host starts one. */
export interface StartedProcess {
  /** Structured clone. Nothing happens where it has ended. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Once: it has ended, for whatever reason, or could not be started. */
  onGone(listener: () => void): void;
  /** Ends it at once, whatever it is doing (SIGKILL; on Windows TerminateProcess). Again, nothing happens. */
  kill(): void;
}

/** Starts a process that serves what `insideReader` says. Each host has its own way; see HostAbilities. */
export type StartProcess = () => StartedProcess;

/** What a process may use. */
export interface ProcessLimits extends ReadingLimits {
  /** Megabytes of memory of all kinds that lie in it at once; looked at many times a second. */
  readonly memoryMb: number;
}

/** Processes that read files nobody vouches for with native code. */
export interface Readers {
  /**
   * Runs a script (a file: address) in a process of its own and hands out its answers one by one, as `answersOf` says.
   *
   * Such a process can really be ended, and its memory is bounded, also in native code, where a thread goes on and keeps the program
   * from ending. It sees one file and is ended with it: what a hostile file may have done to it reaches no other. A file costs about
   * 0.2 s of processor time more than in a thread; that was measured from the sources, on a loaded machine.
   */
  read<Answer>(script: string, request: unknown, limits: ProcessLimits): AsyncGenerator<Answer, void, undefined>;
  /** Ends all of them at once, and resolves when they are gone; who still reads gets an abort. Later ones are refused so, too. */
  close(): Promise<void>;
}

/** Seconds closing waits for processes that were ended: none takes a tenth of it, and nothing may keep the program. */
const mostClosing = 5;

/** Reads in processes the host starts. */
export function openReaders(start: StartProcess): Readers {
  const closing = new AbortController();
  const living = new Map<StartedProcess, Promise<void>>();
  const started = () => {
    const process = start();
    const gone = Promise.withResolvers<void>();
    living.set(process, gone.promise);
    process.onGone(() => {
      living.delete(process);
      gone.resolve();
    });
    return process;
  };
  return {
    read: (script, request, { memoryMb, heapMb, seconds, signal }) =>
      answersOf(() => readerIn(started(), { script, request, heapMb, memoryMb }), {
        seconds,
        signal: signal ? AbortSignal.any([signal, closing.signal]) : closing.signal,
      }),
    close: async () => {
      closing.abort();
      for (const process of living.keys()) process.kill();
      await withinSeconds(mostClosing, Promise.all(living.values()));
    },
  };
}

/** What a reading process says: an answer, the end, or why there is none. */
export type ReaderMessage<Answer> = AnswerMessage<Answer> | { readonly fault: ReadingEnded['fault'] };

function readerIn<Answer>(process: StartedProcess, request: ReadingRequest): Reader<Answer> {
  process.send(request);
  return {
    listen: ({ answered, ended }) => {
      process.onMessage((said) => {
        const message = said as ReaderMessage<Answer>;
        if ('fault' in message) ended(new ReadingEnded(message.fault));
        else answered(message);
      });
      process.onGone(() => ended(new ReadingEnded('broken')));
    },
    next: () => process.send('next'),
    end: () => process.kill(),
  };
}
