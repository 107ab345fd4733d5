import { useMutation } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import type { Backup } from '#shared/backups/backup.ts';
import { useDesk } from '../app/deskContext.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { BackupTable } from '../settings/backups/BackupTable.tsx';
import { RestoreForm } from '../settings/backups/RestoreForm.tsx';
import { FolderField } from '../vault/FolderField.tsx';

/** The way back from a broken disk: the backups in a folder, and a vault made of one of them. */
export function RestoreFromBackup({ from, onBack }: { from: string; onBack: () => void }) {
  const { client } = useDesk();
  const [folder, setFolder] = useState(from);
  const [chosen, setChosen] = useState<Backup | null>(null);
  const find = useMutation({ mutationFn: (wanted: string) => client.backups.find({ folder: wanted }) });
  if (chosen) return <RestoreForm backup={chosen} onEnd={() => setChosen(null)} />;
  const none = find.data?.length === 0;
  return (
    <Flex vertical gap={16}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (folder.trim() !== '' && !find.isPending) find.mutate(folder.trim());
        }}
      >
        <Flex vertical gap={16}>
          <FolderField
            label="备份在哪个文件夹"
            value={folder}
            onChange={(path) => {
              setFolder(path);
              find.reset();
            }}
            hint="移动硬盘、共享文件夹，或者里面那个“备案工作台备份-…”文件夹都可以。"
            problem={none ? '这个文件夹里没有备份，请检查后再试。' : null}
            readOnly={find.isPending}
            autoFocus
          />
          <ErrorNote error={find.error} />
          <Flex gap={8} justify="flex-end">
            <Button onClick={onBack}>返回</Button>
            <Button type="primary" htmlType="submit" loading={find.isPending} disabled={folder.trim() === ''}>
              找备份
            </Button>
          </Flex>
        </Flex>
      </form>
      {find.data && !none && <BackupTable backups={find.data} onRestore={setChosen} />}
    </Flex>
  );
}
