import { Decrypter, Encrypter } from 'age-encryption';
import { DeskError } from '#shared/api/errors.ts';
import { recoveryLetters } from '#shared/vault/recoveryCode.ts';
import { errorCode } from '../diskErrors.ts';
import { passphraseIdentity } from '../vault/passphraseIdentity.ts';

/** Input methods compose letters differently on macOS and Windows; blanks around it come along with copying. */
function asTyped(passphrase: string): string {
  return passphrase.normalize('NFC').trim();
}

/** As what somebody may have typed it: one that the desk made is read out on the phone, without its hyphens and in small letters too. */
function readings(passphrase: string): string[] {
  const typed = asTyped(passphrase);
  const letters = typed.replace(/[\s\p{Pd}]/gu, '').toUpperCase();
  const isMade = letters.length === madeLength && [...letters].every((letter) => recoveryLetters.includes(letter));
  return [...new Set([typed, ...(isMade ? [inGroups(letters)] : [])])];
}

/** How many letters a passphrase has that the desk makes: a hundred random bits. */
export const madeLength = 20;

/** In groups that can be read out on the phone. */
export function inGroups(letters: string): string {
  return (letters.match(/.{5}/g) ?? []).join('-');
}

/** A stream encrypted for a passphrase, as a standard age file. `workFactor` (log2 N of scrypt) is for tests. */
export function seal(
  plain: ReadableStream<Uint8Array>,
  passphrase: string,
  workFactor: number | undefined,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  if (workFactor !== undefined) encrypter.setScryptWorkFactor(workFactor);
  encrypter.setPassphrase(asTyped(passphrase));
  return encrypter.encrypt(plain);
}

/** The stream behind the passphrase. Reading on from it throws what `asBundleError` understands. Throws like that. */
export async function unseal(
  sealed: ReadableStream<Uint8Array>,
  passphrase: string,
): Promise<ReadableStream<Uint8Array>> {
  const decrypter = new Decrypter();
  for (const each of readings(passphrase)) decrypter.addIdentity(passphraseIdentity(each));
  try {
    return await decrypter.decrypt(sealed);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('no identity matched')) {
      throw new DeskError('bundlePassphraseWrong', {}, { cause: error });
    }
    throw asBundleError(error, '它不是备案工作台导出的，或者已经损坏');
  }
}

/** What went wrong while a bundle was read: its content, unless the disk says otherwise. */
export function asBundleError(error: unknown, detail = '内容不完整或被改动过'): DeskError {
  if (error instanceof DeskError) return error;
  return /^E[A-Z]+$/.test(errorCode(error) ?? '')
    ? new DeskError('fileUnreadable', { path: '交接包' }, { cause: error })
    : new DeskError('bundleUnreadable', { detail }, { cause: error });
}
