import { mendBySecret } from '#shared/backups/keyFiles.ts';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { nameSecrets, type SecretKind, secretKindSchema, secretNames } from '#shared/vault/secretKind.ts';
import type { Vault } from '../vault/openVault.ts';
import { slotFile } from '../vault/slotFile.ts';

/** A key file that is missing, not whole or another than the vault had last, and where a copy lies that may be put back; null where there is none. */
export interface LostSlot {
  readonly kind: SecretKind;
  readonly copy: string | null;
}

/** The key files of an open vault that open nothing. Throws `vaultDamaged`. */
export async function lostSlots(vault: Vault): Promise<LostSlot[]> {
  const lost: LostSlot[] = [];
  for (const kind of secretKindSchema.options) {
    if ((await vault.seeSlot(kind)).state === 'whole') continue;
    lost.push({ kind, copy: await vault.copyOfSlot(kind) });
  }
  return lost;
}

/** The finding about both. Pure. */
export function sayLostSlots(lost: readonly LostSlot[]): Diagnosis {
  if (lost.length === 0) {
    return { checkup: 'keys', state: 'fine', message: '口令和恢复码的密钥文件都完好。', remedy: null, mend: null };
  }
  const named = lost.map(({ kind }) => `${secretNames[kind]}（${slotFile(kind)}）`).join('、');
  const copied = nameSecrets(lost.filter(({ copy }) => copy !== null).map(({ kind }) => kind));
  return {
    checkup: 'keys',
    state: 'bad',
    message: `密钥文件不见了或已损坏：${named}。案件和文件没有坏，不用恢复备份。`,
    remedy: adviceFor(lost.filter(({ copy }) => copy === null).map(({ kind }) => kind)),
    mend: copied === '' ? null : `从备份里取回${copied}的密钥文件，原来的${copied}照样能用。`,
  };
}

/** How those are made anew of which no copy may be put back. */
function adviceFor(kinds: readonly SecretKind[]): string | null {
  return kinds.length === 0 ? null : `备份里没有能用的。${mendBySecret(kinds)}`;
}
