import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex, Popconfirm, Table, type TableColumnsType } from 'antd';
import { type AccessEntry, accessLabel } from '#shared/access/accessEntry.ts';
import { isLogWhole, sayCheckedLog } from '#shared/access/checkedLog.ts';
import { useDesk } from '../../app/deskContext.ts';
import { readError } from '../../app/readError.ts';
import { saveFile } from '../../app/saveFile.ts';
import { ErrorPanel } from '../../parts/ErrorPanel.tsx';
import { Moment } from '../../parts/Moment.tsx';
import { useReportError } from '../../parts/useReportError.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { SettingRow } from '../vault/SettingRow.tsx';
import { sayAbout } from './accessWords.ts';

const pageOf = 100;

/** Who looked at what: the log, whether it is whole, and a way to take it along. */
export function AccessSection() {
  const desk = useDesk();
  const report = useReportError();
  const log = useInfiniteQuery(
    desk.queries.access.list.infiniteOptions({
      input: (before: number | null) => ({ before, most: pageOf }),
      initialPageParam: null as number | null,
      getNextPageParam: ({ entries }) => (entries.length < pageOf ? undefined : (entries.at(-1)?.id ?? undefined)),
      placeholderData: keepPreviousData,
    }),
  );
  const check = useMutation(desk.queries.access.check.mutationOptions({ onError: report }));
  const accept = useMutation(
    desk.queries.access.acceptLog.mutationOptions({
      onSuccess: () => {
        check.mutate();
        void log.refetch();
      },
      onError: report,
    }),
  );
  const save = useMutation({
    mutationFn: async (as: 'csv' | 'xlsx') => saveFile(desk, await desk.client.access.export({ as })),
    // What is handed on is to be whole, or known not to be.
    onSuccess: () => check.mutate(),
    onError: report,
  });
  if (log.error && !log.data) return <ErrorPanel error={readError(log.error)} onRetry={() => void log.refetch()} />;
  if (!log.data) return <Waiting what="正在读取访问记录" />;
  const entries = log.data.pages.flatMap((page) => page.entries);
  return (
    <>
      <SettingRow
        title="访问记录"
        about={`什么时候打开、查看、导出、打印、删除了哪个案件，共 ${log.data.pages[0]?.total ?? 0} 条。只记案件编号，不记姓名和号码；只能添加，不能修改。`}
        action={
          <Flex gap={8} wrap>
            <Button loading={check.isPending} onClick={() => check.mutate()}>
              核对有没有被改过
            </Button>
            <Button loading={save.isPending} onClick={() => save.mutate('xlsx')}>
              导出
            </Button>
          </Flex>
        }
      >
        {check.data && (
          <Alert
            role="status"
            showIcon
            type={isLogWhole(check.data) ? 'success' : 'error'}
            title={sayCheckedLog(check.data)}
            action={
              check.data.contradicted.length > 0 && (
                <Popconfirm
                  title="请先弄清原因，并导出访问记录留底。原来记着多少条会写进访问记录，一直留着；以后从现在这一条往后核对。"
                  okText="从这里重新记"
                  cancelText="先不"
                  styles={{ root: { maxWidth: 360 } }}
                  onConfirm={() => accept.mutate()}
                >
                  <Button loading={accept.isPending}>我知道了，从这里重新记</Button>
                </Popconfirm>
              )
            }
          />
        )}
      </SettingRow>
      <section aria-label="最近的记录" style={{ padding: '16px 0' }}>
        <Table
          rowKey="id"
          size="small"
          columns={columns}
          dataSource={entries}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: '还没有记录。' }}
        />
        {log.hasNextPage && (
          <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            再读 {pageOf} 条更早的
          </Button>
        )}
      </section>
    </>
  );
}

const columns: TableColumnsType<AccessEntry> = [
  { title: '序号', dataIndex: 'id', width: 90, className: 'beian-number', rowScope: 'row' },
  { title: '时间', dataIndex: 'at', width: 170, render: (at: string) => <Moment at={at} /> },
  { title: '做了什么', dataIndex: 'kind', width: 190, render: accessLabel },
  { title: '哪个案件', dataIndex: 'about', className: 'beian-number', render: sayAbout },
];
