import { startThread } from './guardedThread.ts';
import type { ReaderMessage } from './readers.ts';

/** What a reading process is asked, once. */
export interface ReadingRequest {
  /** Which script reads, as a file: address, and what it is given. */
  readonly script: string;
  readonly request: unknown;
  readonly heapMb: number;
  readonly memoryMb: number;
}

/** The way from a reading process to the program that has started it. */
export interface Parent {
  /** Which process that is, as it is seen now. */
  readonly pid: () => number;
  send(message: ReaderMessage<unknown>): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** How often (ms) memory and parent are looked at: in that time native code writes some hundred megabytes at most. */
const everyMs = 25;

/**
 * What a reading process does: runs the one script it is asked for in a thread, hands its answers on, and looks after it.
 *
 * The thread may be anywhere in native code; this one is always free to see what the whole process holds, and whether there still is
 * a program that waits. It ends by being killed, by itself if nobody else does it: any other way waits for the thread.
 */
export function serveReading(parent: Parent): void {
  const first = parent.pid();
  let most = Number.POSITIVE_INFINITY;
  let told = false;
  let reader: ReturnType<typeof startThread<unknown>> | null = null;
  setInterval(() => {
    if (isGone(first, parent.pid())) endAtOnce();
    if (process.memoryUsage.rss() <= most) return;
    // Who waits ends this process when told why; else it is done at the next look.
    if (told) endAtOnce();
    told = true;
    parent.send({ fault: 'outOfMemory' });
  }, everyMs);
  parent.onMessage((message) => {
    if (reader) {
      reader.next();
      return;
    }
    const { script, request, heapMb, memoryMb } = message as ReadingRequest;
    most = memoryMb * 1024 * 1024;
    reader = startThread<unknown>(script, request, heapMb);
    reader.listen({
      answered: (answer) => parent.send(answer),
      ended: ({ fault }) => parent.send({ fault }),
    });
  });
}

/** Ends this process, also while a thread of it is in native code. */
export function endAtOnce(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Orphans get another parent; on Windows they keep the number of the one they had, which then leads nowhere. */
function isGone(first: number, now: number): boolean {
  if (now !== first) return true;
  try {
    process.kill(first, 0);
    return false;
  } catch (error) {
    return Reflect.get(Object(error), 'code') === 'ESRCH';
  }
}
