import { gatherFiles } from '#backend/gatherFiles.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { Command } from '../command.ts';
import { optionalFlag } from '../flags.ts';
import { givenFile } from '../givenFile.ts';
import { tellImport } from '../tellImport.ts';

/** `import`: an intake sheet and a folder of scans into the vault. */
export const importSheet: Command = {
  name: 'import',
  usage: '采集表.xlsx [--scans 材料文件夹]',
  about: '导入采集表和材料；重复导入不会产生重复内容',
  takesWords: true,
  flags: { scans: { type: 'string' } },
  run: async ({ words, flags, output, signal, client }) => {
    const [sheetPath, ...more] = words;
    if (sheetPath === undefined || more.length > 0) throw new DeskError('usage', { detail: '请写上一张采集表' });
    const sheet = await givenFile(sheetPath);
    const scans = optionalFlag(flags, 'scans');
    const files = scans === null ? [] : await gatherFiles([scans]);
    // A sheet that cannot be read must not leave a new, empty vault behind.
    await (await client('none')).exchange.preview({ sheet });
    const desk = await client('create');
    return tellImport(await desk.exchange.import({ sheet, files }, { signal }), output);
  },
};
