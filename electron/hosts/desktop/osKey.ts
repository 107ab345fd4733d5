import { safeStorage } from 'electron';
import type { KeyKeeper } from '#backend/hostAbilities.ts';

/**
 * What Linux falls back to without a keyring: a password written into Chromium, which anybody can look up. And what it
 * answers before Electron is ready.
 */
const keepsNothing: ReadonlySet<string> = new Set(['basic_text', 'unknown'] satisfies ReturnType<
  typeof safeStorage.getSelectedStorageBackend
>[]);

/**
 * The system's own keeper of secrets (Windows DPAPI, macOS Keychain, the Linux keyring); null where there is none.
 *
 * Only after Electron is ready, and by safeStorage's asynchronous calls alone. The keyring is touched when a key is
 * wrapped or unwrapped, not before: some systems ask the person for a password then.
 */
export function systemKeyKeeper(platform: NodeJS.Platform): KeyKeeper | null {
  if (platform === 'linux' && keepsNothing.has(safeStorage.getSelectedStorageBackend())) return null;
  return {
    wrap: async (secret) => {
      await assertAvailable();
      return safeStorage.encryptStringAsync(secret);
    },
    unwrap: async (wrapped) => {
      await assertAvailable();
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(wrapped));
      return { secret: result, renewed: shouldReEncrypt ? await safeStorage.encryptStringAsync(result) : null };
    },
  };
}

async function assertAvailable(): Promise<void> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) throw new Error('the system keeps no keys now');
}
