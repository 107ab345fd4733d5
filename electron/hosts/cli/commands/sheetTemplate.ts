import { saveFile } from '../../saveFile.ts';
import type { Command } from '../command.ts';
import { optionalFlag } from '../flags.ts';

/** `sheet template`: an empty intake sheet. */
export const sheetTemplate: Command = {
  name: 'sheet template',
  usage: '[--out 采集表.xlsx]',
  about: '生成空白采集表，含下拉选项和填写说明',
  takesWords: false,
  flags: { out: { type: 'string' } },
  run: async ({ flags, output, client }) => {
    const out = optionalFlag(flags, 'out') ?? '采集表.xlsx';
    const file = await (await client('none')).exchange.template();
    await saveFile(file, out);
    output.record({ out, bytes: file.size });
    output.line(`已生成采集表：${out}`);
    return 0;
  },
};
