import { flushCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { AnswerMessage } from './answersOf.ts';

/**
 * What a script that runs as a reader (answersOf.ts) does with its answers: hands out each, waits until the next one is wanted, and
 * says when there are no more. Buffers named by `transferOf` go over without being copied.
 */
export async function handOut<Answer>(
  answers: AsyncIterable<Answer>,
  transferOf: (answer: Answer) => readonly ArrayBuffer[],
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('not in a thread');
  const say = (message: AnswerMessage<Answer>, transfer: readonly ArrayBuffer[] = []) =>
    port.postMessage(message, [...transfer]);
  for await (const answer of answers) {
    const wanted = new Promise((resolve) => port.once('message', resolve));
    say({ answer }, transferOf(answer));
    // Now, because a reader is ended at any moment from here on: its process by a kill, which keeps nothing.
    flushCompileCache();
    await wanted;
  }
  say({ done: true });
}
