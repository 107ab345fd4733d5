import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openPool } from '#backend/jobs/pool.ts';
import { readyJob } from '#backend/scans/readyJob.ts';

/** Moments (ms) after the start of threads, over all of the half second that takes. */
const moments = Array.from({ length: 20 }, (_, at) => at * 23);

describe('threads made ready', () => {
  it.each(moments)('end with their pool, though it is closed %i ms after they began to start', async (moment) => {
    const pool = openPool(2);
    const ready = pool.ready();
    await setTimeout(moment);
    await pool.close();
    await ready;
  });

  it('have judged a paper that was found, as real ones are', async () => {
    expect(await readyJob()).toBe(true);
  });

  it('judge what comes then', async () => {
    const pool = openPool(2);
    await pool.ready();
    const { buffer } = new Uint8Array(Buffer.from('样例'));
    expect(await pool.run('scanFacts', { bytes: buffer, name: '样例.jpg' })).toMatchObject({
      unreadable: 'notAPicture',
    });
    await pool.close();

    // A thread that was started now would keep the program from ending.
    const late = pool.run('scanFacts', { bytes: new ArrayBuffer(0), name: '样例.jpg' });
    await expect(late).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
