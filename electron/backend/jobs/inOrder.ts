/**
 * Runs `work` on every item, at most `width` at a time, and yields the results in the order of the items.
 *
 * Results come as early as order allows, so a list on screen fills from the top. Looks ahead by `width` items
 * only, so memory stays flat over any number of them. Aborting, or leaving the loop, starts no further work;
 * the first failure ends it.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
  signal?: AbortSignal,
): AsyncGenerator<Result, void, undefined> {
  const waiting: Promise<Result>[] = [];
  const upcoming = items[Symbol.iterator]();
  try {
    for (;;) {
      signal?.throwIfAborted();
      while (waiting.length < width) {
        const next = upcoming.next();
        if (next.done) break;
        const running = work(next.value);
        // The failure is reported when its turn comes; until then it must not count as unhandled.
        running.catch(() => undefined);
        waiting.push(running);
      }
      const first = waiting.shift();
      if (!first) return;
      yield await first;
    }
  } finally {
    await Promise.allSettled(waiting);
  }
}
