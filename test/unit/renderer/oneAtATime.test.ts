import { expect, test } from 'vitest';
import { oneAtATime } from '../../../renderer/parts/oneAtATime.ts';

test('what is sent again while the first is under way is not sent, and after its end it is', async () => {
  const send = oneAtATime();
  const first = Promise.withResolvers<void>();
  const sent: string[] = [];
  send(() => {
    sent.push('first');
    return first.promise;
  });
  send(async () => sent.push('double click'));
  expect(sent).toEqual(['first']);
  first.resolve();
  await first.promise;
  send(async () => sent.push('later'));
  expect(sent).toEqual(['first', 'later']);
});

test('what failed can be sent again', async () => {
  const send = oneAtATime();
  const failing = Promise.withResolvers<void>();
  const sent: string[] = [];
  send(() => failing.promise);
  failing.reject(new Error('样例'));
  await expect(failing.promise).rejects.toThrow('样例');
  send(async () => sent.push('again'));
  expect(sent).toEqual(['again']);
});
