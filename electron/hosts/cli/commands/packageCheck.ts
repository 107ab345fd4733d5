import { resolve } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { differenceLabels } from '#shared/packages/checkedPackage.ts';
import type { Command } from '../command.ts';

/** `package check`: a package, or many, against their manifests; needs no vault. */
export const packageCheck: Command = {
  name: 'package check',
  usage: '提交包.zip或文件夹',
  about: '对照清单再检查一遍提交包：少了、改过、多出来的文件都会说明；不用打开资料库',
  takesWords: true,
  flags: {},
  run: async ({ words, output, signal, client }) => {
    const [path, ...more] = words;
    if (path === undefined || more.length > 0) throw new DeskError('usage', { detail: '请写上一个提交包' });
    const desk = await client('none');
    const { ok, packages, foreign, problem } = await desk.packages.check({ path: resolve(path) }, { signal });
    output.record({ path, ok, packages, foreign, problem });
    if (problem !== null) output.line(problem);
    for (const { folder, caseNumber, files, differences } of packages) {
      const name = [caseNumber, folder].filter(Boolean).join(' ');
      if (caseNumber === null) output.line(`${folder || '提交包'}：清单读不出来，没有对照。`);
      else if (differences.length === 0) output.line(`${name}：${files} 个文件，都和清单一样。`);
      else output.line(`${name}：有 ${differences.length} 处和清单不一样：`);
      for (const { name: file, what } of differences) output.line(`  ${differenceLabels[what]} ${file}`);
    }
    for (const name of foreign) output.line(`不属于任何提交包的文件：${name}`);
    return ok ? 0 : 1;
  },
};
