import { z } from 'zod';
import { nameSecrets, type SecretKind, secretKindSchema } from '../vault/secretKind.ts';

/** The key files of the vault that are missing or spoilt, seen while it was backed up. */
export const keyFilesSchema = z.object({
  /** Those of which the backup has the whole one an older backup had kept. */
  fromBackup: z.array(secretKindSchema).readonly(),
  /** Those the backup has not whole, either. */
  bad: z.array(secretKindSchema).readonly(),
});
export type KeyFiles = z.infer<typeof keyFilesSchema>;

/** How a key file is made anew, of which nothing whole is left. */
export function mendBySecret(kinds: readonly SecretKind[]): string {
  const [kind, other] = kinds;
  if (kind === undefined) return '';
  if (other !== undefined)
    return '趁资料库还开着，请马上在案件列表里选中全部案件，用“交给同事”做成交接包留底，以后可以导入新的资料库。再从更早的、放在别处的备份里，把 keys 文件夹中的两个文件复制到资料库的 keys 文件夹里，用做那次备份时的口令打开试试。';
  return kind === 'recovery'
    ? '请到“设置 → 资料库”用口令换一个新的恢复码，备份里的会一起换好。'
    : '请到“设置 → 资料库”用恢复码重新设一个口令，备份里的会一起换好。';
}

/** What a backup says of the key files, with what to do; null where both are whole. Pure. */
export function sayKeyFiles({ fromBackup, bad }: KeyFiles): string | null {
  const told = [
    fromBackup.length === 0
      ? ''
      : `资料库里${nameSecrets(fromBackup)}的密钥文件不见了或已损坏，备份里放的是以前备份过的、完好的那一份。请做一次体检并修好，它会被取回来。`,
    bad.length === 0
      ? ''
      : `资料库里${nameSecrets(bad)}的密钥文件不见了或已损坏，备份里也没有完好的，这份备份现在不能用${nameSecrets(bad)}恢复。${mendBySecret(bad)}`,
  ].join('');
  return told === '' ? null : told;
}

/** What a restored vault lacks, with what to do; null where both are whole. Pure. */
export function sayBadKeys(bad: readonly SecretKind[]): string | null {
  if (bad.length === 0) return null;
  return `这份备份里${nameSecrets(bad)}的密钥文件不见了或已损坏，恢复出来的资料库现在不能用${nameSecrets(bad)}打开。打开以后，${mendBySecret(bad)}`;
}

/** What a restored vault has of another time than the one before it, with what to do; null where it has nothing. Pure. */
export function sayOtherKeys(kinds: readonly SecretKind[]): string | null {
  if (kinds.length === 0) return null;
  const named = nameSecrets(kinds);
  const ways = kinds.map((kind) => (kind === 'passphrase' ? '重新设一个口令' : '换一个新的恢复码')).join('，');
  return `这份备份里${named}的密钥文件，和原来的资料库或别的备份里现在的不一样，多半是换${named}时这份备份没能跟着换：恢复出来的资料库要用当时的${named}打开，后来换的打不开它。别处的没有动。以后就用恢复出来的，打开以后请接上所有放备份的盘，到“设置 → 资料库”${ways}，各处备份会一起换好。`;
}
