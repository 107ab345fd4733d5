import type { z } from 'zod';
import type { findCasesInput } from '#shared/api/cases.ts';
import { sayCaseDamage, sayWayOut } from '#shared/doctor/wayOut.ts';
import { filingTypeLabels } from '#shared/filing/filingCase.ts';
import { stageLabels } from '#shared/filing/stage.ts';
import type { Command } from '../command.ts';

/** A look at the table as the window has it: it says what a broken page keeps from being listed. */
const everyCase = {
  text: '',
  stages: [],
  provinces: [],
  findings: [],
  staff: [],
  order: 'number',
  descending: true,
} as const satisfies z.input<typeof findCasesInput>;

/** `case list`: every case with its stage and how many findings it has. */
export const caseList: Command = {
  name: 'case list',
  usage: '',
  about: '列出资料库中的全部案件（回收站里的除外）',
  takesWords: false,
  flags: {},
  run: async ({ output, client }) => {
    const desk = await client('open');
    const cases = await desk.cases.list();
    for (const each of cases) output.record(each);
    const { damage } = await desk.cases.find(everyCase);
    if (damage !== null) {
      output.record({ damage });
      for (const line of [sayCaseDamage(damage), ...sayWayOut(damage.backup)]) output.remark(line);
    }
    const exit = damage === null ? 0 : 1;
    if (cases.length === 0 && damage === null) {
      output.line('资料库里还没有案件。可以用 sheet template 生成采集表，填好后用 import 导入。');
      return 0;
    }
    output.table(
      ['编号', '主体', '小程序', '类型', '阶段', '材料', '必改', '建议', '提示', '经办人'],
      cases.map((each) => [
        each.number,
        each.subjectName ?? '（未填）',
        each.miniProgramName ?? '（未填）',
        filingTypeLabels[each.filingType],
        stageLabels[each.stage],
        String(each.materialCount),
        String(each.findings?.must ?? '没能检查'),
        String(each.findings?.should ?? ''),
        String(each.findings?.hint ?? ''),
        each.staff ?? '',
      ]),
    );
    return exit;
  },
};
