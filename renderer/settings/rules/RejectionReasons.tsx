import { FilterFilled } from '@ant-design/icons';
import { Flex, Table, type TableColumnsType, Tag, Typography } from 'antd';
import type { RulePackAbout } from '#shared/api/about.ts';
import { type Foresight, foresightLabels, foresightSchema } from '#shared/rules/rejectionReasons.ts';

type Reason = RulePackAbout['rejectionReasons'][number];

const colours: Readonly<Record<Foresight, string>> = {
  full: 'success',
  heuristic: 'processing',
  asked: 'warning',
  cannot: 'default',
};

const columns: TableColumnsType<Reason> = [
  { title: '常见驳回原因', dataIndex: 'title', rowScope: 'row' },
  {
    title: '来自',
    dataIndex: 'stage',
    width: 110,
    filters: ['找备案入口', '平台', '初审', '短信核验', '通管局审核'].map((stage) => ({ text: stage, value: stage })),
    filterIcon: <FilterFilled aria-label="按来自筛选" />,
    onFilter: (value, { stage }) => stage === value,
  },
  {
    title: '怎样发现',
    dataIndex: 'how',
    width: 110,
    filters: foresightSchema.options.map((how) => ({ text: foresightLabels[how], value: how })),
    filterIcon: <FilterFilled aria-label="按怎样发现筛选" />,
    onFilter: (value, { how }) => how === value,
    render: (how: Foresight) => (
      <Tag color={colours[how]} variant="filled">
        {foresightLabels[how]}
      </Tag>
    ),
  },
  {
    title: '软件看什么，或者请您做什么',
    dataIndex: 'note',
    render: (note: string, { unseen }) => (
      <>
        {note}
        {unseen !== undefined && (
          <Typography.Text type="secondary" style={{ display: 'block', fontSize: 12 }}>
            看不到的：{unseen}
          </Typography.Text>
        )}
      </>
    ),
  },
];

/** Every documented reason of rejection, and honestly how far the desk can see it coming. */
export function RejectionReasons({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <Flex vertical gap={8}>
      <Typography.Title level={3} style={{ margin: 0, fontSize: 16 }}>
        常见驳回原因 {reasons.length} 条，软件怎么查
      </Typography.Title>
      <Table rowKey="id" size="small" pagination={false} columns={columns} dataSource={[...reasons]} />
    </Flex>
  );
}
