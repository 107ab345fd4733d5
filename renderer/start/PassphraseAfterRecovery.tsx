import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Typography } from 'antd';
import { useDesk } from '../app/deskContext.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { NewPassphraseForm } from '../vault/NewPassphraseForm.tsx';
import { useSayNewPassphrase } from '../vault/useSayNewPassphrase.ts';

/** A new passphrase for somebody who forgot the old one and got in by the recovery code. */
export function PassphraseAfterRecovery({ recoveryCode, onDone }: { recoveryCode: string; onDone: () => void }) {
  const { queries } = useDesk();
  const sayNewPassphrase = useSayNewPassphrase();
  const change = useMutation(
    queries.vault.changePassphrase.mutationOptions({
      onSuccess: ({ behind }) => {
        sayNewPassphrase(behind);
        onDone();
      },
    }),
  );
  return (
    <NewPassphraseForm
      label="新口令"
      autoFocus
      busy={change.isPending}
      onSubmit={(passphrase) => change.mutate({ secret: { recoveryCode }, passphrase })}
    >
      <Typography.Text type="secondary">原来的恢复码继续有效，请把纸收好。</Typography.Text>
      <ErrorNote error={change.error} />
      <Flex gap={8} justify="space-between">
        <Button size="large" type="text" disabled={change.isPending} onClick={onDone}>
          以后再设
        </Button>
        <Button size="large" type="primary" htmlType="submit" loading={change.isPending}>
          {change.isPending ? '正在更换，大约两秒' : '用这个口令'}
        </Button>
      </Flex>
    </NewPassphraseForm>
  );
}
