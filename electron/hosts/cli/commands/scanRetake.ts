import { retakeItems } from '#shared/filing/retakeItems.ts';
import { saveFile } from '../../saveFile.ts';
import type { Command } from '../command.ts';
import { requiredFlag } from '../flags.ts';
import { onlyCase } from '../onlyCase.ts';

/** `scan retake`: a picture for the client of what to photograph again; that there is nothing is no fault. */
export const scanRetake: Command = {
  name: 'scan retake',
  usage: '案件编号 --out 补拍说明.png',
  about: '做一张发给客户的补拍说明：哪几张要重拍、为什么、怎么拍；上面没有任何号码',
  takesWords: true,
  flags: { out: { type: 'string' } },
  run: async ({ words, flags, output, client }) => {
    const caseNumber = onlyCase(words);
    const out = requiredFlag(flags, 'out');
    const desk = await client('open');
    if (retakeItems(await desk.cases.open({ caseNumber })).length === 0) {
      output.record({ caseNumber, out: null, bytes: 0 });
      output.line(`案件 ${caseNumber} 没有要客户重拍的图片，不用发补拍说明，所以没有生成文件。`);
      return 0;
    }
    const file = await desk.materials.retake({ caseNumber });
    await saveFile(file, out);
    output.record({ caseNumber, out, bytes: file.size });
    output.line(`已做好补拍说明：${out}`);
    return 0;
  },
};
