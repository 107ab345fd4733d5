import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Modal, Typography } from 'antd';
import { useState } from 'react';
import type { Watching } from '#shared/api/intake.ts';
import { useDesk } from '../app/deskContext.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { useDialog } from '../parts/useDialog.ts';
import { FolderField } from '../vault/FolderField.tsx';

/** Chooses the folder whose new files are proposed, or none. */
export function WatchDialog({ watching, onClosed }: { watching: Watching; onClosed: () => void }) {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const { close, dialog } = useDialog(onClosed);
  const [typed, setTyped] = useState(watching.folder ?? '');
  const watch = useMutation(
    queries.intake.watch.mutationOptions({
      onSuccess: (now) => {
        cache.setQueryData(queries.intake.watching.queryKey(), now);
        close();
      },
    }),
  );
  return (
    <Modal {...dialog} title="自动收一个文件夹里的新文件" footer={null} destroyOnHidden>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') watch.mutate({ folder: typed.trim() });
        }}
      >
        <Flex vertical gap={16}>
          <Typography.Text type="secondary">
            选好以后，那里出现新的图片、PDF
            或压缩包，就会列到“收件”里等您确认；不会自己放进案件，原来的文件也不会动。现在已经在里面的不收。
          </Typography.Text>
          {watching.trouble !== null && <Alert type="warning" showIcon title={`${watching.trouble}。`} />}
          {watching.partial !== null && <Alert type="info" showIcon title={`${watching.partial}。`} />}
          <FolderField
            label="看哪个文件夹"
            value={typed}
            onChange={setTyped}
            hint="例如微信存文件的文件夹。"
            readOnly={watch.isPending}
            autoFocus
          />
          <ErrorNote error={watch.error} />
          <Flex gap={8} justify="flex-end">
            {watching.folder !== null && (
              <Button disabled={watch.isPending} onClick={() => watch.mutate({ folder: null })}>
                不再自动收
              </Button>
            )}
            <Button type="primary" htmlType="submit" loading={watch.isPending} disabled={typed.trim() === ''}>
              开始自动收
            </Button>
          </Flex>
        </Flex>
      </form>
    </Modal>
  );
}
