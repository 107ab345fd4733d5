import { extname } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { saveFile } from '../../saveFile.ts';
import type { Command } from '../command.ts';
import { requiredFlag } from '../flags.ts';

/** `person report`: everything held about one human being. */
export const personReport: Command = {
  name: 'person report',
  usage: '--name 姓名 --number 证件号码或手机号 --out 报告.pdf|报告.xlsx',
  about: '生成一个人的个人资料报告：登记的资料、案件和身份、图片、文书；号码是完整的，请只交给本人',
  takesWords: false,
  flags: { name: { type: 'string' }, number: { type: 'string' }, out: { type: 'string' } },
  run: async ({ flags, output, client }) => {
    const out = requiredFlag(flags, 'out');
    const as = { '.pdf': 'pdf', '.xlsx': 'xlsx' }[extname(out).toLowerCase()] as 'pdf' | 'xlsx' | undefined;
    if (as === undefined) throw new DeskError('usage', { detail: '--out 要以 .pdf 或 .xlsx 结尾' });
    const [name, number] = [requiredFlag(flags, 'name'), requiredFlag(flags, 'number')];
    const desk = await client('open');
    const file = await desk.persons.report({ name, number, as });
    await saveFile(file, out);
    output.record({ out, bytes: file.size });
    output.line(`已生成个人资料报告：${out}`);
    return 0;
  },
};
