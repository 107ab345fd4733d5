import { DeskError } from '#shared/api/errors.ts';
import type { NewRules } from '#shared/api/rules.ts';
import type { Command } from '../command.ts';
import { sayKept } from '../rulesWords.ts';
import { replace, showChange } from './rulesImport.ts';

/** `rules restore`: back to the pack before, or to any that is kept. */
export const rulesRestore: Command = {
  name: 'rules restore',
  usage: '[编号]',
  about: '换回上一份规则包，或写明编号换回某一份（0 是随程序安装的）',
  takesWords: true,
  flags: {},
  run: async (invocation) => {
    const { words } = invocation;
    const desk = await invocation.client('open');
    const { before, kept } = await desk.rules.about();
    const known = kept.map(sayKept).join('；');
    if (words.length > 1) throw new DeskError('usage', { detail: '只能写一个编号' });
    const id = words[0] === undefined ? before : kept.find((pack) => String(pack.id) === words[0])?.id;
    if (id === null) throw new DeskError('usage', { detail: `没有上一份可以换回，现有：${known}` });
    if (id === undefined) throw new DeskError('usage', { detail: `没有编号为 ${words[0]} 的规则包，现有：${known}` });
    const wanted: NewRules = { from: 'kept', id };
    await showChange(desk, wanted, invocation);
    await replace(desk, wanted, invocation);
    return 0;
  },
};
