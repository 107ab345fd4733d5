import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Flex, Segmented } from 'antd';
import { useState } from 'react';
import { useDesk } from '../../app/deskContext.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { NewPassphraseForm } from '../../vault/NewPassphraseForm.tsx';
import { PassphraseInput } from '../../vault/PassphraseInput.tsx';
import { RecoveryCodeInput } from '../../vault/RecoveryCodeInput.tsx';

type Way = 'passphrase' | 'recoveryCode';

/** Proves who is asking, by the passphrase or the recovery code, and sets a new passphrase. */
export function ChangePassphraseForm({ onEnd }: { onEnd: () => void }) {
  const { queries } = useDesk();
  const { message } = App.useApp();
  const [by, setBy] = useState<Way>('passphrase');
  const [secret, setSecret] = useState('');
  const [asked, setAsked] = useState(false);
  const change = useMutation(
    queries.vault.changePassphrase.mutationOptions({
      onSuccess: () => {
        message.success('新口令已经生效。');
        onEnd();
      },
    }),
  );
  const agency = useQuery(queries.agency.get.queryOptions());
  const problem = asked && secret === '' ? '请先填写这一栏。' : null;
  return (
    <NewPassphraseForm
      label="新口令"
      names={agency.data?.name ? [agency.data.name] : []}
      busy={change.isPending}
      before={
        <>
          <Segmented<Way>
            aria-label="凭什么更换"
            value={by}
            onChange={(value) => {
              setBy(value);
              setSecret('');
              change.reset();
            }}
            options={[
              { value: 'passphrase', label: '记得旧口令' },
              { value: 'recoveryCode', label: '只有恢复码' },
            ]}
            style={{ alignSelf: 'flex-start' }}
          />
          {by === 'passphrase' ? (
            <PassphraseInput
              label="现在的口令"
              value={secret}
              onChange={setSecret}
              shown={false}
              readOnly={change.isPending}
              problem={problem}
              autoFocus
            />
          ) : (
            <RecoveryCodeInput
              value={secret}
              onChange={setSecret}
              readOnly={change.isPending}
              problem={problem}
              autoFocus
            />
          )}
        </>
      }
      onSubmit={(passphrase) => {
        setAsked(true);
        if (secret === '') return;
        change.mutate({ secret: by === 'passphrase' ? { passphrase: secret } : { recoveryCode: secret }, passphrase });
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
