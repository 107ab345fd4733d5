import type { VaultStatus } from '#shared/api/vault.ts';

export function Unlock({ status }: { status: VaultStatus }) {
  return status.path;
}
