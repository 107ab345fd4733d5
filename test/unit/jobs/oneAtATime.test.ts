import { expect, it } from 'vitest';
import { oneAtATime } from '#backend/jobs/oneAtATime.ts';

/** Work that goes on until it is let go. */
function held<Result>(answer: () => Result) {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { work: () => promise.then(answer), letGo: resolve };
}

it('does work of one key one after the other, whatever came of the one before, and other work at once', async () => {
  const owner = {};
  const order: string[] = [];
  const first = held(() => {
    order.push('first');
    throw new Error('样例');
  });
  const one = oneAtATime(owner, 'a', first.work);
  const two = oneAtATime(owner, 'a', async () => order.push('second'));
  const three = oneAtATime(owner, 'a', async () => order.push('third'));
  expect(await oneAtATime(owner, 'b', async () => order.push('other key'))).toBe(1);
  await oneAtATime({}, 'a', async () => order.push('other owner'));
  first.letGo();
  await expect(one).rejects.toThrow('样例');
  expect([await two, await three]).toEqual([4, 5]);
  expect(order).toEqual(['other key', 'other owner', 'first', 'second', 'third']);
  expect(await oneAtATime(owner, 'a', async () => 'again')).toBe('again');
});
