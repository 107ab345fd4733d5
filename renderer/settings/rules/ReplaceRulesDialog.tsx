import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Modal, Typography } from 'antd';
import { useState } from 'react';
import type { NewRules } from '#shared/api/rules.ts';
import { useDesk } from '../../app/deskContext.ts';
import { announceRules } from '../../app/tabs.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { useDialog } from '../../parts/useDialog.ts';
import { WorkProgress } from '../../parts/WorkProgress.tsx';
import { RulesChangeList } from './RulesChangeList.tsx';
import { titleOf } from './rulesWords.ts';
import { usePreviewRules } from './usePreviewRules.ts';

/** Shows what other rules would change, and replaces them once the person has seen it. */
export function ReplaceRulesDialog({ wanted, onClosed }: { wanted: NewRules; onClosed: () => void }) {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const { close, dialog } = useDialog(onClosed);
  const [asked, ask] = useState(wanted);
  const preview = usePreviewRules(asked);
  const replace = useMutation(
    queries.rules.replace.mutationOptions({
      onSuccess: () => {
        message.success('已经换上，案件正在按它重新检查。');
        void announceRules(cache);
        close();
      },
    }),
  );
  // One that is kept may be chosen although it says the same: instead of one that is damaged.
  const offered = preview.state === 'compared' && (wanted.from === 'kept' || preview.change.tables.length > 0);
  return (
    <Modal
      {...dialog}
      title={titleOf(wanted)}
      width={720}
      footer={
        <Flex gap={8} justify="flex-end" align="center">
          {offered && (
            <Typography.Text type="secondary" style={{ marginInlineEnd: 'auto' }}>
              现在这一份会留着，随时可以换回来。
            </Typography.Text>
          )}
          <Button disabled={replace.isPending} onClick={close}>
            {offered || preview.state === 'comparing' ? '取消' : '关闭'}
          </Button>
          {(offered || preview.state === 'comparing') && (
            <Button
              type="primary"
              disabled={!offered}
              loading={replace.isPending}
              onClick={() => replace.mutate(wanted)}
            >
              换上这一份
            </Button>
          )}
        </Flex>
      }
    >
      <Flex vertical gap={12}>
        {preview.state === 'comparing' && (
          <>
            <Typography.Text>正在检查规则包，并比较每个案件的结果。现在还没有换。</Typography.Text>
            <WorkProgress done={preview.done} total={preview.total} label="个案件" />
          </>
        )}
        {preview.state === 'failed' && <ErrorNote error={preview.error} onRetry={() => ask({ ...wanted })} />}
        {preview.state === 'compared' && <RulesChangeList change={preview.change} />}
        <ErrorNote error={replace.error} />
      </Flex>
    </Modal>
  );
}
