import { createHmac, hkdfSync } from 'node:crypto';
import type { VaultKeys } from '../keySlots.ts';

/** Something that can be erased, by what stays the same in every copy of the vault. */
export type Erasable =
  | { readonly kind: 'case'; readonly number: string; readonly createdAt: string }
  | { readonly kind: 'person'; readonly id: number; readonly createdAt: string }
  | { readonly kind: 'trayItem'; readonly digest: string; readonly takenAt: string }
  | { readonly kind: 'file'; readonly id: string };

/** Tells whether something is the same as what was erased, without saying what that was. */
export type MarkOf = (what: Erasable) => string;

/**
 * Marks of erased things: HMAC-SHA256 (RFC 2104) under a key derived from that of the database (HKDF, RFC 5869).
 *
 * Whoever has no key of the vault learns nothing from a mark and cannot make one. A case is told by its number and the
 * moment it was taken on: a number may be given again after an older backup was restored, and that is another case.
 */
export function marksFor(keys: Pick<VaultKeys, 'vault' | 'databaseKey'>): MarkOf {
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(keys.databaseKey, 'hex'), keys.vault, 'beian erasures', 32));
  return (what) => createHmac('sha256', key).update(wordsOf(what)).digest('hex');
}

function wordsOf(what: Erasable): string {
  if (what.kind === 'file') return `file\n${what.id}`;
  if (what.kind === 'trayItem') return `trayItem\n${what.digest}\n${what.takenAt}`;
  return what.kind === 'case' ? `case\n${what.number}\n${what.createdAt}` : `person\n${what.id}\n${what.createdAt}`;
}
