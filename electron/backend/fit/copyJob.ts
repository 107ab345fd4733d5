import type { CopyTarget } from '#shared/scans/copyTarget.ts';
import { type CopyOptions, fitCopy } from './fitCopy.ts';

/** `fitCopy` as a worker does it; the bytes are handed over, not copied. */
export function copyJob({
  bytes,
  target,
  ...options
}: { readonly bytes: ArrayBuffer; readonly target: CopyTarget } & Omit<CopyOptions, 'signal'>) {
  return fitCopy(new Uint8Array(bytes), target, options);
}
