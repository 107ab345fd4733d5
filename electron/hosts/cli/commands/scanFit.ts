import { resolve } from 'node:path';
import { gatherFiles } from '#backend/gatherFiles.ts';
import { DeskError } from '#shared/api/errors.ts';
import { scanKindSchema } from '#shared/filing/materialSlot.ts';
import { formatBytes, formatPixels } from '#shared/scans/wording.ts';
import { saveFile } from '../../saveFile.ts';
import type { Command } from '../command.ts';
import { requiredFlag } from '../flags.ts';
import { findingLines } from '../output.ts';
import { purposeFlags, purposeOf } from '../purpose.ts';

/** `scan fit`: a copy of one picture that a platform takes, or why there is none. */
export const scanFit: Command = {
  name: 'scan fit',
  usage: '图片 --profile 平台规格 --as 材料种类 [--purpose 小程序名] [--no-watermark] --out 副本',
  about:
    '做一份符合平台要求的图片副本，原图不动，副本再检查一遍；做不到、或者副本仍有必改问题时说明原因；副本上印“仅供小程序备案使用”，写了 --purpose 就带上小程序名，平台不收带水印图片的不印，--no-watermark 都不印',
  takesWords: true,
  flags: {
    profile: { type: 'string' },
    as: { type: 'string' },
    ...purposeFlags,
    out: { type: 'string' },
  },
  run: async ({ words, flags, output, signal, client }) => {
    const kind = scanKindSchema.safeParse(requiredFlag(flags, 'as'));
    if (!kind.success) {
      throw new DeskError('usage', { detail: `--as 只能是 ${scanKindSchema.options.join('、')} 之一` });
    }
    const profile = requiredFlag(flags, 'profile');
    const out = requiredFlag(flags, 'out');
    const [file, ...more] = await gatherFiles(words);
    if (!file || more.length > 0) throw new DeskError('usage', { detail: '请写上一张图片' });
    // The original is somebody's only picture of that paper.
    if (words.some((word) => resolve(word) === resolve(out)))
      throw new DeskError('usage', { detail: '副本不能盖掉原图，请换一个文件名' });
    const desk = await client('none');
    const purpose = purposeOf(flags);
    const fitted = await desk.scans.fit({ file, profile, kind: kind.data, ...purpose }, { signal });
    const made = fitted.type === 'fitted';
    if (made) await saveFile(fitted.file, out);
    const { findings } = fitted;
    // What is still wrong with the copy counts as in every other command.
    const ok = made && findings.every(({ weight }) => weight !== 'must');
    const copy = made
      ? {
          out,
          bytes: fitted.file.size,
          width: fitted.width,
          height: fitted.height,
          quality: fitted.quality,
          changed: fitted.changed,
          watermark: fitted.watermark,
          unmarked: fitted.unmarked,
        }
      : { out: null };
    output.record({ file: file.name, ok, ...copy, findings });
    if (made) {
      const size = `${formatBytes(fitted.file.size)}，${formatPixels(fitted.width, fitted.height)}`;
      const mark = fitted.watermark === null ? '' : `，水印“${fitted.watermark}”`;
      output.line(
        `${fitted.changed ? '已生成副本' : '格式和大小已符合要求，只去掉了拍摄信息'}：${out}（${size}${mark}）`,
      );
      if (fitted.unmarked === 'refused') output.line('没有印水印：这个平台不收带水印的图片。');
      if (fitted.watermark !== null && !purpose.miniProgram?.trim())
        output.line('水印里没有小程序名；要写上，请加 --purpose 小程序名。');
    } else output.line(`没有生成：${file.name}`);
    for (const finding of findings) for (const line of findingLines(finding)) output.line(line);
    return ok ? 0 : 1;
  },
};
