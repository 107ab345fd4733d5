import { letterJob } from '../letters/letterJob.ts';
import { scanFactsJob } from '../scans/scanFactsJob.ts';

/**
 * What worker threads can do. Each job takes and gives plain data, so a job runs the same in this thread or another.
 */
export const letter = letterJob;
export const scanFacts = scanFactsJob;

export interface Jobs {
  letter: typeof letterJob;
  scanFacts: typeof scanFactsJob;
}
