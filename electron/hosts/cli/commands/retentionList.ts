import type { Command } from '../command.ts';

/** `retention list`: closed cases and until when each is kept, those that are due first. */
export const retentionList: Command = {
  name: 'retention list',
  usage: '',
  about: '列出已完成和回收站里的案件，各保存到哪一天；到期的排在前面。软件不会自己删除',
  takesWords: false,
  flags: {},
  run: async ({ output, client }) => {
    const desk = await client('open');
    const { months, due, cases } = await desk.erasure.retention();
    for (const each of cases) output.record({ case: each });
    if (cases.length > 0) {
      output.table(
        ['编号', '主体', '结束', '保存到', ''],
        cases.map((each) => [
          each.number,
          each.subjectName ?? '',
          `${each.closedOn} ${each.closed === 'done' ? '完成' : '移到回收站'}`,
          each.keepUntil ?? '没有定',
          each.due ? '已到期' : '',
        ]),
      );
    }
    const rule = months === null ? '没有定统一的保存期。' : `统一的保存期：结束以后 ${months} 个月。`;
    output.line(`${rule}${due === 0 ? '没有到期的案件。' : `${due} 个案件已到期；用 erase 永久删除。`}`);
    return 0;
  },
};
