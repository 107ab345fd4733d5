import { Alert, Flex, Table, type TableColumnsType, Typography } from 'antd';
import type { RulesChange } from '#shared/api/rules.ts';
import { numbersShown, sayCases, sayTable } from './rulesWords.ts';

type RuleLine = RulesChange['rules'][number];

const columns: TableColumnsType<RuleLine> = [
  { title: '检查规则', dataIndex: 'title', rowScope: 'row' },
  {
    title: '多出问题的案件',
    key: 'gained',
    className: 'beian-number',
    render: (_, { gained }) => <Numbers of={gained} />,
  },
  { title: '问题消失的案件', key: 'lost', className: 'beian-number', render: (_, { lost }) => <Numbers of={lost} /> },
];

/** What other rules change: which tables, and which cases. */
export function RulesChangeList({ change }: { change: RulesChange }) {
  if (change.tables.length === 0) return <Alert type="info" showIcon title="内容和正在用的规则包一样。" />;
  return (
    <Flex vertical gap={12}>
      <Typography.Text type="secondary">
        换上以后：版本 {change.version}，内容截至 {change.asOf}
      </Typography.Text>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {change.tables.map((table) => (
          <li key={table.name}>{sayTable(table)}</li>
        ))}
      </ul>
      <Typography.Text strong>{sayCases(change)}</Typography.Text>
      {change.rules.length > 0 && (
        <Table
          rowKey="rule"
          size="small"
          pagination={false}
          tableLayout="fixed"
          columns={columns}
          dataSource={change.rules}
        />
      )}
    </Flex>
  );
}

/** How many, and the first numbers, none of them broken over two lines; a dash for none. */
function Numbers({ of }: { of: RuleLine['gained'] }) {
  if (of.count === 0) return '—';
  const { named, more } = numbersShown(of);
  return (
    <>
      <div>{of.count} 个</div>
      {named.map((number, index) => (
        <span key={number} style={{ whiteSpace: 'nowrap' }}>
          {number}
          {index < named.length - 1 ? '、' : more && ' 等'}
        </span>
      ))}
    </>
  );
}
