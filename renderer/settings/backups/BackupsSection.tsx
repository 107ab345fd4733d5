import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal, Switch } from 'antd';
import { useState } from 'react';
import type { Backup } from '#shared/backups/backup.ts';
import { useDesk } from '../../app/deskContext.ts';
import { readError } from '../../app/readError.ts';
import { ErrorPanel } from '../../parts/ErrorPanel.tsx';
import { useDialog } from '../../parts/useDialog.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { SettingRow } from '../vault/SettingRow.tsx';
import { BackupFolderRow } from './BackupFolderRow.tsx';
import { BackupNowRow } from './BackupNowRow.tsx';
import { BackupTable } from './BackupTable.tsx';
import { CheckupRow } from './CheckupRow.tsx';
import { RestoreForm } from './RestoreForm.tsx';

/** Backups: where, how often, which there are, the way back; and a look over the whole vault. */
export function BackupsSection() {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const [restoring, setRestoring] = useState<Backup | null>(null);
  const backups = useQuery(queries.backups.get.queryOptions());
  const automatic = useMutation(
    queries.backups.setAutomatic.mutationOptions({
      onSuccess: (now) => cache.setQueryData(queries.backups.get.queryKey(), now),
      onError: report,
    }),
  );
  if (backups.error && !backups.data)
    return <ErrorPanel error={readError(backups.error)} onRetry={() => void backups.refetch()} />;
  if (!backups.data) return <Waiting what="正在读取备份" />;
  return (
    <>
      <BackupNowRow />
      <BackupFolderRow backups={backups.data} />
      <SettingRow
        title="每天自动备份"
        about="打开着的时候每天一次。留最近七天每天一份，再往前八周每周一份；手动的一直留着。"
        action={
          <Switch
            aria-label="每天自动备份"
            checked={backups.data.automatic}
            loading={automatic.isPending}
            onChange={(on) => automatic.mutate({ on })}
          />
        }
      />
      <section style={{ padding: '16px 0' }}>
        <BackupTable backups={backups.data.backups} onRestore={setRestoring} />
      </section>
      <CheckupRow />
      {restoring && <RestoreDialog backup={restoring} onClosed={() => setRestoring(null)} />}
    </>
  );
}

function RestoreDialog({ backup, onClosed }: { backup: Backup; onClosed: () => void }) {
  const { dialog, close } = useDialog(onClosed);
  return (
    <Modal {...dialog} title="从备份恢复" footer={null} width={600} mask={{ closable: false }}>
      <RestoreForm backup={backup} onEnd={close} />
    </Modal>
  );
}
