import { type ScryptOptions, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { Identity } from 'age-encryption';

type Stanza = Parameters<Identity['unwrapFileKey']>[0][number];

const derive = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt);
/** 2^20 rounds need 1 GB; age refuses more, and so does this: a damaged header must not eat the machine. */
const mostRounds = 20;

/**
 * Opens an age header that a passphrase wrapped (age v1, section "scrypt recipient stanza").
 *
 * The library's own reader derives the key in JavaScript, on the thread that everything else waits for. This one hands
 * the same function to OpenSSL on a thread of the pool: the desk goes on answering, and the door opens a third sooner.
 * Writing stays with the library.
 */
export function passphraseIdentity(passphrase: string): Identity {
  return {
    unwrapFileKey: async (stanzas) => {
      const stanza = stanzas.find(({ args }) => args[0] === 'scrypt');
      if (!stanza) return null;
      if (stanzas.length !== 1) throw new Error('a passphrase must be the only way into an age file');
      const { salt, rounds } = readStanza(stanza);
      const key = await derive(passphrase, Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt]), 32, {
        N: 2 ** rounds,
        r: 8,
        p: 1,
        maxmem: 2 ** (rounds + 11) + 2 ** 20,
      });
      try {
        return chacha20poly1305(key, new Uint8Array(12)).decrypt(stanza.body);
      } catch {
        return null;
      }
    },
  };
}

/** Throws when the stanza is not as the format has it. */
function readStanza({ args: [, salt = '', rounds = '', ...more], body }: Stanza): { salt: Buffer; rounds: number } {
  const bytes = Buffer.from(salt, 'base64');
  const regular = bytes.length === 16 && /^[1-9]\d?$/.test(rounds) && more.length === 0 && body.length === 32;
  if (!regular || Number(rounds) > mostRounds) throw new Error('not a passphrase stanza of an age file');
  return { salt: bytes, rounds: Number(rounds) };
}
