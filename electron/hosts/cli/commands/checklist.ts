import { saveFile } from '../../saveFile.ts';
import type { Command } from '../command.ts';
import { requiredFlag } from '../flags.ts';
import { onlyCase } from '../onlyCase.ts';

/** `checklist`: the list of papers of one case, for its client. */
export const checklist: Command = {
  name: 'checklist',
  usage: '案件编号 --out 资料清单.pdf',
  about: '生成一个案件的资料清单，可以打印或发给客户；里面没有证件号码',
  takesWords: true,
  flags: { out: { type: 'string' } },
  run: async ({ words, flags, output, client }) => {
    const caseNumber = onlyCase(words);
    const out = requiredFlag(flags, 'out');
    const desk = await client('open');
    const file = await desk.materials.checklist({ caseNumber });
    await saveFile(file, out);
    output.record({ caseNumber, out, bytes: file.size });
    output.line(`已生成资料清单：${out}`);
    return 0;
  },
};
