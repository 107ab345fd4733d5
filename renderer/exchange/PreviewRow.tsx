import { Flex, Tag, Typography } from 'antd';
import type { IntakePreview } from '#shared/api/exchange.ts';
import { CutText } from '../parts/CutText.tsx';
import { rowOutcomeLabels } from './importSummary.ts';
import { lackingIn, problemsOf } from './previewRows.ts';
import { RowFindings } from './RowFindings.tsx';
import { outcomeColours } from './RowLine.tsx';

/** One row of the sheet as it would be imported. */
export function PreviewRow({ row }: { row: IntakePreview['rows'][number] }) {
  const lacking = lackingIn(row);
  return (
    <Flex vertical gap={6}>
      <Flex gap={12} align="center">
        <Typography.Text type="secondary" className="beian-number" style={{ flex: '0 0 64px' }}>
          第 {row.row} 行
        </Typography.Text>
        <div style={{ flex: 1, minWidth: 0 }}>
          <CutText strong text={row.subjectName ?? '没有主体名称'} />
          <CutText faint text={row.miniProgramName ?? '没有小程序名称'} />
        </div>
        <Tag
          color={row.outcome ? outcomeColours[row.outcome] : row.usable ? 'success' : 'error'}
          variant="filled"
          style={{ minWidth: 58, textAlign: 'center' }}
        >
          {!row.usable ? '不能导入' : row.outcome ? rowOutcomeLabels[row.outcome] : '可以导入'}
        </Tag>
      </Flex>
      <RowFindings findings={problemsOf(row)} />
      {lacking > 0 && (
        <Typography.Text type="secondary" style={{ paddingInlineStart: 76 }}>
          还有 {lacking} 项待填，导入以后在案件里补
        </Typography.Text>
      )}
    </Flex>
  );
}
