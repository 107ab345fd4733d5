import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyKeeper } from '#backend/hostAbilities.ts';

/** Bytes. */
const tagLength = { authTagLength: 16 };

/** What a system does with the key it is given to keep: nobody without its own key reads it. */
export function keeperOfSecrets(): KeyKeeper {
  const key = randomBytes(32);
  return {
    wrap: async (secret) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv, tagLength);
      return Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap: async (wrapped) => {
      const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, 12), tagLength);
      decipher.setAuthTag(wrapped.subarray(-16));
      const secret = Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]).toString('utf8');
      return { secret, renewed: null };
    },
  };
}
