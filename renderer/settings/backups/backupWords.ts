import type { Backup, BackupKind } from '#shared/backups/backup.ts';
import { formatBytes } from '#shared/scans/wording.ts';

/** What the list calls each kind. */
export const backupKindLabels: Readonly<Record<BackupKind, string>> = {
  automatic: '自动',
  manual: '手动',
  beforeUpgrade: '升级前',
};

/** What a backup holds: `12 个案件，80 份原件（34 MB）`; one within the vault says that it leans on its originals. */
export function sayHeld({ cases, files, bytes, ownFiles }: Backup): string {
  return ownFiles
    ? `${cases} 个案件，${files} 份原件（${formatBytes(bytes)}）`
    : `${cases} 个案件，只有数据库，原件用资料库里的`;
}
