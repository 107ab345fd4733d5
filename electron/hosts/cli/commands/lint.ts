import { DeskError } from '#shared/api/errors.ts';
import { daySchema } from '#shared/filing/date.ts';
import { blocks } from '#shared/filing/finding.ts';
import type { Command } from '../command.ts';
import { optionalFlag } from '../flags.ts';
import { givenFile } from '../givenFile.ts';
import { findingLines } from '../output.ts';

/** `lint`: all problems of an application in the official shape, without a vault. */
export const lint: Command = {
  name: 'lint',
  usage: '备案资料.json [--today 年-月-日]',
  about: '检查一份官方格式的备案资料，一次列出全部问题',
  takesWords: true,
  flags: { today: { type: 'string' } },
  run: async ({ words, flags, output, client }) => {
    const [path, ...more] = words;
    if (path === undefined || more.length > 0) throw new DeskError('usage', { detail: '请写上一份备案资料' });
    const today = optionalFlag(flags, 'today');
    if (today !== null && !daySchema.safeParse(today).success) {
      throw new DeskError('usage', { detail: '--today 请写成 2026-11-23 这样的日期' });
    }
    const file = await givenFile(path);
    const desk = await client('none');
    const { findings } = await desk.application.lint({ file, today });
    for (const finding of findings) {
      output.record(finding);
      for (const line of findingLines(finding)) output.line(line);
      output.line(`       ${finding.where}`);
    }
    output.line(findings.length === 0 ? '没有发现问题。' : `共 ${findings.length} 个问题。`);
    return blocks(findings) ? 1 : 0;
  },
};
