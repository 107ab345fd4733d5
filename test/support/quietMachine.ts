import { availableParallelism, loadavg } from 'node:os';

/** Above this share of its processors a machine is busy with something else. */
const busyShare = 0.5;

/**
 * Why times measured now say nothing against a limit, in words; null on a quiet machine, where they do. To be asked before the work
 * begins, which is load itself. `load` is the mean of the last minute, 0 where the system keeps none (Windows).
 */
export function whyNotQuiet(load = loadavg()[0] ?? 0, processors = availableParallelism()): string | null {
  if (load <= busyShare * processors) return null;
  return `the machine was busy when it began: ${load.toFixed(1)} processes on ${processors} processors`;
}
