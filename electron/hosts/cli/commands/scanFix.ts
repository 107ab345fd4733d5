import { resolve } from 'node:path';
import { gatherFiles } from '#backend/gatherFiles.ts';
import { DeskError } from '#shared/api/errors.ts';
import { plainRecipe, type Recipe, recipeSchema, sayRecipe } from '#shared/scans/recipe.ts';
import { formatBytes, formatPixels } from '#shared/scans/wording.ts';
import { saveFile } from '../../saveFile.ts';
import type { Command } from '../command.ts';
import { requiredFlag } from '../flags.ts';

const recipeFlags = ['turn', 'corners', 'brightness', 'contrast', 'clear-seal'] as const;

/** `scan fix`: a better copy of one picture, by a recipe or by what the desk is sure of. */
export const scanFix: Command = {
  name: 'scan fix',
  usage:
    '图片 [--turn 90] [--corners 左上x,y,右上x,y,右下x,y,左下x,y] [--brightness n] [--contrast n] [--clear-seal] --out 副本',
  about: '做一份转正、裁好、调亮的副本，原图不动；什么都不写就自动找边。角按转好以后图片宽高的比例写，0 到 1',
  takesWords: true,
  flags: {
    turn: { type: 'string' },
    corners: { type: 'string' },
    brightness: { type: 'string' },
    contrast: { type: 'string' },
    'clear-seal': { type: 'boolean' },
    out: { type: 'string' },
  },
  run: async ({ words, flags, output, signal, client }) => {
    const out = requiredFlag(flags, 'out');
    const asked = recipeFlags.some((flag) => flags[flag] !== undefined);
    const recipe = asked ? recipeOf(flags) : null;
    const [file, ...more] = await gatherFiles(words);
    if (!file || more.length > 0) throw new DeskError('usage', { detail: '请写上一张图片' });
    // The original is somebody's only picture of that paper.
    if (words.some((word) => resolve(word) === resolve(out)))
      throw new DeskError('usage', { detail: '副本不能盖掉原图，请换一个文件名' });
    const desk = await client('none');
    const fixed = await desk.scans.fix({ file, recipe }, { signal });
    if (fixed.type === 'left') {
      output.record({ file: file.name, ok: false, out: null, reason: fixed.reason });
      output.line(`没有修整：${file.name}（${fixed.reason}）`);
      return 1;
    }
    await saveFile(fixed.file, out);
    const { width, height, lost } = fixed;
    output.record({
      file: file.name,
      ok: true,
      out,
      bytes: fixed.file.size,
      width,
      height,
      lost,
      recipe: fixed.recipe,
    });
    const done = sayRecipe(fixed.recipe).join('、') || '只去掉了拍摄信息';
    output.line(`${done}：${out}（${formatBytes(fixed.file.size)}，${formatPixels(width, height)}）`);
    if (lost > 0) output.remark(`这样裁掉了约 ${Math.round(lost * 100)}% 的纸面，请打开副本看一眼。`);
    return 0;
  },
};

/** The recipe that flags write. Throws `usage` for one that is none. */
function recipeOf(flags: Readonly<Record<string, unknown>>): Recipe {
  const numbers = (name: string) =>
    String(flags[name] ?? '')
      .split(/[,，\s]+/)
      .filter((part) => part !== '')
      .map(Number);
  const places = numbers('corners');
  const corners = Array.from({ length: places.length / 2 }, (_, at) => ({ x: places[2 * at], y: places[2 * at + 1] }));
  const read = recipeSchema.safeParse({
    turn: numbers('turn')[0] ?? plainRecipe.turn,
    corners: flags['corners'] === undefined ? null : corners,
    brightness: numbers('brightness')[0] ?? 0,
    contrast: numbers('contrast')[0] ?? 0,
    clearerSeal: flags['clear-seal'] === true,
  });
  if (read.success) return read.data;
  const [wrong] = read.error.issues;
  throw new DeskError('usage', { detail: sayWrong[String(wrong?.path[0])] ?? '修整的写法不对' });
}

const sayWrong: Readonly<Record<string, string>> = {
  turn: '--turn 只能是 0、90、180 或 270（顺时针）',
  corners: '--corners 要写四个角，依次是左上、右上、右下、左下，每个是 x,y，都在 0 到 1 之间，并且连得成一张纸',
  brightness: '--brightness 是 −100 到 100 的整数',
  contrast: '--contrast 是 −100 到 100 的整数',
};
