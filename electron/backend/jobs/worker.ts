import { readScanFacts } from '../scans/readScanFacts.ts';

/**
 * What worker threads can do. Each job takes and gives plain data, so a job runs the same in this thread or another.
 *
 * Heavy modules are loaded by the thread that first needs them.
 */
export const scanFacts = (input: { bytes: ArrayBuffer; name: string }) =>
  readScanFacts(new Uint8Array(input.bytes), input.name);

export interface Jobs {
  scanFacts: typeof scanFacts;
}
