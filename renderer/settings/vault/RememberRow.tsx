import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useDesk } from '../../app/deskContext.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { PassphraseInput } from '../../vault/PassphraseInput.tsx';
import { SettingRow } from './SettingRow.tsx';

/** Lets the system's keeper of secrets open the vault on this computer, or no longer; only where the host has one. */
export function RememberRow({ remembered }: { remembered: boolean }) {
  const { host, queries } = useDesk();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const remember = useMutation(
    queries.vault.rememberHere.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        setPassphrase('');
        return cache.invalidateQueries({ queryKey: queries.vault.status.queryKey() });
      },
    }),
  );
  if (!host.keepsKeys) return null;
  return (
    <SettingRow
      title="这台电脑"
      about={
        remembered
          ? '已记住：在这台电脑上用您的系统账号就能打开，不用输口令。口令和恢复码照样有效。'
          : '可以让系统的钥匙串记住，在这台电脑上不用再输口令。多人共用的电脑请不要打开。'
      }
      action={
        remembered ? (
          <Button loading={remember.isPending} onClick={() => remember.mutate({ on: false })}>
            不再记住
          </Button>
        ) : (
          !asking && <Button onClick={() => setAsking(true)}>在这台电脑上记住</Button>
        )
      }
    >
      <ErrorNote error={remember.error} />
      {asking && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (passphrase !== '') remember.mutate({ on: true, passphrase });
          }}
        >
          <Flex vertical gap={12}>
            <PassphraseInput
              label="请输入口令确认"
              value={passphrase}
              onChange={setPassphrase}
              shown={false}
              autoFocus
            />
            <Flex gap={8}>
              <Button onClick={() => setAsking(false)}>取消</Button>
              <Button type="primary" htmlType="submit" loading={remember.isPending}>
                记住
              </Button>
            </Flex>
          </Flex>
        </form>
      )}
    </SettingRow>
  );
}
