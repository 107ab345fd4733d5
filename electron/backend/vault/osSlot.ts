import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { asDiskError } from '../diskErrors.ts';
import type { KeyKeeper } from '../hostAbilities.ts';
import { syncFolder, writeAtomically } from './atomicWrite.ts';
import { readKeys, type VaultKeys } from './keySlots.ts';
import { vaultLayout } from './layout.ts';
import { slotFile } from './slotFile.ts';
import { readVaultRecord, type VaultRecord, withoutOsSlot, writeVaultRecord } from './vaultRecord.ts';

/**
 * The slot of one computer: the vault's keys, wrapped by its operating system (keys/os.bin).
 *
 * An extra slot, never the only one: on another computer, for another person, or after the system was set up anew it
 * opens nothing, and the other slots still do. A new passphrase leaves it valid, because the keys stay the same.
 */
const file = slotFile('os');

/** True when some computer keeps a key of this vault; whether it is this one, only opening tells. */
export function hasOsSlot({ slots }: VaultRecord): boolean {
  return slots.some(({ kind }) => kind === 'os');
}

/** Adds the slot, or replaces that of another computer. Throws `hostCannot`, `vaultMissing`, `cannotWrite`. */
export async function addOsSlot(dir: string, keys: VaultKeys, keeper: KeyKeeper): Promise<void> {
  const wrapped = await keeper.wrap(JSON.stringify(keys)).catch((error: unknown) => {
    throw new DeskError('hostCannot', { what: '请系统保管资料库的钥匙' }, { cause: error });
  });
  await writeAtomically(join(dir, file), wrapped);
  await changeSlots(dir, (slots) => [...slots, { kind: 'os', file }]);
}

/**
 * Removes the slot for good; nothing happens when there is none. The file goes first: a slot that is listed without its file
 * opens nothing, and nobody is told that a key is forgotten which is still there. Throws `vaultMissing`, `cannotWrite`.
 */
export async function removeOsSlot(dir: string): Promise<void> {
  try {
    await rm(join(dir, file), { force: true });
    await syncFolder(vaultLayout(dir).keys);
  } catch (error) {
    throw asDiskError(error, join(dir, file));
  }
  await changeSlots(dir, (slots) => slots);
}

/** Clears away the key of a slot that is not listed: one was killed while it was added, or the file was put back. */
export async function sweepOsSlot(dir: string): Promise<void> {
  const record = await readVaultRecord(vaultLayout(dir).record).catch(() => null);
  // A disk that refuses does not keep the vault shut: the key opens nothing, see `readOsSlot`.
  if (record !== null && !hasOsSlot(record)) await rm(join(dir, file), { force: true }).catch(() => undefined);
}

/** The keys as this computer kept them, where the slot is listed. Throws `osKeyUnusable`, whatever the reason: the passphrase opens the vault. */
export async function readOsSlot(dir: string, vault: string, keeper: KeyKeeper): Promise<VaultKeys> {
  const unusable = (cause: unknown) => new DeskError('osKeyUnusable', {}, { cause });
  let unwrapped: Awaited<ReturnType<KeyKeeper['unwrap']>>;
  try {
    const record = await readVaultRecord(vaultLayout(dir).record);
    if (record === null || !hasOsSlot(record)) throw new Error('the key of a computer that was forgotten');
    unwrapped = await keeper.unwrap(await readFile(join(dir, file)));
  } catch (error) {
    throw unusable(error);
  }
  const keys = readKeys(unwrapped.secret, vault);
  if (!keys) throw unusable(undefined);
  // The old wrapping still opened it; storing the new one may wait for the next time.
  if (unwrapped.renewed) await writeAtomically(join(dir, file), unwrapped.renewed).catch(() => undefined);
  return keys;
}

/** Rewrites the list of slots, given without that of a computer. Throws `vaultMissing`, `cannotWrite`. */
async function changeSlots(dir: string, change: (slots: VaultRecord['slots']) => VaultRecord['slots']): Promise<void> {
  const path = vaultLayout(dir).record;
  const record = await readVaultRecord(path);
  if (!record) throw new DeskError('vaultMissing', { path: dir });
  await writeVaultRecord(path, { ...record, slots: change(withoutOsSlot(record).slots) });
}
