import { resolve } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { sayBadKeys, sayOtherKeys } from '#shared/backups/keyFiles.ts';
import { sayErasedAgain } from '#shared/backups/sayErasedAgain.ts';
import type { Command } from '../command.ts';
import { requiredFlag } from '../flags.ts';

/** `restore`: a vault made of a backup, in another folder. */
export const restore: Command = {
  name: 'restore',
  usage: '备份的文件夹 --into 新文件夹 [--recovery]',
  about:
    '用备份恢复出一个资料库，放进新的文件夹；写的文件夹里有几份备份时，用最近一份完好的；现在的资料库和备份都不会动。口令就是现在用的；没跟着换的备份（比如另外拷走的）用当时的。--recovery：给的是恢复码',
  takesWords: true,
  flags: { into: { type: 'string' }, recovery: { type: 'boolean' } },
  run: async ({ words, flags, output, signal, client, passphrase }) => {
    const [from, ...more] = words;
    if (from === undefined || more.length > 0) throw new DeskError('usage', { detail: '请写上一份备份的文件夹' });
    const into = resolve(requiredFlag(flags, 'into'));
    const desk = await client('none');
    const byCode = flags['recovery'] === true;
    const text = await passphrase(byCode ? '请输入这份备份的恢复码：' : '请输入这份备份的口令：');
    const secret = byCode ? { recoveryCode: text } : { passphrase: text };
    let lost = 0;
    let lacking = false;
    for await (const event of await desk.backups.restore({ from: resolve(from), into, secret }, { signal })) {
      if (event.type === 'progress') output.progress(event.done, event.total, event.label);
      else {
        lost = event.lost;
        const { from: taken, damaged, path, cases, files, erased, badKeys, otherKeys } = event;
        // A younger one that is damaged may have been the one that was meant.
        lacking = lost > 0 || badKeys.length > 0 || damaged.length > 0;
        output.record({ restored: path, from: taken, damaged, cases, files, lost, badKeys, otherKeys, erased });
        for (const each of damaged) output.remark(`这份备份已损坏，用了更早的一份：${each}`);
        if (taken !== resolve(from)) output.line(`用的是这份备份：${taken}`);
        output.line(`已恢复到 ${path}：${cases} 个案件，${files} 份原件。原来的资料库没有动。`);
        for (const keys of [sayBadKeys(badKeys), sayOtherKeys(otherKeys)]) if (keys !== null) output.remark(keys);
        const again = sayErasedAgain(erased);
        if (again !== null) output[erased.known === 'unknown' ? 'remark' : 'line'](again);
      }
    }
    if (lost > 0) output.remark(`有 ${lost} 份原件在备份里不见了或已损坏，没能恢复；请再看看别的备份里有没有。`);
    return lacking ? 1 : 0;
  },
};
