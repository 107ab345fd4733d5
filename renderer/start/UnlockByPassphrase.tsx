import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Flex, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import type { VaultStatus } from '#shared/api/vault.ts';
import { useDesk } from '../app/deskContext.ts';
import { PassphraseInput } from '../vault/PassphraseInput.tsx';
import { UnlockError } from './UnlockError.tsx';

/** Asks for the passphrase. A wrong one stays in the field, selected, so that the next try replaces it. */
export function UnlockByPassphrase({
  first,
  onForgotten,
  onOpened,
}: {
  /** False where another way in stands above. */
  first: boolean;
  onForgotten: () => void;
  onOpened: (opened: VaultStatus) => void;
}) {
  const { queries } = useDesk();
  const [passphrase, setPassphrase] = useState('');
  const [shown, setShown] = useState(false);
  const [submitted, setSubmitted] = useState(false);
  const input = useRef<InputRef>(null);
  const unlock = useMutation(
    queries.vault.unlock.mutationOptions({
      onSuccess: onOpened,
      onError: () => input.current?.focus({ cursor: 'all' }),
    }),
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setSubmitted(true);
        if (passphrase === '') input.current?.focus();
        else if (!unlock.isPending) unlock.mutate({ passphrase });
      }}
    >
      <Flex vertical gap={16}>
        <PassphraseInput
          ref={input}
          label="口令"
          value={passphrase}
          onChange={setPassphrase}
          shown={shown}
          problem={submitted && passphrase === '' ? '请输入口令。' : null}
          readOnly={unlock.isPending}
          autoFocus={first}
        />
        <Flex gap={8} justify="space-between" align="center">
          <Checkbox checked={shown} onChange={({ target }) => setShown(target.checked)}>
            显示口令
          </Checkbox>
          <Button type="link" onClick={onForgotten} style={{ paddingInline: 0 }}>
            忘记口令？用恢复码打开
          </Button>
        </Flex>
        <UnlockError
          error={unlock.error}
          busy={unlock.isPending}
          onTakeOver={() => unlock.mutate({ passphrase, takeOver: true })}
        />
        <Button size="large" type={first ? 'primary' : 'default'} htmlType="submit" block loading={unlock.isPending}>
          {unlock.isPending ? '正在打开，大约一秒' : '打开'}
        </Button>
      </Flex>
    </form>
  );
}
