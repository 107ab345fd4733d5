import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretKind } from '#shared/vault/secretKind.ts';
import { isSlot, slotFile } from './slotFile.ts';
import { hashOfSlot, readWrittenSlots } from './writtenSlots.ts';

/** A key file of the vault, as far as can be told without its secret. */
export interface SeenSlot {
  /** `spoilt` is one that is no key file, or another than the vault had last. One nothing was ever noted of passes for whole. */
  readonly state: 'whole' | 'spoilt' | 'missing';
  /** What lies there; null where nothing can be read. */
  readonly bytes: Uint8Array | null;
  /** A spoilt one that opens with a former passphrase or recovery code, as far as is known; only an open vault can tell. */
  readonly isFormer?: boolean;
}

/**
 * Looks at a key file of the vault in `dir` and compares it with what the vault had last. `opened` is what one held that has opened it
 * in this process, where noting that was refused. Throws nothing.
 */
export async function seeSlot(dir: string, kind: SecretKind, opened?: string): Promise<SeenSlot> {
  const knownNow = async () => (await readWrittenSlots(dir)).known?.[kind];
  for (let before = await knownNow(); ; ) {
    const bytes = await readFile(join(dir, slotFile(kind))).catch(() => null);
    const known = await knownNow();
    // It is being changed at this moment: what was read may belong to either side of that.
    if (known !== before) {
      before = known;
      continue;
    }
    if (bytes === null) return { state: 'missing', bytes };
    const hash = hashOfSlot(bytes);
    const isKnown = known === undefined || known === hash || opened === hash;
    return { state: isSlot(bytes) && isKnown ? 'whole' : 'spoilt', bytes };
  }
}
