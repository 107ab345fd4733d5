import { gatherFiles } from '#backend/gatherFiles.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { Command } from '../command.ts';
import { optionalFlag } from '../flags.ts';
import { givenFile } from '../givenFile.ts';
import { tellImport } from '../tellImport.ts';

/** `application import`: one application in the official shape, and the files it names, into the vault. */
export const applicationImport: Command = {
  name: 'application import',
  usage: '备案资料.json [--files 文件夹]',
  about: '导入一份官方格式的备案资料；不认识的栏目原样保留并列出，重复导入不会产生重复内容',
  takesWords: true,
  flags: { files: { type: 'string' } },
  run: async ({ words, flags, output, signal, client }) => {
    const [path, ...more] = words;
    if (path === undefined || more.length > 0) throw new DeskError('usage', { detail: '请写上一份备案资料' });
    const file = await givenFile(path);
    const folder = optionalFlag(flags, 'files');
    const files = folder === null ? [] : await gatherFiles([folder]);
    // What is no payload must not leave a new, empty vault behind.
    await (await client('none')).application.lint({ file, today: null });
    const desk = await client('create');
    return tellImport(await desk.application.import({ file, files }, { signal }), output);
  },
};
