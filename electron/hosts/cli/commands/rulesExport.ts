import { DeskError } from '#shared/api/errors.ts';
import { saveFile } from '../../saveFile.ts';
import type { Command } from '../command.ts';

/** `rules export`: the pack in use as a ZIP that can be edited and imported again. */
export const rulesExport: Command = {
  name: 'rules export',
  usage: '规则包.zip',
  about: '把正在用的规则包存成压缩包，改好后可以再导入',
  takesWords: true,
  flags: {},
  run: async ({ words, output, client }) => {
    const [out, ...more] = words;
    if (out === undefined || more.length > 0) throw new DeskError('usage', { detail: '请写上要存成的文件' });
    const { state } = await (await client('none')).vault.status();
    const file = await (await client(state === 'missing' ? 'none' : 'open')).rules.export();
    await saveFile(file, out);
    output.record({ out, bytes: file.size });
    output.line(`已存好规则包：${out}`);
    return 0;
  },
};
