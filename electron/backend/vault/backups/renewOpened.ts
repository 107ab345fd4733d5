import type { BehindPlace } from '#shared/vault/sayBehind.ts';
import type { SecretKind } from '#shared/vault/secretKind.ts';
import { vaultLayout } from '../layout.ts';
import type { Vault } from '../openVault.ts';
import { behindPlaces } from './behind.ts';

/**
 * Has the backups of an open vault follow another passphrase or recovery code; answers with the places where that could not be done.
 *
 * The slot was changed already, so what goes wrong from here on is told, and is no failure: also that the vault is locked meanwhile.
 */
export async function renewOpened(
  { db, dir, renewBackupKeys, backupPlaces }: Vault,
  kind: SecretKind,
): Promise<BehindPlace[]> {
  let behind: readonly string[] = [vaultLayout(dir).backups];
  try {
    behind = await renewBackupKeys(kind, backupPlaces(), true);
  } catch {
    // Which of them could not follow is not known: those of the vault itself stand for all.
  }
  try {
    return behindPlaces(db, behind);
  } catch {
    // Locked: how old those backups are cannot be read any more.
    return behind.map((folder) => ({ folder, lastBackup: null }));
  }
}
