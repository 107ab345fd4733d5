import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useDesk } from '../../app/deskContext.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { NewPassphraseForm } from '../../vault/NewPassphraseForm.tsx';
import { noSecret, SecretField, secretOf } from '../../vault/SecretField.tsx';
import { useSayNewPassphrase } from '../../vault/useSayNewPassphrase.ts';

/** Proves who is asking, by the passphrase or the recovery code, and sets a new passphrase. */
export function ChangePassphraseForm({ onEnd }: { onEnd: () => void }) {
  const { queries } = useDesk();
  const sayNewPassphrase = useSayNewPassphrase();
  const [secret, setSecret] = useState(noSecret);
  const [asked, setAsked] = useState(false);
  const change = useMutation(
    queries.vault.changePassphrase.mutationOptions({
      onSuccess: ({ behind }) => {
        sayNewPassphrase(behind);
        onEnd();
      },
    }),
  );
  const agency = useQuery(queries.agency.get.queryOptions());
  const problem = asked && secret.text === '' ? '请先填写这一栏。' : null;
  return (
    <NewPassphraseForm
      label="新口令"
      names={agency.data?.name ? [agency.data.name] : []}
      busy={change.isPending}
      before={
        <SecretField
          label="现在的口令"
          choice="凭什么更换"
          ways={['记得旧口令', '只有恢复码']}
          value={secret}
          onChange={(value) => {
            // What was wrong with the one before is not said of this one.
            change.reset();
            setSecret(value);
          }}
          readOnly={change.isPending}
          problem={problem}
          autoFocus
        />
      }
      onSubmit={(passphrase) => {
        setAsked(true);
        if (secret.text === '') return;
        change.mutate({ secret: secretOf(secret), passphrase });
      }}
    >
      <ErrorNote error={change.error} />
      <Flex gap={8} justify="flex-end">
        <Button disabled={change.isPending} onClick={onEnd}>
          取消
        </Button>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {change.isPending ? '正在更换，大约两秒' : '更换口令'}
        </Button>
      </Flex>
    </NewPassphraseForm>
  );
}
