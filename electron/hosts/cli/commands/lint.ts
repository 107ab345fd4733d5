import { gatherFiles } from '#backend/gatherFiles.ts';
import { DeskError } from '#shared/api/errors.ts';
import { daySchema } from '#shared/filing/date.ts';
import { blocks } from '#shared/filing/finding.ts';
import type { Command } from '../command.ts';
import { optionalFlag } from '../flags.ts';
import { givenFile } from '../givenFile.ts';
import { findingLines } from '../output.ts';

/**
 * `lint`: all problems of an application in the official shape.
 *
 * By the shipped rules; by those of a vault where somebody names it and the file of its passphrase, because a script
 * must never be asked for one; `--rules` counts over either.
 */
export const lint: Command = {
  name: 'lint',
  usage: '备案资料.json [--today 年-月-日] [--rules 规则包]',
  about:
    '检查一份官方格式的备案资料，一次列出全部问题；--rules 按您给的规则包（压缩包、文件夹或其中一个文件）检查，写明了资料库和口令文件的按资料库里的规则包',
  takesWords: true,
  flags: { today: { type: 'string' }, rules: { type: 'string' } },
  run: async ({ words, flags, output, vaultNamed, client }) => {
    const [path, ...more] = words;
    if (path === undefined || more.length > 0) throw new DeskError('usage', { detail: '请写上一份备案资料' });
    const today = optionalFlag(flags, 'today');
    if (today !== null && !daySchema.safeParse(today).success) {
      throw new DeskError('usage', { detail: '--today 请写成 2026-11-23 这样的日期' });
    }
    const file = await givenFile(path);
    const rulesAt = optionalFlag(flags, 'rules');
    const files = rulesAt === null ? [] : await gatherFiles([rulesAt]);
    if (rulesAt !== null && files.length === 0) throw new DeskError('fileMissing', { path: rulesAt });
    const desk = await client(vaultNamed ? 'open' : 'none');
    const { findings, rules } = await desk.application.lint({ file, today, rules: files });
    for (const finding of findings) {
      output.record(finding);
      for (const line of findingLines(finding)) output.line(line);
      output.line(`       ${finding.where}`);
    }
    if (vaultNamed || files.length > 0) output.remark(`按这份规则包检查：${rules.title} ${rules.version}`);
    output.line(findings.length === 0 ? '没有发现问题。' : `共 ${findings.length} 个问题。`);
    return blocks(findings) ? 1 : 0;
  },
};
