import type { StoredScan } from '#shared/scans/storedScan.ts';
import type { Vault } from '../vault/openVault.ts';
import { putBack } from '../vault/putBack.ts';
import { findScanBySha256 } from '../vault/store/scans.ts';

/** A scan the vault has already; `putBack` where its file was lost or spoilt until these bytes came again. */
export type HeldScan = StoredScan & { readonly putBack: boolean };

/**
 * The scan of exactly these bytes, with its file whole for certain: whoever is told that the desk has a picture already
 * throws the other one away. Null where there is none. Throws `cannotWrite`, `vaultLocked`.
 */
export async function heldScan(
  vault: Vault,
  { sha256, bytes, now }: { readonly sha256: string; readonly bytes: Uint8Array; readonly now: Date },
): Promise<HeldScan | null> {
  const held = findScanBySha256(vault.db, sha256);
  if (!held) return null;
  const mended = await putBack(vault, held.fileId, bytes, now);
  // Asked again: somebody may have erased it meanwhile.
  const still = findScanBySha256(vault.db, sha256);
  return still && { ...still, putBack: mended };
}
