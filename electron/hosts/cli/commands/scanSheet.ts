import { resolve } from 'node:path';
import { gatherFiles } from '#backend/gatherFiles.ts';
import { DeskError } from '#shared/api/errors.ts';
import { collageBytes, type SheetForm } from '#shared/api/sheets.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import { saveFile } from '../../saveFile.ts';
import type { Command, Invocation } from '../command.ts';
import { requiredFlag } from '../flags.ts';
import { purposeFlags, purposeOf } from '../purpose.ts';

const sheetFlags = {
  ...purposeFlags,
  out: { type: 'string' },
} as const;

/** `scan sheet`: both sides of a card on one A4 at true size. */
export const scanSheet: Command = {
  name: 'scan sheet',
  usage: '人像面 国徽面 [--purpose 小程序名] [--no-watermark] --out 文件.pdf 或 .jpg',
  about: '身份证正反面按真实大小合在一张 A4 上，印上“仅供…小程序备案使用”，原图不动',
  takesWords: true,
  flags: sheetFlags,
  run: (context) => makeSheet(context, 'cardSheet', [1, 2]),
};

/** `scan collage`: several papers on one picture below a number of bytes. */
export const scanCollage: Command = {
  name: 'scan collage',
  usage: '图片… [--max-kb 200] [--purpose 小程序名] [--no-watermark] --out 文件.jpg',
  about: '几张材料拼成一张不超过指定大小的图片；字会看不清时不做，并说明原因',
  takesWords: true,
  flags: { ...sheetFlags, 'max-kb': { type: 'string' } },
  run: (context) => makeSheet(context, 'collage', [1, 9]),
};

async function makeSheet(
  { words, flags, output, signal, client }: Invocation,
  form: SheetForm,
  [least, most]: readonly [number, number],
): Promise<0 | 1> {
  const out = requiredFlag(flags, 'out');
  const [extension] = /\.[^.]+$/.exec(out.toLowerCase()) ?? [''];
  const pdf = extension === '.pdf';
  if (!(pdf && form === 'cardSheet') && !['.jpg', '.jpeg'].includes(extension))
    throw new DeskError('usage', {
      detail: form === 'cardSheet' ? '--out 要以 .pdf 或 .jpg 结尾' : '--out 要以 .jpg 结尾',
    });
  const kilobytes = Number(flags['max-kb'] ?? collageBytes.usual / 1024);
  if (!Number.isInteger(kilobytes) || kilobytes * 1024 < collageBytes.least || kilobytes * 1024 > collageBytes.most)
    throw new DeskError('usage', { detail: '--max-kb 是 20 到 20480 的整数' });
  const files = [];
  // In the order they are written: the first is the front.
  for (const word of words) files.push(...(await gatherFiles([word])));
  if (files.length < least || files.length > most)
    throw new DeskError('usage', { detail: `请写 ${least} 到 ${most} 张图片` });
  if (words.some((word) => resolve(word) === resolve(out)))
    throw new DeskError('usage', { detail: '副本不能盖掉原图，请换一个文件名' });
  const desk = await client('none');
  const made = await desk.scans.sheet(
    {
      files,
      form,
      format: pdf ? 'pdf' : 'jpeg',
      maxBytes: kilobytes * 1024,
      ...purposeOf(flags),
    },
    { signal },
  );
  if (made.type === 'none') {
    output.record({ ok: false, out: null, reason: made.reason });
    output.line(`没有生成：${made.reason}`);
    return 1;
  }
  await saveFile(made.file, out);
  const { watermark, notes } = made;
  output.record({ ok: true, out, bytes: made.file.size, watermark, notes });
  output.line(`已生成：${out}（${formatBytes(made.file.size)}${watermark === null ? '' : `，水印“${watermark}”`}）`);
  for (const note of notes) output.line(note);
  return 0;
}
