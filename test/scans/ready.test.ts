import { describe, expect, it } from 'vitest';
import { openPool } from '#backend/jobs/pool.ts';
import { readyJob } from '#backend/scans/readyJob.ts';

describe('threads made ready', () => {
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
