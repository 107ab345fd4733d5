import { useMutation } from '@tanstack/react-query';
import { Button, Flex, type InputRef, Typography } from 'antd';
import { useRef, useState } from 'react';
import { useDesk } from '../../app/deskContext.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { PassphraseInput } from '../../vault/PassphraseInput.tsx';

/** Asks for the passphrase and makes a new recovery code; the old one ends with that. */
export function RenewRecoveryForm({
  onRenewed,
  onCancel,
}: {
  onRenewed: (code: string) => void;
  onCancel: () => void;
}) {
  const { queries } = useDesk();
  const [passphrase, setPassphrase] = useState('');
  const input = useRef<InputRef>(null);
  const renew = useMutation(
    queries.vault.renewRecovery.mutationOptions({
      onSuccess: ({ recoveryCode }) => onRenewed(recoveryCode),
      onError: () => input.current?.focus({ cursor: 'all' }),
    }),
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase === '') input.current?.focus();
        else if (!renew.isPending) renew.mutate({ passphrase });
      }}
    >
      <Flex vertical gap={16}>
        <Typography.Text>换了以后，旧的恢复码马上作废，请把旧纸销毁。</Typography.Text>
        <PassphraseInput
          ref={input}
          label="现在的口令"
          value={passphrase}
          onChange={setPassphrase}
          shown={false}
          readOnly={renew.isPending}
          autoFocus
        />
        <ErrorNote error={renew.error} />
        <Flex gap={8} justify="flex-end">
          <Button disabled={renew.isPending} onClick={onCancel}>
            取消
          </Button>
          <Button type="primary" htmlType="submit" loading={renew.isPending}>
            {renew.isPending ? '正在更换，大约两秒' : '换新的恢复码'}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}
