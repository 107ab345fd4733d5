import type { Command } from '../command.ts';
import { intakeLine, intakeRecord } from '../tellIntake.ts';

/** `intake list`: what waits in the tray, with proposals and reasons. */
export const intakeList: Command = {
  name: 'intake list',
  usage: '',
  about: '列出收件里等待确认的文件：编号、像是谁的什么材料、依据',
  takesWords: false,
  flags: {},
  run: async ({ output, client }) => {
    const desk = await client('open');
    const { ids, sure } = await desk.intake.list({ state: 'pending' });
    for (let from = 0; from < ids.length; from += itemsPerCall) {
      for (const item of await desk.intake.items({ ids: ids.slice(from, from + itemsPerCall) })) {
        output.record(intakeRecord(item));
        output.line(intakeLine(item));
      }
    }
    output.line(`共 ${ids.length} 个在等，其中 ${sure.length} 个有把握。`);
    return 0;
  },
};

const itemsPerCall = 200;
