import { DeskError } from '#shared/api/errors.ts';
import type { Command } from '../command.ts';

/** `vault create`: a new, empty vault. */
export const vaultCreate: Command = {
  name: 'vault create',
  usage: '--vault 文件夹',
  about: '新建一个加密资料库，并显示恢复码',
  takesWords: false,
  flags: {},
  run: async ({ output, client }) => {
    const { state, path } = await (await client('none')).vault.status();
    if (state !== 'missing') throw new DeskError('vaultExists', { path });
    await client('create');
    output.record({ vault: path, created: true });
    output.line(`资料库已建好：${path}`);
    return 0;
  },
};
