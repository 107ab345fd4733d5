/** Files in their order, part by part, while the rest of their folder is still being read. */
export type ComingFiles = AsyncIterable<readonly File[]> | Iterable<readonly File[]>;

/** The same parts once the first of them is there; null where none comes. */
export async function onceBegun<Part>(
  parts: AsyncGenerator<Part, void, undefined>,
): Promise<AsyncGenerator<Part, void, undefined> | null> {
  const first = await parts.next();
  return first.done ? null : withFirst(first.value, parts);
}

async function* withFirst<Part>(first: Part, rest: AsyncGenerator<Part, void, undefined>) {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return();
  }
}

/**
 * The same in order, but reading goes on while a part is being worked on: what came meanwhile is one part. Whoever leaves
 * the loop ends the reading with the part that is under way.
 */
export async function* gathered<Item>(
  parts: AsyncIterable<readonly Item[]> | Iterable<readonly Item[]>,
): AsyncGenerator<readonly Item[], void, undefined> {
  let waiting: Item[] = [];
  let ended = false;
  let left = false;
  let wake = () => {};
  const read = async () => {
    for await (const part of parts) {
      if (left) return;
      waiting = [...waiting, ...part];
      wake();
    }
  };
  const reading = read().finally(() => {
    ended = true;
    wake();
  });
  // It is told below, once what came before it was handed on; until then it must not count as unhandled.
  reading.catch(() => undefined);
  try {
    for (;;) {
      if (waiting.length > 0) {
        const part = waiting;
        waiting = [];
        yield part;
      } else if (ended) break;
      else {
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        await promise;
      }
    }
    await reading;
  } finally {
    left = true;
  }
}
