import { join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { chinaMinute } from '#shared/calendar/chinaDay.ts';
import { checkupLabels, type Diagnosis, sayIllPaper } from '#shared/doctor/diagnosis.ts';
import type { Command, Invocation } from '../command.ts';
import { asShownError } from '../shownError.ts';

const signs: Readonly<Record<Diagnosis['state'], string>> = { fine: '好', note: '注意', bad: '不好' };

/** `doctor`: looks the whole vault over, says what is wrong and what to do; repairs with `--repair`. */
export const doctor: Command = {
  name: 'doctor',
  usage: '[--repair]',
  about: '检查资料库：数据库、每一份原件、密钥、备份、磁盘空间；加 --repair 时能修的就修，从不删除原件',
  takesWords: false,
  flags: { repair: { type: 'boolean' } },
  run: async (invocation) => {
    const { flags, output, signal } = invocation;
    const desk = await openOrAdvise(invocation);
    let bad = 0;
    let mendable = 0;
    for await (const event of await desk.doctor.examine({ repair: flags['repair'] === true }, { signal })) {
      if (event.type === 'progress') output.progress(event.done, event.total, event.label);
      else if (event.type === 'mended') {
        output.record({ mended: event.message });
        output.line(`已修好：${event.message}`);
      } else {
        const { checkup, state, message, remedy, mend, files = [] } = event.diagnosis;
        if (state === 'bad') bad++;
        if (mend !== null) mendable++;
        output.record({ diagnosis: event.diagnosis });
        output.line(`${signs[state]}  ${checkupLabels[checkup]}：${message}`);
        for (const each of files) output.line(`    ${sayIllPaper(each)}`);
        if (remedy !== null) output.line(`    ${remedy}`);
        if (mend !== null && flags['repair'] !== true) output.line(`    可以修：${mend}`);
      }
    }
    if (mendable > 0 && flags['repair'] !== true)
      output.remark('加上 --repair 再运行一次，就会修好上面“可以修”的地方。');
    return bad > 0 ? 1 : 0;
  },
};

/** A vault that does not open at all has nothing to be examined: what helps is the newest backup. */
async function openOrAdvise({ client, output, signal }: Invocation) {
  try {
    return await client('open');
  } catch (error) {
    const shown = asShownError(error, signal);
    if (!(shown instanceof DeskError) || shown.code !== 'vaultDamaged') throw error;
    const desk = await client('none');
    const { path } = await desk.vault.status();
    const [newest] = await desk.backups.find({ folder: join(path, 'backups') });
    if (newest) output.remark(`资料库里最近一份备份是 ${chinaMinute(new Date(newest.madeAt))} 做的：${newest.folder}`);
    throw error;
  }
}
