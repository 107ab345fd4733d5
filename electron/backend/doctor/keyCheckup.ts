import { mendBySecret } from '#shared/backups/keyFiles.ts';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { nameFormerKey, renewFormerKey } from '#shared/vault/formerKey.ts';
import { nameSecrets, type SecretKind, secretKindSchema, secretNames } from '#shared/vault/secretKind.ts';
import type { Vault } from '../vault/openVault.ts';
import { slotFile } from '../vault/slotFile.ts';

/** A key file that is missing, not whole or another than the vault had last, and where a copy lies that may be put back; null where there is none. */
export interface LostSlot {
  readonly kind: SecretKind;
  readonly copy: string | null;
  /** True for one that opens with a former secret. */
  readonly isFormer?: boolean;
  /** True where that one has opened the vault: whoever did may know no other, and it is not taken away. */
  readonly inUse?: boolean;
}

/** The key files of an open vault that open nothing. Throws `vaultDamaged`. */
export async function lostSlots(vault: Vault): Promise<LostSlot[]> {
  const lost: LostSlot[] = [];
  const opened = await vault.openedByFormer();
  for (const kind of secretKindSchema.options) {
    const { state, isFormer = false } = await vault.seeSlot(kind);
    if (state === 'whole') continue;
    const inUse = kind === opened;
    lost.push({ kind, copy: inUse ? null : await vault.copyOfSlot(kind), isFormer, inUse });
  }
  return lost;
}

/** The finding about both. Pure. */
export function sayLostSlots(lost: readonly LostSlot[]): Diagnosis {
  if (lost.length === 0) {
    return { checkup: 'keys', state: 'fine', message: '口令和恢复码的密钥文件都完好。', remedy: null, mend: null };
  }
  const [former, gone] = [lost.filter(({ isFormer }) => isFormer), lost.filter(({ isFormer }) => !isFormer)];
  const named = gone.map(({ kind }) => `${secretNames[kind]}（${slotFile(kind)}）`).join('、');
  const wrong = [
    ...(gone.length > 0 ? [`密钥文件不见了或已损坏：${named}`] : []),
    ...former.map(({ kind }) => nameFormerKey(kind)),
  ];
  const lacking = (slots: readonly LostSlot[]) => slots.filter(({ copy }) => copy === null).map(({ kind }) => kind);
  const remedy = [
    ...former.map(({ kind, copy, inUse = false }) => (copy === null ? renewFormerKey(kind, inUse) : null)),
    adviceFor(lacking(gone)),
  ];
  return {
    checkup: 'keys',
    state: 'bad',
    message: `${wrong.join('；')}。案件和文件没有坏，不用恢复备份。`,
    remedy: remedy.filter((each) => each !== null).join('') || null,
    mend: sayCopied(former, gone),
  };
}

function sayCopied(former: readonly LostSlot[], gone: readonly LostSlot[]): string | null {
  const copied = (slots: readonly LostSlot[]) =>
    nameSecrets(slots.filter(({ copy }) => copy !== null).map(({ kind }) => kind));
  const [own, newer] = [copied(gone), copied(former)];
  const said = [
    own === '' ? '' : `从备份里取回${own}的密钥文件，原来的${own}照样能用。`,
    newer === '' ? '' : `从备份里取回现在的${newer}的密钥文件：以后用现在的${newer}打开，旧的打不开了。`,
  ].join('');
  return said === '' ? null : said;
}

/** How those are made anew of which no copy may be put back. */
function adviceFor(kinds: readonly SecretKind[]): string | null {
  return kinds.length === 0 ? null : `备份里没有能用的。${mendBySecret(kinds)}`;
}
