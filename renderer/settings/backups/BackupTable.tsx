import { Button, Table, type TableColumnsType, Tag, Typography } from 'antd';
import type { Backup } from '#shared/backups/backup.ts';
import { chinaMinute } from '#shared/calendar/chinaDay.ts';
import { Moment } from '../../parts/Moment.tsx';
import { backupKindLabels, sayHeld } from './backupWords.ts';

/** The backups there are, newest first. */
export function BackupTable({
  backups,
  onRestore,
}: {
  backups: readonly Backup[];
  onRestore: (backup: Backup) => void;
}) {
  const columns: TableColumnsType<Backup> = [
    { title: '时间', dataIndex: 'madeAt', rowScope: 'row', width: 170, render: (at: string) => <Moment at={at} /> },
    {
      title: '怎么来的',
      dataIndex: 'kind',
      width: 100,
      render: (kind: Backup['kind']) => <Tag variant="filled">{backupKindLabels[kind]}</Tag>,
    },
    {
      title: '内容',
      key: 'held',
      render: (_: unknown, backup) => (
        <>
          {sayHeld(backup)}
          <Typography.Text type="secondary" ellipsis={{ tooltip: backup.folder }} style={{ display: 'block' }}>
            {backup.folder}
          </Typography.Text>
        </>
      ),
    },
    {
      title: <span className="beian-visually-hidden">恢复</span>,
      key: 'restore',
      width: 90,
      align: 'right',
      render: (_: unknown, backup) => (
        <Button
          size="small"
          aria-label={`恢复 ${chinaMinute(new Date(backup.madeAt))} 的备份`}
          onClick={() => onRestore(backup)}
        >
          恢复…
        </Button>
      ),
    },
  ];
  return (
    <Table
      rowKey="folder"
      size="small"
      columns={columns}
      dataSource={[...backups]}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: '还没有备份。' }}
      tableLayout="fixed"
    />
  );
}
