import { describe, expect, it } from 'vitest';
import { takeTurns } from '#backend/jobs/takeTurns.ts';

/** Everything that only waited for a promise has run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('takeTurns', () => {
  it('lets so many go at once, and the others in the order they came', async () => {
    const turn = takeTurns(2);
    const begun: number[] = [];
    const ends = new Map<number, () => void>();
    for (const each of [1, 2, 3, 4]) {
      void turn().then((end) => {
        begun.push(each);
        ends.set(each, end);
      });
    }
    await settled();
    expect(begun).toEqual([1, 2]);
    ends.get(2)?.();
    // A turn ends once, however often that is said.
    ends.get(2)?.();
    await settled();
    expect(begun).toEqual([1, 2, 3]);
    ends.get(1)?.();
    ends.get(3)?.();
    await settled();
    expect(begun).toEqual([1, 2, 3, 4]);
  });

  it('lets what goes on come before what would begin', async () => {
    const turn = takeTurns(1);
    const end = await turn();
    const begun: string[] = [];
    const waits = async (name: string, goesOn: boolean) => {
      const ended = await turn(undefined, goesOn);
      begun.push(name);
      ended();
    };
    const all = [waits('first', false), waits('second', false), waits('third', true), waits('fourth', true)];
    end();
    await Promise.all(all);
    expect(begun).toEqual(['third', 'fourth', 'first', 'second']);
  });

  it('is left by whoever is called off while waiting, and by nobody else', async () => {
    const turn = takeTurns(1);
    const end = await turn();
    const calledOff = new AbortController();
    const second = turn(calledOff.signal);
    const third = turn(new AbortController().signal);
    calledOff.abort(new Error('样例'));
    await expect(second).rejects.toThrow('样例');
    end();
    (await third)();
    await expect(turn(AbortSignal.abort(new Error('样例')))).rejects.toThrow('样例');
    (await turn())();
  });
});
