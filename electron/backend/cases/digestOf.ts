import { createHash } from 'node:crypto';
import type { Digest } from '#shared/filing/settlement.ts';

/** SHA-256 in hex: of what a decision was about, the vault keeps a digest only. */
export const digestOf: Digest = (text) => createHash('sha256').update(text).digest('hex');
