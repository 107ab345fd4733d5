import { useMutation } from '@tanstack/react-query';
import { Typography } from 'antd';
import { carriedAway, sayBehind } from '#shared/vault/sayBehind.ts';
import { useDesk } from '../../app/deskContext.ts';
import { ProvePassphrase } from './ProvePassphrase.tsx';

/** Makes a new recovery code; the old one ends with that. */
export function RenewRecoveryForm({
  onRenewed,
  onCancel,
}: {
  /** `older`: what to say of backups that could not follow; null when all did. */
  onRenewed: (code: string, older: string | null) => void;
  onCancel: () => void;
}) {
  const { queries } = useDesk();
  const renew = useMutation(
    queries.vault.renewRecovery.mutationOptions({
      onSuccess: ({ recoveryCode, behind }) => onRenewed(recoveryCode, sayBehind(behind, '恢复码')),
    }),
  );
  return (
    <ProvePassphrase
      about={
        <Typography.Text>换了以后，旧的恢复码打不开这个资料库和它的备份，请把旧纸销毁。{carriedAway}</Typography.Text>
      }
      action="换新的恢复码"
      working="正在更换，大约两秒"
      busy={renew.isPending}
      error={renew.error}
      onSubmit={(passphrase) => renew.mutate({ passphrase })}
      onCancel={onCancel}
    />
  );
}
