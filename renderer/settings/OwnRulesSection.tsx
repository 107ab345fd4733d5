import { DeleteOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Table, type TableColumnsType, Typography } from 'antd';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import { placeLabel } from '#shared/filing/placeLabel.ts';
import { placeOfRule } from '#shared/lint/ownRules.ts';
import type { OwnRule } from '#shared/rules/ownRules.ts';
import { useDesk } from '../app/deskContext.ts';
import { readError } from '../app/readError.ts';
import { announceChange } from '../app/tabs.ts';
import { useProvinceName } from '../app/useProvinceName.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { useReportError } from '../parts/useReportError.ts';
import { useUndoNote } from '../parts/useUndoNote.tsx';
import { Waiting } from '../parts/Waiting.tsx';

/** The rules this office made of its own rejections; each can be removed, and brought back. */
export function OwnRulesSection() {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const offerUndo = useUndoNote();
  const nameOf = useProvinceName();
  const rules = useQuery(queries.ownRules.list.queryOptions());
  const remove = useMutation(
    queries.ownRules.remove.mutationOptions({
      onSuccess: (removed) => {
        void announceChange(cache);
        offerUndo('规则已删除', async () => {
          await client.ownRules.add(removed);
          await announceChange(cache);
        });
      },
      onError: report,
    }),
  );
  if (rules.error && !rules.data)
    return <ErrorPanel error={readError(rules.error)} onRetry={() => void rules.refetch()} />;
  if (!rules.data) return <Waiting what="正在读取本机构的规则" />;
  if (rules.data.length === 0)
    return (
      <EmptyState
        title="还没有自己的规则"
        next="案件被驳回以后，在“进度”里的驳回原因旁边按“记成规则”，以后遇到同样的情况就会提醒。"
      />
    );
  const columns: TableColumnsType<OwnRule> = [
    { title: '提醒', dataIndex: 'message', rowScope: 'row' },
    { title: '哪一项', key: 'field', width: 150, render: (_, { field }) => placeLabel(placeOfRule(field)) },
    { title: '出现的字', key: 'words', width: 150, render: (_, { words }) => words.join('、') || '每次都提醒' },
    {
      title: '省份',
      key: 'province',
      width: 110,
      render: (_, { province }) => (province === null ? '所有省份' : nameOf(province)),
    },
    {
      title: '记下的日子',
      key: 'createdAt',
      width: 110,
      className: 'beian-number',
      render: (_, { createdAt }) => chinaDay(new Date(createdAt)),
    },
    {
      title: <span className="beian-visually-hidden">操作</span>,
      key: 'remove',
      width: 48,
      render: (_, { id, message }) => (
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={`删除规则：${message}`}
          loading={remove.isPending && remove.variables.id === id}
          onClick={() => remove.mutate({ id })}
        />
      ),
    },
  ];
  return (
    <Flex vertical gap={12}>
      <Typography.Text type="secondary">
        从自己的驳回里得到的经验，检查案件时作为“建议”提醒，来源写“本机构经验”和记下的日子。
      </Typography.Text>
      <Table rowKey="id" size="small" pagination={false} columns={columns} dataSource={rules.data} />
    </Flex>
  );
}
