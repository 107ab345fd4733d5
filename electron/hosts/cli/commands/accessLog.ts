import { extname } from 'node:path';
import { isLogWhole, sayCheckedLog } from '#shared/access/checkedLog.ts';
import { DeskError } from '#shared/api/errors.ts';
import { saveFile } from '../../saveFile.ts';
import type { Command } from '../command.ts';
import { requiredFlag } from '../flags.ts';

/** `log export`: the whole access log as a file. */
export const logExport: Command = {
  name: 'log export',
  usage: '--out 访问记录.csv|访问记录.xlsx',
  about: '导出访问记录：什么时候打开、查看、导出、打印、删除了哪个案件；里面没有姓名和号码',
  takesWords: false,
  flags: { out: { type: 'string' } },
  run: async ({ flags, output, client }) => {
    const out = requiredFlag(flags, 'out');
    const as = { '.csv': 'csv', '.xlsx': 'xlsx' }[extname(out).toLowerCase()] as 'csv' | 'xlsx' | undefined;
    if (as === undefined) throw new DeskError('usage', { detail: '--out 要以 .csv 或 .xlsx 结尾' });
    const desk = await client('open');
    const file = await desk.access.export({ as });
    await saveFile(file, out);
    const checked = await desk.access.check();
    output.record({ out, bytes: file.size, ...checked });
    output.line(`已导出访问记录：${out}`);
    if (isLogWhole(checked)) return 0;
    output.remark(sayCheckedLog(checked));
    return 1;
  },
};

/** `log verify`: checks that no line of the access log was changed or taken out. */
export const logVerify: Command = {
  name: 'log verify',
  usage: '',
  about: '核对访问记录：有没有哪一条被改过、删过',
  takesWords: false,
  flags: {},
  run: async ({ output, client }) => {
    const desk = await client('open');
    const checked = await desk.access.check();
    output.record(checked);
    output.line(sayCheckedLog(checked));
    return isLogWhole(checked) ? 0 : 1;
  },
};
