import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '#backend/jobs/inOrder.ts';

/** A job that ends when the test says so. */
function controlled() {
  const started: number[] = [];
  const release = new Map<number, () => void>();
  const work = (item: number) => {
    started.push(item);
    return new Promise<number>((resolve) => release.set(item, () => resolve(item)));
  };
  return { started, work, finish: (item: number) => release.get(item)?.() };
}

/** Everything that only waited for a promise has run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('inOrder', () => {
  it('yields in the order of the items, whichever ends first', async () => {
    const jobs = controlled();
    const results = inOrder([1, 2], 2, jobs.work);
    const first = results.next();
    jobs.finish(2);
    jobs.finish(1);
    expect((await first).value).toBe(1);
    expect((await results.next()).value).toBe(2);
    expect((await results.next()).done).toBe(true);
  });

  it('never runs more than its width at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer(), { maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        async (items, width) => {
          let running = 0;
          let most = 0;
          const seen: number[] = [];
          const work = async (item: number) => {
            most = Math.max(most, ++running);
            await Promise.resolve();
            running--;
            return item;
          };
          for await (const result of inOrder(items, width, work)) seen.push(result);
          expect(seen).toEqual(items);
          expect(most).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('goes on behind one that takes long, as far ahead as it may', async () => {
    const jobs = controlled();
    const results = inOrder([1, 2, 3, 4, 5, 6], 2, jobs.work, { ahead: 4 });
    const first = results.next();
    expect(jobs.started).toEqual([1, 2]);
    for (const item of [2, 3, 4]) {
      jobs.finish(item);
      await settled();
    }
    expect(jobs.started).toEqual([1, 2, 3, 4]);
    jobs.finish(1);
    expect((await first).value).toBe(1);
    expect((await results.next()).value).toBe(2);
    expect((await results.next()).value).toBe(3);
    expect(jobs.started).toEqual([1, 2, 3, 4, 5, 6]);
    for (const item of [5, 6]) jobs.finish(item);
    const rest: number[] = [];
    for await (const each of results) rest.push(each);
    expect(rest).toEqual([4, 5, 6]);
  });

  it('starts nothing more once it is aborted', async () => {
    const cancel = new AbortController();
    const jobs = controlled();
    const results = inOrder([1, 2, 3, 4], 2, jobs.work, { signal: cancel.signal });
    const first = results.next();
    jobs.finish(1);
    await first;
    cancel.abort();
    jobs.finish(2);
    await expect(results.next()).rejects.toThrow();
    expect(jobs.started).toEqual([1, 2]);
  });

  it('ends with the first failure and leaves no unhandled one behind', async () => {
    const results = inOrder([1, 2], 2, async (item) => {
      throw new Error(`failed ${item}`);
    });
    await expect(results.next()).rejects.toThrow('failed 1');
  });
});
