import { afterAll } from 'vitest';
import { openPool } from '#backend/jobs/pool.ts';
import { shareDesksPool } from './deskOnPool.ts';

/**
 * Every desk of this file of tests works with the same thread: one that has to start anew for each takes longer to load the program
 * and to become quick than to do what most tests ask of it. Not for tests of what becomes of work under way when a desk is closed.
 */
export function onePool(): void {
  const pool = openPool(1);
  shareDesksPool(pool);
  afterAll(async () => {
    shareDesksPool(null);
    await pool.close();
  });
}
