import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { generateX25519Identity } from 'age-encryption';
import { showRecoveryCode } from '#shared/vault/recoveryCode.ts';
import { makeFolder, syncFolder, writeAtomically } from './atomicWrite.ts';
import { assertPassphrase, slotFile, type VaultKeys, writeSlot } from './keySlots.ts';
import { type VaultLayout, vaultLayout } from './layout.ts';
import { takeLock } from './lock.ts';
import { openParts, type Vault } from './openParts.ts';
import { makeRecoveryCode } from './recoveryCode.ts';
import { assertVacant } from './vacancy.ts';
import { vaultFormat, writeVaultRecord } from './vaultRecord.ts';

export interface CreateVaultOptions {
  readonly dir: string;
  readonly passphrase: string;
  readonly now: Date;
  /** log2 N of scrypt for both slots; tests lower it. */
  readonly workFactor?: number | undefined;
  readonly clock?: (() => Date) | undefined;
}

/**
 * Makes a new vault in `dir` and opens it.
 *
 * The recovery code (grouped, to be shown once and written down) is kept nowhere else. vault.json is written last:
 * an interrupted creation leaves no vault, and the next one starts afresh in the same folder.
 * Throws `passphraseTooShort`, `vaultExists`, `vaultInUse`, `vaultDamaged`, `folderOccupied`, `cannotWrite`.
 */
export async function createVault(options: CreateVaultOptions): Promise<{ vault: Vault; recoveryCode: string }> {
  const { dir, passphrase, now, workFactor, clock } = options;
  assertPassphrase(passphrase);
  const layout = vaultLayout(dir);
  await makeFolder(dir);
  const lock = takeLock(layout.lock, now);
  let vault: Vault | null = null;
  try {
    await assertVacant(layout);
    await writeAtomically(layout.unfinished, '');
    const keys = await makeKeys();
    const recoveryCode = makeRecoveryCode();
    await makeFolder(layout.keys);
    await writeSlot(dir, keys, { passphrase }, workFactor);
    await writeSlot(dir, keys, { recoveryCode }, workFactor);
    vault = await openParts({ layout, keys, lock, now, clock, create: true });
    await finish(layout, keys, now);
    return { vault, recoveryCode: showRecoveryCode(recoveryCode) };
  } catch (error) {
    vault?.close();
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

async function finish(layout: VaultLayout, keys: VaultKeys, now: Date): Promise<void> {
  await writeVaultRecord(layout.record, {
    format: vaultFormat,
    id: keys.vault,
    createdAt: now.toISOString(),
    database: { file: 'desk.db', cipher: 'sqlite3mc-chacha20' },
    files: { folder: 'files', cipher: 'age-x25519' },
    slots: [
      { kind: 'passphrase', file: slotFile('passphrase') },
      { kind: 'recovery', file: slotFile('recovery') },
    ],
  });
  await rm(layout.unfinished, { force: true });
  await syncFolder(layout.dir);
}
