import { resolve } from 'node:path';
import type { Backup, BackupKind } from '#shared/backups/backup.ts';
import { chinaMinute } from '#shared/calendar/chinaDay.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import type { Command } from '../command.ts';

const kinds: Readonly<Record<BackupKind, string>> = { automatic: '自动', manual: '手动', beforeUpgrade: '升级前' };

/** `backup list`: which backups there are, of the vault or in a folder. */
export const backupList: Command = {
  name: 'backup list',
  usage: '[文件夹]',
  about: '列出备份；写上文件夹时列出那里的，不用打开资料库',
  takesWords: true,
  flags: {},
  run: async ({ words: [folder], output, client }) => {
    const backups =
      folder === undefined
        ? (await (await client('open')).backups.get()).backups
        : await (await client('none')).backups.find({ folder: resolve(folder) });
    for (const backup of backups) {
      output.record({ backup });
      output.line(sentence(backup));
    }
    if (backups.length === 0) output.line(folder === undefined ? '还没有备份。' : '这个文件夹里没有备份。');
    return 0;
  },
};

function sentence({ folder, kind, madeAt, cases, files, bytes, ownFiles }: Backup): string {
  const what = ownFiles ? `${files} 份原件（${formatBytes(bytes)}）` : '只有数据库';
  return `${chinaMinute(new Date(madeAt))}  ${kinds[kind]}  ${cases} 个案件  ${what}  ${folder}`;
}
