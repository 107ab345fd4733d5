import { join } from 'node:path';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import type { SecretKind } from '../vault/backups/backupKeys.ts';
import type { Vault } from '../vault/openVault.ts';
import { looksLikeSlot, slotFile } from '../vault/slotFile.ts';

/** A key file that is missing or not whole, and where a copy lies that may be put back; null where there is none. */
export interface LostSlot {
  readonly kind: SecretKind;
  readonly copy: string | null;
}

/** The key files of an open vault that open nothing. Throws `vaultDamaged`. */
export async function lostSlots(vault: Vault): Promise<LostSlot[]> {
  const lost: LostSlot[] = [];
  for (const kind of ['passphrase', 'recovery'] as const) {
    if (await looksLikeSlot(join(vault.dir, slotFile(kind)))) continue;
    lost.push({ kind, copy: await vault.copyOfSlot(kind) });
  }
  return lost;
}

/** What each is called. */
export const slotNames: Readonly<Record<SecretKind, string>> = { passphrase: '口令', recovery: '恢复码' };

/** The finding about both. Pure. */
export function sayLostSlots(lost: readonly LostSlot[]): Diagnosis {
  if (lost.length === 0) {
    return { checkup: 'keys', state: 'fine', message: '口令和恢复码的密钥文件都在。', remedy: null, mend: null };
  }
  const named = lost.map(({ kind }) => `${slotNames[kind]}（${slotFile(kind)}）`).join('、');
  const copied = lost.filter(({ copy }) => copy !== null).map(({ kind }) => slotNames[kind]);
  return {
    checkup: 'keys',
    state: 'bad',
    message: `密钥文件不见了或不完整：${named}。案件和文件没有坏，不用恢复备份。`,
    remedy: adviceFor(lost.filter(({ copy }) => copy === null).map(({ kind }) => kind)),
    mend:
      copied.length === 0 ? null : `从备份里取回${copied.join('和')}的密钥文件，原来的${copied.join('和')}照样能用。`,
  };
}

/** How those are made anew of which no copy may be put back. */
function adviceFor(kinds: readonly SecretKind[]): string | null {
  const [kind, other] = kinds;
  if (kind === undefined) return null;
  if (other !== undefined) {
    return '备份里也没有能用的。趁资料库还开着，请马上到“设置 → 备份”备份一次，再用“export --plain”导出一份不加密的留底；然后从最早做的备份里把 keys 文件夹中的两个文件复制过来试试。';
  }
  return kind === 'recovery'
    ? '备份里没有能用的。请到“设置 → 资料库”用口令换一个新的恢复码，把新的抄下来。'
    : '备份里没有能用的。请到“设置 → 资料库”用恢复码重新设一个口令。';
}
