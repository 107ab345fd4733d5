import { z } from 'zod';
import type { SecretKind } from '#shared/vault/secretKind.ts';
import type { ReadDatabase, WriteDatabase } from '../sql.ts';
import { getSetting, putSetting } from './settings.ts';

const nameOf = (kind: SecretKind) => `vault.slot.${kind}`;
const formerName = (kind: SecretKind) => `vault.formerSlots.${kind}`;
const hashesSchema = z.array(z.string());

/** What the database knows of a key file, as SHA-256. */
export interface NotedSlot {
  /** The last one; null where it is another than was noted, and nobody knows which. */
  readonly hash: string | null;
  /** Those before it. A copy that is neither is of a change the database has not heard of. */
  readonly former: readonly string[];
}

/** What was noted of a key file; null where nothing ever was. */
export function notedSlot(db: ReadDatabase, kind: SecretKind): NotedSlot | null {
  const stored = getSetting(db, nameOf(kind));
  if (stored === null) return null;
  const former = hashesSchema.parse(JSON.parse(getSetting(db, formerName(kind)) ?? '[]'));
  return { hash: z.string().nullable().parse(JSON.parse(stored)), former };
}

/** Whether a key file is known to be one from before the last. */
export function isFormerSlot(noted: NotedSlot | null, hash: string): boolean {
  return noted !== null && noted.hash !== null && noted.hash !== hash && noted.former.includes(hash);
}

/** Notes which one is the last. Writes nothing where that is known. */
export function noteSlot(db: WriteDatabase, kind: SecretKind, hash: string | null): void {
  const noted = notedSlot(db, kind);
  if (noted !== null && noted.hash === hash) return;
  // First: killed in between, the last one is among the former ones as well, which proves no other.
  if (noted !== null && noted.hash !== null && !noted.former.includes(noted.hash))
    putSetting(db, formerName(kind), JSON.stringify([...noted.former, noted.hash]));
  putSetting(db, nameOf(kind), JSON.stringify(hash));
}
