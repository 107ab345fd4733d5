import { readScanFacts } from './readScanFacts.ts';

/** `readScanFacts` as a worker does it; the bytes are handed over, not copied. */
export function scanFactsJob(input: { readonly bytes: ArrayBuffer; readonly name: string }) {
  return readScanFacts(new Uint8Array(input.bytes), input.name);
}
