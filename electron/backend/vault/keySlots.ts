import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import { leastPassphrase, passphraseLength } from '#shared/vault/passphrase.ts';
import { readRecoveryCode } from '#shared/vault/recoveryCode.ts';
import type { SecretKind } from '#shared/vault/secretKind.ts';
import { asDiskError, errorCode } from '../diskErrors.ts';
import { writeAtomically } from './atomicWrite.ts';
import { exists } from './exists.ts';
import { vaultLayout } from './layout.ts';
import { passphraseIdentity } from './passphraseIdentity.ts';
import { slotFile } from './slotFile.ts';
import { sayDamagedSlot, sayForeignSlot } from './spoiltSlot.ts';
import { readVaultRecord, type SlotKind } from './vaultRecord.ts';
import { isForeignSlot } from './writtenSlots.ts';

/** What opens a vault and what somebody knows: either of the two always works. */
export type VaultSecret = { readonly passphrase: string } | { readonly recoveryCode: string };

/** The two keys of a vault; every slot wraps both, so any slot alone opens everything. */
const vaultKeysSchema = z.object({
  vault: z.string().regex(/^[0-9a-f]{32}$/),
  /** 32 bytes as hex. */
  databaseKey: z.string().regex(/^[0-9a-f]{64}$/),
  fileIdentity: z.string().startsWith('AGE-SECRET-KEY-1'),
});
export type VaultKeys = z.infer<typeof vaultKeysSchema>;

/** log2 N of scrypt: about a second and 256 MB per guess, age's own default. */
const defaultWorkFactor = 18;

/** Throws `passphraseTooShort`. */
export function assertPassphrase(passphrase: string): void {
  if (passphraseLength(passphrase) < leastPassphrase)
    throw new DeskError('passphraseTooShort', { least: leastPassphrase });
}

/**
 * Wraps the keys for one secret: a standard age file encrypted with a passphrase (scrypt).
 *
 * Durable when it resolves, with what was written; an older file of the same slot stays valid until then.
 */
export async function writeSlot(
  dir: string,
  keys: VaultKeys,
  secret: VaultSecret,
  workFactor: number = defaultWorkFactor,
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(workFactor);
  encrypter.setPassphrase(agePassphrase(secret));
  const bytes = await encrypter.encrypt(JSON.stringify(keys));
  await putSlot(dir, slotOf(secret), bytes);
  return bytes;
}

/** Puts what a key file holds into its place; the folder of the key files is made where somebody lost it. */
export async function putSlot(dir: string, kind: SlotKind, bytes: Uint8Array): Promise<void> {
  const path = join(dir, slotFile(kind));
  // Not with its parents: a vault that is gone is not made anew.
  if (!(await exists(dirname(path))))
    await mkdir(dirname(path)).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw asDiskError(error, path);
    });
  await writeAtomically(path, bytes);
}

/**
 * The keys behind a secret; `vault` is null where vault.json is lost and the slot has to say whose it is. Throws
 * `passphraseWrong`, `recoveryCodeWrong`, or `keyFileDamaged` when the slot is missing, altered or belongs to another vault, also
 * where the secret does not open that one: it says nothing about the database.
 */
export async function readSlot(dir: string, vault: string | null, secret: VaultSecret): Promise<VaultKeys> {
  const kind = slotOf(secret);
  const file = slotFile(kind);
  const damaged = async (cause: unknown) => new DeskError('keyFileDamaged', await sayDamagedSlot(dir, kind), { cause });
  const foreign = async (cause: unknown) => new DeskError('keyFileDamaged', await sayForeignSlot(dir, kind), { cause });
  const decrypter = new Decrypter();
  decrypter.addIdentity(passphraseIdentity(agePassphrase(secret)));
  let text: string;
  let bytes: Uint8Array | null = null;
  try {
    bytes = await readFile(join(dir, file));
    text = await decrypter.decrypt(bytes, 'text');
  } catch (error) {
    // The secret may be right, and the file the wrong one.
    if (isWrongSecret(error) && bytes && (await isForeignSlot(dir, kind, bytes))) throw await foreign(error);
    if (isWrongSecret(error)) throw wrong(secret, error);
    if (errorCode(error) !== null && errorCode(error) !== 'ENOENT') {
      throw new DeskError('fileUnreadable', { path: join(dir, file) }, { cause: error });
    }
    throw await damaged(error);
  }
  const keys = readKeys(text, vault);
  if (!keys) throw await (vault !== null && readKeys(text, null) ? foreign : damaged)(undefined);
  return keys;
}

/** The keys as a slot holds them; null when they are not those of this vault, or of any where `vault` is null. */
export function readKeys(text: string, vault: string | null): VaultKeys | null {
  const keys = vaultKeysSchema.safeParse(readJson(text));
  return keys.success && (vault === null || keys.data.vault === vault) ? keys.data : null;
}

/** The keys behind a secret of the vault in this folder, whichever it is. Throws as `readSlot`, and `vaultMissing`. */
export async function openSlot(dir: string, secret: VaultSecret): Promise<VaultKeys> {
  const record = await readVaultRecord(vaultLayout(dir).record);
  if (!record) throw new DeskError('vaultMissing', { path: dir });
  return readSlot(dir, record.id, secret);
}

/** Which slot a secret opens. */
export function slotOf(secret: VaultSecret): SecretKind {
  return 'passphrase' in secret ? 'passphrase' : 'recovery';
}

/**
 * What age is given. Input methods compose letters differently on macOS and Windows: NFC makes them one.
 * A recovery code is reduced to its 26 letters, so that `age -d` asks for exactly those.
 */
function agePassphrase(secret: VaultSecret): string {
  if ('passphrase' in secret) return secret.passphrase.normalize('NFC');
  const code = readRecoveryCode(secret.recoveryCode);
  if (code === null) throw new DeskError('recoveryCodeWrong');
  return code;
}

function wrong(secret: VaultSecret, cause: unknown): DeskError {
  return new DeskError('passphrase' in secret ? 'passphraseWrong' : 'recoveryCodeWrong', {}, { cause });
}

/** age-encryption has no error classes; this is its sentence for a header that no passphrase opened. */
function isWrongSecret(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('no identity matched');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
