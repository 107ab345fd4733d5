import { Flex, Tag, Typography } from 'antd';
import type { IntakePreview } from '#shared/api/exchange.ts';
import { CutText } from '../parts/CutText.tsx';
import { RowFindings } from './RowFindings.tsx';

/** One row of the sheet as it would be imported. */
export function PreviewRow({ row }: { row: IntakePreview['rows'][number] }) {
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
        <Tag color={row.usable ? 'success' : 'error'} variant="filled">
          {row.usable ? '可以导入' : '不能导入'}
        </Tag>
      </Flex>
      <RowFindings findings={row.findings} />
    </Flex>
  );
}
