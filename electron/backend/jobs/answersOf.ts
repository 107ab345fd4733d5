/** Why a reader gave no more answers: it took too long, took too much memory, or broke. */
export type ReadingFault = 'timeout' | 'outOfMemory' | 'broken';

/** A reader ended before it was through. */
export class ReadingEnded extends Error {
  readonly fault: ReadingFault;
  constructor(fault: ReadingFault, options?: ErrorOptions) {
    super(`reading ended: ${fault}`, options);
    this.name = 'ReadingEnded';
    this.fault = fault;
  }
}

/** What a reader may use. */
export interface ReadingLimits {
  /** Seconds from one answer to the next. */
  readonly seconds: number;
  /** Megabytes of JavaScript heap; pixels and native parts live outside of it. */
  readonly heapMb: number;
  /** Ends the reader at once; the iteration then fails with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What `handOut` of a reader sends; see handOut.ts. */
export type AnswerMessage<Answer> = { readonly answer: Answer } | { readonly done: true };

/** A thread or process that reads bytes nobody vouches for, started and not yet listened to. */
export interface Reader<Answer> {
  /** Called once, in the same turn as the start. After `ended` nothing more is heard. */
  listen(told: { answered(message: AnswerMessage<Answer>): void; ended(fault: ReadingEnded): void }): void;
  /** Lets it go on to its next answer. */
  next(): void;
  /** Ends it, whatever it is doing; once it has ended by itself, nothing happens. */
  end(): void;
}

/**
 * The answers of a reader, one by one.
 *
 * It waits after each answer until the next one is asked for, so that no more than one of them lies in memory. It is ended with the
 * iteration: leaving the loop is enough. Throws `ReadingEnded` when it takes too long, takes too much memory or breaks, and
 * the signal's reason; what it handed out before stays good.
 */
export async function* answersOf<Answer>(
  start: () => Reader<Answer>,
  { seconds, signal }: Pick<ReadingLimits, 'seconds' | 'signal'>,
): AsyncGenerator<Answer, void, undefined> {
  signal?.throwIfAborted();
  const reader = start();
  // Beside whoever waits for an answer: a reader may also break while its last one is being looked at.
  let fault: ReadingEnded | null = null;
  let waiting: PromiseWithResolvers<AnswerMessage<Answer>> | null = null;
  reader.listen({
    answered: (message) => waiting?.resolve(message),
    ended: (why) => {
      fault ??= why;
      waiting?.reject(fault);
    },
  });
  const answer = async (): Promise<AnswerMessage<Answer>> => {
    const turn = Promise.withResolvers<AnswerMessage<Answer>>();
    waiting = turn;
    const abort = () => turn.reject(signal?.reason);
    const timer = setTimeout(() => turn.reject(new ReadingEnded('timeout')), seconds * 1000);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    else if (fault !== null) turn.reject(fault);
    try {
      return await turn.promise;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  };
  try {
    for (;;) {
      const message = await answer();
      if ('done' in message) return;
      yield message.answer;
      reader.next();
    }
  } finally {
    reader.end();
  }
}
