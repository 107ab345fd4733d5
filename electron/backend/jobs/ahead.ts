/**
 * Runs `work` on what an iteration hands out, at most `width` at a time, and yields the results in its order.
 *
 * Like `inOrder`, for things that are themselves waited for; no more than `width` of them lie in memory. Leaving the
 * loop ends the iteration; the first failure ends it, too.
 */
export async function* ahead<Item, Result>(
  items: AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const waiting: Promise<Result>[] = [];
  const upcoming = items[Symbol.asyncIterator]();
  try {
    for (;;) {
      let ended = false;
      while (waiting.length < width) {
        const next = await upcoming.next();
        if (next.done) {
          ended = true;
          break;
        }
        const running = work(next.value);
        // The failure is reported when its turn comes; until then it must not count as unhandled.
        running.catch(() => undefined);
        waiting.push(running);
      }
      const first = waiting.shift();
      if (first) yield await first;
      if (ended) {
        for (const each of waiting) yield await each;
        return;
      }
    }
  } finally {
    await upcoming.return?.();
    await Promise.allSettled(waiting);
  }
}
