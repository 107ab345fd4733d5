import type { VaultStatus } from '#shared/api/vault.ts';

export function FirstStart({ status }: { status: VaultStatus }) {
  return status.path;
}
