import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretKind } from '#shared/vault/secretKind.ts';
import { ownBackupPlace } from './backups/backupFolder.ts';
import { vaultLayout } from './layout.ts';
import { looksLikeSlot, slotFile } from './slotFile.ts';
import { hashOfSlot, readWrittenSlots } from './writtenSlots.ts';

const words = {
  passphrase: { which: '口令', other: '恢复码', mend: '重新设一个口令', again: '输入口令' },
  recovery: { which: '恢复码', other: '口令', mend: '换一个新的恢复码', again: '输入恢复码' },
} as const;

/** What to say of a key file that opens nothing: nobody is to restore an older backup where the other one opens the vault. */
export async function sayDamagedSlot(dir: string, kind: SecretKind) {
  const { which, other, mend } = words[kind];
  const what = '缺失或不完整';
  if (await otherLooksWhole(dir, kind)) {
    const advice = `坏的是这个密钥文件，不是案件和文件，不用恢复备份。请改用${other}打开，再到“设置 → 资料库”${mend}。`;
    return { which, what, file: slotFile(kind), advice };
  }
  const advice =
    '请不要删除任何文件，先复制整个资料库文件夹留底，再从最近一次备份里把 keys 文件夹中的两个密钥文件复制过来，用做那次备份时的口令打开。';
  return { which: '口令和恢复码', what, file: 'keys', advice };
}

/** What to say of a whole key file that is not the one the vault had last, with where that one lies, if it does within the vault. */
export async function sayForeignSlot(dir: string, kind: SecretKind) {
  const { which, other, mend, again } = words[kind];
  const what = '不是这个资料库的，或者被换成了更早的一份';
  const copy = await lastCopy(dir, kind);
  const back =
    copy === null
      ? `请从放在别处的最近一次备份里，把 keys 文件夹中的同名文件复制过来`
      : `原来那一份的副本在 ${copy}，请把它复制过来盖住现在的`;
  const otherwise = (await otherLooksWhole(dir, kind)) ? `；或者改用${other}打开，再到“设置 → 资料库”${mend}` : '';
  const advice = `案件和文件没有坏，不用恢复备份。${back}，再${again}${otherwise}。`;
  return { which, what, file: slotFile(kind), advice };
}

function otherLooksWhole(dir: string, kind: SecretKind): Promise<boolean> {
  return looksLikeSlot(join(dir, slotFile(kind === 'passphrase' ? 'recovery' : 'passphrase')));
}

/** Path of a copy, in a backup within the vault, that is the very key file the vault had last; null where there is none. */
async function lastCopy(dir: string, kind: SecretKind): Promise<string | null> {
  const { known } = await readWrittenSlots(dir);
  const { backups } = ownBackupPlace(vaultLayout(dir).backups);
  const names = await readdir(backups).catch(() => []);
  for (const name of names.toSorted().toReversed()) {
    const path = join(backups, name, slotFile(kind));
    const bytes = await readFile(path).catch(() => null);
    if (bytes && known?.[kind] === hashOfSlot(bytes)) return path;
  }
  return null;
}
