import { useQuery } from '@tanstack/react-query';
import { Alert, Flex, Table, type TableColumnsType, Typography, theme } from 'antd';
import type { RulePackAbout } from '#shared/api/about.ts';
import { confidenceLabels, confidenceSchema } from '#shared/rules/provenance.ts';
import { useDesk } from '../app/deskContext.ts';
import { readError } from '../app/readError.ts';
import { constant } from '../app/tabs.ts';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { RejectionReasons } from './RejectionReasons.tsx';

type RuleTable = RulePackAbout['tables'][number];

const columns: TableColumnsType<RuleTable> = [
  { title: '内容', dataIndex: 'name', rowScope: 'row' },
  { title: '条数', dataIndex: 'rows', align: 'right', className: 'beian-number' },
  { title: '截至', dataIndex: 'asOf', className: 'beian-number' },
  ...confidenceSchema.options.map((level) => ({
    title: confidenceLabels[level],
    key: level,
    align: 'right' as const,
    className: 'beian-number',
    render: (_: unknown, { confidence }: RuleTable) => confidence[level] ?? 0,
  })),
];

/** What the desk judges by: as of when, and how sure each table is. */
export function RulesSection() {
  const { queries } = useDesk();
  const { token } = theme.useToken();
  const about = useQuery(queries.rules.about.queryOptions(constant));
  if (about.error) return <ErrorPanel error={readError(about.error)} onRetry={() => void about.refetch()} />;
  if (!about.data) return <Waiting what="正在读取规则包" />;
  const { manifest, tables, rejectionReasons } = about.data;
  return (
    <Flex vertical gap={16}>
      <div>
        <Typography.Title level={2} style={{ margin: 0, fontSize: token.fontSizeHeading4 }}>
          {manifest.title}
        </Typography.Title>
        <Typography.Text type="secondary">
          版本 {manifest.version}，内容截至 {manifest.asOf}
        </Typography.Text>
      </div>
      <Typography.Paragraph style={{ margin: 0 }}>{manifest.note}</Typography.Paragraph>
      <Alert
        type="info"
        showIcon
        title="检查全在这台电脑上做"
        description="规则包随程序一起装好，不会自己联网更新，也不会把任何内容发出去。"
      />
      <Table rowKey="name" size="small" pagination={false} columns={columns} dataSource={tables} />
      <RejectionReasons reasons={rejectionReasons} />
    </Flex>
  );
}
