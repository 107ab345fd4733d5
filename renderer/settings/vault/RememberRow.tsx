import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useDesk } from '../../app/deskContext.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { ProvePassphrase } from './ProvePassphrase.tsx';
import { SettingRow } from './SettingRow.tsx';

/** Whether this computer keeps a key to the vault, so that its owner need not type the passphrase here. */
export function RememberRow({ remembered }: { remembered: boolean }) {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const settle = () => cache.invalidateQueries({ queryKey: queries.vault.status.queryKey() });
  const remember = useMutation(
    queries.vault.rememberHere.mutationOptions({
      onSuccess: (_, { on }) => {
        setAsking(false);
        message.success(on ? '这台电脑已经记住。' : '这台电脑不再记住。');
      },
      onSettled: settle,
    }),
  );
  return (
    <SettingRow
      title="在这台电脑上记住"
      about="由系统保管一把钥匙，下次打开不用输口令。登录了您系统账号的人也能这样打开，公用电脑请不要用。"
      action={
        remembered ? (
          <Button loading={remember.isPending} onClick={() => remember.mutate({ on: false }, { onError: report })}>
            不再记住
          </Button>
        ) : (
          !asking && <Button onClick={() => setAsking(true)}>记住</Button>
        )
      }
    >
      {asking && (
        <ProvePassphrase
          action="记住"
          working="正在交给系统"
          busy={remember.isPending}
          error={remember.error}
          onSubmit={(passphrase) => remember.mutate({ on: true, passphrase })}
          onCancel={() => {
            remember.reset();
            setAsking(false);
          }}
        />
      )}
    </SettingRow>
  );
}
