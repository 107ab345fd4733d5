import { useMutation } from '@tanstack/react-query';
import { Typography } from 'antd';
import { useDesk } from '../../app/deskContext.ts';
import { ProvePassphrase } from './ProvePassphrase.tsx';

/** Makes a new recovery code; the old one ends with that. */
export function RenewRecoveryForm({
  onRenewed,
  onCancel,
}: {
  onRenewed: (code: string) => void;
  onCancel: () => void;
}) {
  const { queries } = useDesk();
  const renew = useMutation(
    queries.vault.renewRecovery.mutationOptions({ onSuccess: ({ recoveryCode }) => onRenewed(recoveryCode) }),
  );
  return (
    <ProvePassphrase
      about={<Typography.Text>换了以后，旧的恢复码马上作废，请把旧纸销毁。</Typography.Text>}
      action="换新的恢复码"
      working="正在更换，大约两秒"
      busy={renew.isPending}
      error={renew.error}
      onSubmit={(passphrase) => renew.mutate({ passphrase })}
      onCancel={onCancel}
    />
  );
}
