import { filingTypeLabels } from '#shared/filing/filingCase.ts';
import { stageLabels } from '#shared/filing/stage.ts';
import type { Command } from '../command.ts';

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
    if (cases.length === 0) {
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
        String(each.findings.must),
        String(each.findings.should),
        String(each.findings.hint),
        each.staff ?? '',
      ]),
    );
    return 0;
  },
};
