import { DeskError } from '#shared/api/errors.ts';
import type { Command } from '../command.ts';

/** `intake accept`: puts what waits into its cases: what is named by number, or all of which the desk is sure. */
export const intakeAccept: Command = {
  name: 'intake accept',
  usage: '编号… | --sure',
  about: '把收件里的文件按建议放进案件：写上编号，或用 --sure 接受所有有把握的；已有别的文件的不替换',
  takesWords: true,
  flags: { sure: { type: 'boolean' } },
  run: async ({ words, flags, output, client }) => {
    const all = flags['sure'] === true;
    if (all === words.length > 0) throw new DeskError('usage', { detail: '请写上编号，或者用 --sure，二者选一' });
    const numbers = words.map(Number);
    if (numbers.some((number) => !Number.isSafeInteger(number) || number < 1)) {
      throw new DeskError('usage', { detail: '编号是 intake list 里每行开头的数字' });
    }
    const desk = await client('open');
    const { ids, sure, marks } = await desk.intake.list({ state: 'pending' });
    const markOf = new Map(ids.map((id, index) => [id, marks[index] ?? '']));
    const items = (all ? sure : numbers).map((id) => ({ id, placeMark: markOf.get(id) ?? '' }));
    const { accepted, refused } =
      items.length > 0 ? await desk.intake.accept({ items }) : { accepted: [], refused: [] };
    for (const id of accepted) output.record({ id, accepted: true, reason: null });
    for (const { id, reason } of refused) {
      output.record({ id, accepted: false, reason });
      output.line(`${id}  没有放进去：${reason}`);
    }
    output.line(`放好了 ${accepted.length} 个，没有放进去 ${refused.length} 个。`);
    return refused.length > 0 ? 1 : 0;
  },
};
