import { z } from 'zod';

/**
 * The one shape of long work: item events as they are done, progress in between.
 *
 * `total` is known from the first event on; `done` never falls. What an item event reports is durable.
 */
export const progressSchema = z.object({
  type: z.literal('progress'),
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
  /** What is being worked on, for the progress line. */
  label: z.string(),
});
