import { saveFile } from '../../saveFile.ts';
import type { Command } from '../command.ts';
import { requiredFlag } from '../flags.ts';
import { onlyCase } from '../onlyCase.ts';

/** `dossier`: one PDF of a whole case. */
export const dossier: Command = {
  name: 'dossier',
  usage: '案件编号 --out 卷宗.pdf [--full] [--no-watermark]',
  about:
    '生成一个案件的卷宗；默认隐去号码中段（扫描件里的号码仍看得到），--full 显示完整号码；所选平台收带水印图片的，证件上印“仅供…小程序备案使用”，--no-watermark 不印',
  takesWords: true,
  flags: { out: { type: 'string' }, full: { type: 'boolean' }, 'no-watermark': { type: 'boolean' } },
  run: async ({ words, flags, output, signal, client }) => {
    const caseNumber = onlyCase(words);
    const out = requiredFlag(flags, 'out');
    const desk = await client('open');
    const wish = { caseNumber, masked: flags['full'] !== true, watermark: flags['no-watermark'] !== true };
    for await (const event of await desk.dossier.make(wish, { signal })) {
      if (event.type === 'progress') {
        output.progress(event.done, event.total, event.label);
        continue;
      }
      await saveFile(await desk.outbox.take({ ticket: event.file.ticket }), out);
      const { pages, marked, missing } = event;
      output.record({ caseNumber, out, pages, bytes: event.file.size, marked, missing });
      if (event.missing.length > 0) {
        output.remark(`这些字没有字体可用，卷宗里印成了〓，请打印后手写补上：${event.missing.join('、')}`);
      }
      output.line(`已生成卷宗（${pages} 页）：${out}`);
      output.line(marked > 0 ? `${marked} 张证件图片印上了用途水印。` : '证件图片上没有印用途水印。');
    }
    return 0;
  },
};
