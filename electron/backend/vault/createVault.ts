import { randomBytes } from 'node:crypto';
import { generateX25519Identity } from 'age-encryption';
import { showRecoveryCode } from '#shared/vault/recoveryCode.ts';
import { makeFolder } from './atomicWrite.ts';
import { assertPassphrase, type VaultKeys, writeSlot } from './keySlots.ts';
import { type VaultLayout, vaultLayout } from './layout.ts';
import { takeLock } from './lock.ts';
import { openParts, type Vault } from './openParts.ts';
import { makeRecoveryCode } from './recoveryCode.ts';
import { slotFile } from './slotFile.ts';
import { markUnfinished } from './unfinishedMark.ts';
import { assertVacant } from './vacancy.ts';
import { finishVault, vaultFormat } from './vaultRecord.ts';
import { noteKnownSlots } from './writtenSlots.ts';

export interface CreateVaultOptions {
  readonly dir: string;
  readonly passphrase: string;
  readonly now: Date;
  /** log2 N of scrypt for both slots; tests lower it. */
  readonly workFactor?: number | undefined;
  readonly clock?: (() => Date) | undefined;
  /** The sample office: vault.json says so. */
  readonly sample?: boolean;
}

/** A vault that is whole but for its vault.json: open for the one who fills it, for everybody else not there yet. */
export interface PreparedVault {
  readonly vault: Vault;
  /** Grouped, to be shown once and written down; kept nowhere else. */
  readonly recoveryCode: string;
  /** Writes vault.json: from here on the vault is there. Closes the vault when that fails. */
  finish(): Promise<void>;
}

/**
 * Makes a new vault in `dir` and opens it; see `prepareVault`.
 *
 * Throws `passphraseTooShort`, `vaultExists`, `vaultInUse`, `vaultDamaged`, `folderOccupied`, `cannotWrite`.
 */
export async function createVault(options: CreateVaultOptions): Promise<Omit<PreparedVault, 'finish'>> {
  const { vault, recoveryCode, finish } = await prepareVault(options);
  await finish();
  return { vault, recoveryCode };
}

/**
 * Makes everything of a new vault but its vault.json, which is written last, by `finish`.
 *
 * A creation that is interrupted, or whose vault is closed before it was finished, leaves no vault, and the next one
 * starts afresh in the same folder. Throws as `createVault`.
 */
export async function prepareVault(options: CreateVaultOptions): Promise<PreparedVault> {
  const { dir, passphrase, now, workFactor, clock, sample = false } = options;
  assertPassphrase(passphrase);
  const layout = vaultLayout(dir);
  await makeFolder(dir);
  const lock = takeLock(layout, now);
  try {
    await assertVacant(layout);
    await markUnfinished(layout);
    const keys = await makeKeys();
    const recoveryCode = makeRecoveryCode();
    await makeFolder(layout.keys);
    await noteKnownSlots(dir, {
      passphrase: await writeSlot(dir, keys, { passphrase }, workFactor),
      recovery: await writeSlot(dir, keys, { recoveryCode }, workFactor),
    });
    const vault = await openParts({ layout, keys, lock, now, clock, create: true });
    // The first key files are heard of, so that they are told from newer ones one day. A disk that refuses is no matter.
    await vault.learnKeys().catch(() => undefined);
    return {
      vault,
      recoveryCode: showRecoveryCode(recoveryCode),
      finish: async () => {
        try {
          vault.assertOpen();
          await finish(layout, keys, { now, sample });
        } catch (error) {
          vault.close();
          throw error;
        }
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function makeKeys(): Promise<VaultKeys> {
  return {
    vault: randomBytes(16).toString('hex'),
    databaseKey: randomBytes(32).toString('hex'),
    fileIdentity: await generateX25519Identity(),
  };
}

async function finish(
  layout: VaultLayout,
  keys: VaultKeys,
  { now, sample }: { readonly now: Date; readonly sample: boolean },
): Promise<void> {
  await finishVault(layout, {
    format: vaultFormat,
    id: keys.vault,
    createdAt: now.toISOString(),
    database: { file: 'desk.db', cipher: 'sqlite3mc-chacha20' },
    files: { folder: 'files', cipher: 'age-x25519' },
    slots: [
      { kind: 'passphrase', file: slotFile('passphrase') },
      { kind: 'recovery', file: slotFile('recovery') },
    ],
    ...(sample ? { sample } : {}),
  });
}
