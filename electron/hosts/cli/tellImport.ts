import type { ExitCode } from '#shared/api/errorRow.ts';
import type { ImportEvent, RowOutcome } from '#shared/api/exchange.ts';
import { blocks } from '#shared/filing/finding.ts';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { findingLines, type Output } from './output.ts';

export const rowOutcomeLabels: Readonly<Record<RowOutcome, string>> = {
  created: '新建',
  unchanged: '已有',
  completed: '补全',
  conflict: '不一致',
  rejected: '未导入',
};

/** Tells an import as it goes and answers with its exit code: 1 when something needs somebody's attention. */
export async function tellImport(events: AsyncIterable<ImportEvent>, output: Output): Promise<ExitCode> {
  let failed = 0;
  for await (const event of events) {
    if (event.type === 'progress') output.progress(event.done, event.total, event.label);
    else {
      output.record(event);
      if (tell(event, output)) failed++;
    }
  }
  output.line(failed > 0 ? `有 ${failed} 项需要处理，其余已保存。` : '全部导入完成。');
  return failed > 0 ? 1 : 0;
}

/** Tells one row or file; true when it needs someone's attention. */
function tell(event: Exclude<ImportEvent, { type: 'progress' }>, output: Output): boolean {
  if (event.type === 'row') {
    const name = [event.subjectName, event.miniProgramName].filter((part) => part !== null).join(' · ');
    output.line(`第 ${event.row} 行 ${rowOutcomeLabels[event.outcome]} ${event.caseNumber ?? ''} ${name}`);
    for (const finding of event.findings) for (const line of findingLines(finding)) output.line(line);
    return event.outcome === 'rejected' || event.outcome === 'conflict' || blocks(event.findings);
  }
  if (event.outcome === 'unplaced' || event.outcome === 'unreadable') {
    output.line(`${event.outcome === 'unplaced' ? '未归位' : '读不出'} ${event.path}：${event.reason}`);
    return true;
  }
  const slots = event.slots.map((id) => materialSlot(id).label).join('、');
  output.line(`${event.outcome === 'stored' ? '已存入' : '已有'} ${event.path} → ${event.caseNumber ?? ''} ${slots}`);
  return false;
}
