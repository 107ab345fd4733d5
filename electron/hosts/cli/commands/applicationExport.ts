import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { saveFile } from '../../saveFile.ts';
import type { Command } from '../command.ts';
import { optionalFlag, requiredFlag } from '../flags.ts';
import { onlyCase } from '../onlyCase.ts';

/** `application export`: one case in the official shape, with its files where a folder is named. */
export const applicationExport: Command = {
  name: 'application export',
  usage: '案件编号 --out 备案资料.json [--files 文件夹] [--all]',
  about:
    '把一个案件导出成官方格式；--files 同时存出它写到的文件（去掉拍摄地点、时间、作者；所选平台收带水印图片的，证件上印“仅供…小程序备案使用”），--all 附上官方格式以外的内容，便于完整导回',
  takesWords: true,
  flags: { out: { type: 'string' }, files: { type: 'string' }, all: { type: 'boolean' } },
  run: async ({ words, flags, output, signal, client }) => {
    const caseNumber = onlyCase(words);
    const out = requiredFlag(flags, 'out');
    const folder = optionalFlag(flags, 'files');
    const desk = await client('open');
    const { file, media } = await desk.application.export({ caseNumber, withOffice: flags['all'] === true });
    const [saved, withheld]: [string[], string[]] = [[], []];
    for (const [index, { scanId, name }] of (folder === null ? [] : media).entries()) {
      signal.throwIfAborted();
      const { file: clean } = await desk.materials.handOut({ caseNumber, scanId }, { signal });
      if (clean) await saveOnce(clean, join(folder ?? '', name));
      (clean ? saved : withheld).push(name);
      output.progress(index + 1, media.length, name);
    }
    // Last: where the JSON stands, the files it names stand, too.
    await saveFile(file, out);
    output.record({ caseNumber, out, files: saved, withheld });
    output.line(`已导出：${out}${folder === null ? '' : `，另有 ${saved.length} 个文件在 ${folder}`}`);
    for (const name of withheld)
      output.line(
        `没有存出 ${name}：里面可能记着拍摄地点或作者，去不掉；或者是几页的证件文件，写不上用途水印。要原样给出去的，请在案件里打开它，点“另存原文件”。`,
      );
    return withheld.length > 0 ? 1 : 0;
  },
};

/** What lies there already is left alone, and anything else than the same bytes stops the export. */
async function saveOnce(file: UploadedFile, path: string): Promise<void> {
  const there = await readFile(path).catch(() => null);
  if (there === null) return saveFile(file, path);
  if (there.equals(Buffer.from(await file.arrayBuffer()))) return;
  throw new DeskError('usage', { detail: `${path} 已经有了，内容不一样；请用 --files 另选一个文件夹` });
}
