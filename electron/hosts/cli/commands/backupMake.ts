import { resolve } from 'node:path';
import { sayKeyFiles } from '#shared/backups/keyFiles.ts';
import { sayLost } from '#shared/backups/sayLost.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import type { Command } from '../command.ts';
import { optionalFlag } from '../flags.ts';

/** `backup`: a copy of everything that is in the vault, from which it can be restored. */
export const backupMake: Command = {
  name: 'backup',
  usage: '[--to 文件夹]',
  about: '备份资料库：数据库、密钥和原件都在里面，仍然加密；不写 --to 时放进设置里选的位置',
  takesWords: false,
  flags: { to: { type: 'string' } },
  run: async ({ flags, output, signal, client }) => {
    const desk = await client('open');
    const to = optionalFlag(flags, 'to');
    let lacking = false;
    for await (const event of await desk.backups.make({ to: to === null ? null : resolve(to) }, { signal })) {
      if (event.type === 'progress') {
        output.progress(event.done, event.total, event.label);
        continue;
      }
      const { backup, lost, ill, keyFiles } = event;
      // What a sound copy of an earlier time stands in for is backed up all the same.
      lacking ||= lost > 0 || keyFiles.bad.length > 0;
      output.record({ backup, lost, ill, keyFiles });
      output.line(
        `已备份到 ${backup.folder}：${backup.cases} 个案件，${backup.files} 份原件（${formatBytes(backup.bytes)}）`,
      );
      if (!backup.ownFiles) output.line('这一份只有数据库，原件仍在资料库里；要防硬盘损坏，请用 --to 备份到另一块盘。');
      const told = sayLost({ lost, ill });
      if (told !== null) output.remark(`${told}请运行 doctor；备份里有完好的，加 --repair 就能取回。`);
      const keys = sayKeyFiles(keyFiles);
      if (keys !== null) output.remark(keys);
    }
    return lacking ? 1 : 0;
  },
};
