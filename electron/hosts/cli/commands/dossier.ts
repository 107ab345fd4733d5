import { saveFile } from '../../saveFile.ts';
import type { Command } from '../command.ts';
import { requiredFlag } from '../flags.ts';
import { onlyCase } from '../onlyCase.ts';

/** `dossier`: one PDF of a whole case. */
export const dossier: Command = {
  name: 'dossier',
  usage: '案件编号 --out 卷宗.pdf [--full]',
  about: '生成一个案件的卷宗；默认隐去号码中段（扫描件里的号码仍看得到），--full 显示完整号码',
  takesWords: true,
  flags: { out: { type: 'string' }, full: { type: 'boolean' } },
  run: async ({ words, flags, output, signal, client }) => {
    const caseNumber = onlyCase(words);
    const out = requiredFlag(flags, 'out');
    const desk = await client('open');
    for await (const event of await desk.dossier.make({ caseNumber, masked: flags['full'] !== true }, { signal })) {
      if (event.type === 'progress') {
        output.progress(event.done, event.total, event.label);
        continue;
      }
      await saveFile(await desk.outbox.take({ ticket: event.file.ticket }), out);
      output.record({ caseNumber, out, pages: event.pages, bytes: event.file.size, missing: event.missing });
      if (event.missing.length > 0) {
        output.remark(`这些字没有字体可用，卷宗里印成了〓，请打印后手写补上：${event.missing.join('、')}`);
      }
      output.line(`已生成卷宗（${event.pages} 页）：${out}`);
    }
    return 0;
  },
};
