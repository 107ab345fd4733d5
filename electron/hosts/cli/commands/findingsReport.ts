import { DeskError } from '#shared/api/errors.ts';
import { saveFile } from '../../saveFile.ts';
import type { Command } from '../command.ts';
import { requiredFlag } from '../flags.ts';

/** `findings`: what is wrong with cases, as pages or as a workbook. */
export const findingsReport: Command = {
  name: 'findings',
  usage: '案件编号… --out 问题清单.pdf或.xlsx',
  about: '把一个或多个案件的问题做成清单：.pdf 用来打印，.xlsx 用来筛选；个人号码都隐去中段',
  takesWords: true,
  flags: { out: { type: 'string' } },
  run: async ({ words, flags, output, signal, client }) => {
    if (words.length === 0) throw new DeskError('usage', { detail: '请写上案件编号' });
    const out = requiredFlag(flags, 'out');
    const as = /\.(pdf|xlsx)$/i.exec(out)?.[1]?.toLowerCase();
    if (as !== 'pdf' && as !== 'xlsx') throw new DeskError('usage', { detail: '--out 请写 .pdf 或 .xlsx 文件' });
    const desk = await client('open');
    const file = await desk.exchange.findingsReport({ cases: [...words], as }, { signal });
    await saveFile(file, out);
    output.record({ cases: words, out, bytes: file.size });
    output.line(`已做好问题清单：${out}`);
    return 0;
  },
};
