import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyKeeper } from '#backend/hostAbilities.ts';

/** Bytes. */
const tagLength = { authTagLength: 16 };

/** A computer's keeper of secrets: what it wrapped, no other unwraps. `rotate` changes its key, as systems do. */
export function computer(): KeyKeeper & { rotate(): void; refuse(): void } {
  let [key, formerKey] = [randomBytes(32), randomBytes(32)];
  let refuses = false;
  const wrap = (secret: string) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv, tagLength);
    return Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  };
  const unwrap = (wrapped: Uint8Array, from: Buffer) => {
    const decipher = createDecipheriv('aes-256-gcm', from, wrapped.subarray(0, 12), tagLength);
    decipher.setAuthTag(wrapped.subarray(-16));
    return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]).toString('utf8');
  };
  return {
    wrap: async (secret) => {
      if (refuses) throw new Error('the keyring is closed');
      return wrap(secret);
    },
    unwrap: async (wrapped) => {
      if (refuses) throw new Error('the keyring is closed');
      try {
        return { secret: unwrap(wrapped, key), renewed: null };
      } catch {
        const secret = unwrap(wrapped, formerKey);
        return { secret, renewed: wrap(secret) };
      }
    },
    rotate: () => {
      [key, formerKey] = [randomBytes(32), key];
    },
    refuse: () => {
      refuses = true;
    },
  };
}
