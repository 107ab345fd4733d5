import { Button, Flex, Segmented, Table, type TableColumnsType, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { Retention } from '#shared/api/erasure.ts';
import type { RetainedCase } from '#shared/erasure/retention.ts';
import { EraseDialog } from '../../erasure/EraseDialog.tsx';
import { KeepUntil } from './KeepUntil.tsx';

type Shown = 'due' | 'all';

/** Closed cases: those that are due, or all of them; chosen ones can be erased. */
export function ClosedCases({ retention: { cases, due } }: { retention: Retention }) {
  const [wished, setWished] = useState<Shown | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [erasing, setErasing] = useState<readonly string[] | null>(null);
  const shown = wished ?? (due > 0 ? 'due' : 'all');
  const rows = shown === 'due' ? cases.filter((each) => each.due) : cases;
  const picked = rows.map(({ number }) => number).filter((number) => chosen.includes(number));
  const columns: TableColumnsType<RetainedCase> = [
    { title: '编号', dataIndex: 'number', rowScope: 'row', width: 110, className: 'beian-number' },
    {
      title: '主体和小程序',
      key: 'names',
      render: (_, { subjectName, miniProgramName }) => (
        <>
          {subjectName ?? '主体名称未填'}
          <Typography.Text type="secondary" ellipsis style={{ display: 'block' }}>
            {miniProgramName ?? '小程序名称未填'}
          </Typography.Text>
        </>
      ),
    },
    {
      title: '结束',
      key: 'closedOn',
      width: 170,
      render: (_, { closed, closedOn }) => (
        <>
          <span className="beian-number">{closedOn}</span>{' '}
          <Tag variant="filled">{closed === 'done' ? '完成' : '回收站'}</Tag>
        </>
      ),
    },
    { title: '保存到', key: 'keepUntil', width: 220, render: (_, each) => <KeepUntil of={each} /> },
  ];
  return (
    <section aria-label="结束的案件" style={{ padding: '16px 0' }}>
      <Flex gap={12} align="center" justify="space-between" wrap style={{ marginBottom: 12 }}>
        <Segmented<Shown>
          aria-label="看哪些"
          value={shown}
          onChange={(next) => {
            setWished(next);
            setChosen([]);
          }}
          options={[
            { value: 'due', label: `到期的（${due}）` },
            { value: 'all', label: `所有结束的（${cases.length}）` },
          ]}
        />
        <Button danger disabled={picked.length === 0} onClick={() => setErasing(picked)}>
          {picked.length === 0 ? '永久删除所选…' : `永久删除所选 ${picked.length} 个…`}
        </Button>
      </Flex>
      <Table
        rowKey="number"
        size="small"
        columns={columns}
        dataSource={rows}
        tableLayout="fixed"
        rowSelection={{
          selectedRowKeys: [...chosen],
          onChange: (keys) => setChosen(keys.map(String)),
          getTitleCheckboxProps: () => ({ 'aria-label': '全部选择' }),
          getCheckboxProps: ({ number }) => ({ 'aria-label': `选择案件 ${number}` }) as object,
        }}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: shown === 'due' ? '没有到期的案件。' : '还没有完成或移到回收站的案件。' }}
      />
      {erasing && (
        <EraseDialog
          numbers={erasing}
          onClosed={(erased) => {
            setErasing(null);
            if (erased) setChosen([]);
          }}
        />
      )}
    </section>
  );
}
