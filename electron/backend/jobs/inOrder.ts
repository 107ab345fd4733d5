/**
 * Runs `work` on every item, at most `width` at a time, and yields the results in the order of the items.
 *
 * Results come as early as order allows, so a list on screen fills from the top. Memory stays flat over any number of
 * items: no more than `ahead` of them are begun and not yielded. Where results are small, an `ahead` beyond the width keeps
 * one slow item from holding up the others. Aborting, or leaving the loop, starts no further work; the first failure ends it.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
  { signal, ahead = width }: { readonly signal?: AbortSignal | undefined; readonly ahead?: number } = {},
): AsyncGenerator<Result, void, undefined> {
  const waiting: Promise<Result>[] = [];
  const upcoming = items[Symbol.iterator]();
  let running = 0;
  let more = true;
  const begin = () => {
    while (more && running < width && waiting.length < ahead && !signal?.aborted) {
      const next = upcoming.next();
      if (next.done) {
        more = false;
        return;
      }
      running++;
      const result = work(next.value);
      waiting.push(result);
      // The failure is reported when its turn comes; until then it must not count as unhandled.
      result.then(ended, () => {
        more = false;
        ended();
      });
    }
  };
  const ended = () => {
    running--;
    begin();
  };
  try {
    for (;;) {
      signal?.throwIfAborted();
      begin();
      const [first] = waiting;
      if (!first) return;
      const result = await first;
      waiting.shift();
      yield result;
    }
  } finally {
    more = false;
    await Promise.allSettled(waiting);
  }
}
