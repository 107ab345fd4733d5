import { cleaned } from './cleaned.ts';

/** `cleaned` as a worker does it; the bytes are handed over, not copied. */
export function cleanJob({ bytes }: { readonly bytes: ArrayBuffer }) {
  return cleaned(new Uint8Array(bytes));
}
