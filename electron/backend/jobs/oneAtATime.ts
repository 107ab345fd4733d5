/** What is under way under a key, of each owner. */
const underWay = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Does work after whatever was begun before under the same key of the same owner, however that ended; answers and rejects as the work
 * does. Work under other keys does not wait.
 */
export async function oneAtATime<Result>(owner: object, key: string, work: () => Promise<Result>): Promise<Result> {
  const keys = underWay.get(owner) ?? new Map<string, Promise<unknown>>();
  underWay.set(owner, keys);
  const before = keys.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  keys.set(key, mine);
  try {
    return await mine;
  } finally {
    // Unless somebody waits behind it.
    if (keys.get(key) === mine) keys.delete(key);
  }
}
