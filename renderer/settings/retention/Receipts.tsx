import { useQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType, Tag, Typography } from 'antd';
import { type Erasure, sayErased } from '#shared/erasure/receipt.ts';
import { useDesk } from '../../app/deskContext.ts';
import { useReceipt } from '../../erasure/useReceipt.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Moment } from '../../parts/Moment.tsx';
import { SettingRow } from '../vault/SettingRow.tsx';

/** What was erased for good, and the receipts to print. */
export function Receipts() {
  const { queries } = useDesk();
  const receipts = useQuery(queries.erasure.receipts.queryOptions());
  const receipt = useReceipt();
  const columns: TableColumnsType<Erasure> = [
    { title: '号', dataIndex: 'id', width: 48, rowScope: 'row' },
    { title: '时间', dataIndex: 'begunAt', width: 160, render: (at: string) => <Moment at={at} /> },
    {
      title: '删除了什么',
      key: 'what',
      render: (_, { receipt: held, finishedAt }) => (
        <>
          {sayErased(held)} {held.why === 'again' && <Tag variant="filled">恢复旧备份后再删</Tag>}
          {finishedAt === null && <Tag color="warning">文件还没有删完</Tag>}
        </>
      ),
    },
    { title: '经手人', dataIndex: 'staff', width: 100, render: (staff: string | null) => staff ?? '没有填写' },
    {
      title: <span className="beian-visually-hidden">凭据</span>,
      key: 'paper',
      width: 110,
      align: 'right',
      render: (_, { id }) => (
        <Button
          size="small"
          aria-label={`保存第 ${id} 号删除凭据`}
          loading={receipt.isPending && receipt.variables === id}
          onClick={() => receipt.mutate(id)}
        >
          保存凭据
        </Button>
      ),
    },
  ];
  return (
    <SettingRow
      title="删除凭据"
      about="每次永久删除都留一张凭据：时间、经手人、案件编号和数量。里面没有客户的姓名和号码，可以打印存档。"
    >
      <ErrorNote error={receipts.error} />
      {receipts.data?.length === 0 && <Typography.Text type="secondary">还没有永久删除过什么。</Typography.Text>}
      {receipts.data && receipts.data.length > 0 && (
        <div style={{ width: 960, maxWidth: 'calc(100vw - 280px)' }}>
          <Table
            rowKey="id"
            size="small"
            columns={columns}
            dataSource={receipts.data}
            pagination={{ pageSize: 5, hideOnSinglePage: true, showSizeChanger: false }}
          />
        </div>
      )}
    </SettingRow>
  );
}
