import { describe, expect, it } from 'vitest';
import { gathered, onceBegun } from '../../../renderer/parts/comingFiles.ts';

/** Parts that come when the test lets them; `left` says that nobody wants more. */
function source() {
  const steps: PromiseWithResolvers<readonly number[] | null>[] = [Promise.withResolvers()];
  const state = { left: false };
  async function* parts() {
    try {
      for (let at = 0; ; at++) {
        const part = await steps[at]?.promise;
        if (!part) return;
        yield part;
      }
    } finally {
      state.left = true;
    }
  }
  const give = (part: readonly number[] | null) => {
    steps.at(-1)?.resolve(part);
    steps.push(Promise.withResolvers());
  };
  const fail = (error: Error) => steps.at(-1)?.reject(error);
  return { parts: parts(), state, give, fail };
}

async function allOf<Part>(parts: AsyncIterable<Part>): Promise<Part[]> {
  const all: Part[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

/** Everything that waits for a promise which is settled has run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('what is gathered', () => {
  it('is all that came meanwhile, in one part and in order', async () => {
    const { parts, give } = source();
    const taken = gathered(parts);
    give([1]);
    expect(await taken.next()).toEqual({ done: false, value: [1] });
    give([2, 3]);
    give([4]);
    await settled();
    expect(await taken.next()).toEqual({ done: false, value: [2, 3, 4] });
    give([5]);
    give(null);
    await settled();
    expect(await taken.next()).toEqual({ done: false, value: [5] });
    expect((await taken.next()).done).toBe(true);
  });

  it('waits for what has not come', async () => {
    const { parts, give } = source();
    const taken = gathered(parts);
    const first = taken.next();
    await settled();
    give([1]);
    expect((await first).value).toEqual([1]);
    const end = taken.next();
    await settled();
    give(null);
    expect((await end).done).toBe(true);
  });

  it('tells a failure after what came before it', async () => {
    const { parts, give, fail } = source();
    const taken = gathered(parts);
    give([1]);
    await settled();
    fail(new Error('样例'));
    expect((await taken.next()).value).toEqual([1]);
    await expect(taken.next()).rejects.toThrow('样例');
  });

  it('ends the reading once nobody wants more', async () => {
    const { parts, state, give } = source();
    give([1]);
    for await (const part of gathered(parts)) {
      expect(part).toEqual([1]);
      break;
    }
    give([2]);
    await settled();
    expect(state.left).toBe(true);
  });

  it('takes what is there at once as well', async () => {
    expect((await allOf(gathered([[1, 2], [3]]))).flat()).toEqual([1, 2, 3]);
  });
});

describe('what has begun', () => {
  it('has its first part and all others, and is nothing where none comes', async () => {
    const { parts, give } = source();
    for (const part of [[1], [2], null]) {
      give(part);
      await settled();
    }
    const begun = await onceBegun(parts);
    expect(begun && (await allOf(begun))).toEqual([[1], [2]]);
    const none = source();
    none.give(null);
    expect(await onceBegun(none.parts)).toBeNull();
  });

  it('leaves the rest where nobody wants it', async () => {
    const { parts, state, give } = source();
    give([1]);
    const begun = await onceBegun(parts);
    for await (const _ of begun ?? []) break;
    expect(state.left).toBe(true);
  });
});
