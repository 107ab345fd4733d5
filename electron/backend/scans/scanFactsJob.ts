import { type LookForCodes, readScanFacts } from './readScanFacts.ts';

/** `readScanFacts` as a worker does it; the bytes are handed over, not copied. `codes` as there. */
export function scanFactsJob(input: {
  readonly bytes: ArrayBuffer;
  readonly name: string;
  readonly codes?: LookForCodes;
  readonly onlyPaper?: boolean;
}) {
  const { codes = false, onlyPaper = false } = input;
  return readScanFacts(new Uint8Array(input.bytes), input.name, { codes, onlyPaper });
}
