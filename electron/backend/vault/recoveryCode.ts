import { randomBytes } from 'node:crypto';
import { recoveryLength, recoveryLetters } from '#shared/vault/recoveryCode.ts';

/** A new recovery code of 26 letters: 130 random bits, beyond any guessing. */
export function makeRecoveryCode(): string {
  // 32 divides 256, so the remainder is evenly spread.
  return Array.from(randomBytes(recoveryLength), (byte) => recoveryLetters.charAt(byte % recoveryLetters.length)).join(
    '',
  );
}
