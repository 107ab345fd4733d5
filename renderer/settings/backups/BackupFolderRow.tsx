import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex } from 'antd';
import { useState } from 'react';
import type { Backups } from '#shared/api/backups.ts';
import { useDesk } from '../../app/deskContext.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { useReportError } from '../../parts/useReportError.ts';
import { FolderField } from '../../vault/FolderField.tsx';
import { SettingRow } from '../vault/SettingRow.tsx';

/** The second place of backups: a disk of its own saves what a broken one takes. */
export function BackupFolderRow({ backups }: { backups: Backups }) {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const [typed, setTyped] = useState<string | null>(null);
  const { message } = App.useApp();
  const choose = useMutation(
    queries.backups.chooseFolder.mutationOptions({
      onSuccess: (now) => {
        cache.setQueryData(queries.backups.get.queryKey(), now);
        setTyped(null);
        if (now.folder !== null) message.info('以后每次备份也会放到那里；要现在就有一份，请点“备份”。', 6);
      },
    }),
  );
  const { folder, trouble, lost } = backups;
  return (
    <SettingRow
      title="备份到另一块盘"
      about={
        folder ??
        '还没有选。移动硬盘、另一块硬盘或公司的共享文件夹都可以：资料库所在的盘坏了，那里还有一份。备份一直是加密的。'
      }
      action={
        typed === null && (
          <Flex gap={8}>
            {folder !== null && (
              <Button loading={choose.isPending} onClick={() => choose.mutate({ folder: null }, { onError: report })}>
                不再备份到那里
              </Button>
            )}
            <Button onClick={() => setTyped(folder ?? '')}>{folder === null ? '选择位置' : '换位置'}</Button>
          </Flex>
        )
      }
    >
      {trouble !== null && typed === null && (
        <Alert
          type="warning"
          showIcon
          title={`上次自动备份没有做完：${trouble}`}
          description="请看看那块盘有没有接上、满没满；一小时内会再试。"
        />
      )}
      {lost !== null && typed === null && (
        <Alert
          type="warning"
          showIcon
          title={`上次备份时，${lost}`}
          description="请在下面做一次体检，能取回的就取回。"
        />
      )}
      {typed !== null && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== '') choose.mutate({ folder: typed.trim() });
          }}
        >
          <Flex vertical gap={16}>
            <FolderField
              label="备份放在哪个文件夹"
              value={typed}
              onChange={setTyped}
              hint="软件会在里面建一个自己的文件夹。"
              readOnly={choose.isPending}
              autoFocus
            />
            <ErrorNote error={choose.error} />
            <Flex gap={8} justify="flex-end">
              <Button
                disabled={choose.isPending}
                onClick={() => {
                  choose.reset();
                  setTyped(null);
                }}
              >
                取消
              </Button>
              <Button type="primary" htmlType="submit" loading={choose.isPending} disabled={typed.trim() === ''}>
                以后备份到这里
              </Button>
            </Flex>
          </Flex>
        </form>
      )}
    </SettingRow>
  );
}
