import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useReportError } from '../parts/useReportError.ts';
import { addresses } from './addresses.ts';
import { useDesk } from './deskContext.ts';

/** What one should know about the vault that is open: that it is the sample, or that its recovery code is unconfirmed. */
export function VaultBanner() {
  const { queries } = useDesk();
  const status = useQuery(queries.vault.status.queryOptions()).data;
  if (status?.sample) return <SampleBanner usualPath={status.usualPath} />;
  if (status?.recoveryConfirmed === false) return <RecoveryBanner />;
  return null;
}

function SampleBanner({ usualPath }: { usualPath: string }) {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const leave = useMutation(
    queries.vault.choose.mutationOptions({
      onSuccess: (status) => cache.setQueryData(queries.vault.status.queryKey(), status),
      onError: report,
    }),
  );
  return (
    <Alert
      banner
      type="info"
      title="这是示例资料库：里面的人和单位都是虚构的，可以放心试。"
      action={
        <Button size="small" loading={leave.isPending} onClick={() => leave.mutate({ path: usualPath })}>
          换成自己的资料库
        </Button>
      }
    />
  );
}

function RecoveryBanner() {
  const navigate = useNavigate();
  const [later, setLater] = useState(false);
  if (later) return null;
  return (
    <Alert
      banner
      type="warning"
      title="还没有核对过恢复码。忘记口令时，只有恢复码能打开资料库。"
      action={
        <Button size="small" onClick={() => void navigate(addresses.settings('vault'))}>
          现在核对
        </Button>
      }
      closable={{ onClose: () => setLater(true), 'aria-label': '以后再说' }}
    />
  );
}
