import { useMutation } from '@tanstack/react-query';
import { Button, Flex, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useDesk } from '../app/deskContext.ts';
import { RecoveryCodeInput } from '../vault/RecoveryCodeInput.tsx';
import { sayIncomplete } from '../vault/sayTyped.ts';
import { UnlockError } from './UnlockError.tsx';

/** Asks for the recovery code; with the right one the vault is open. */
export function UnlockByRecovery({
  onBack,
  onBegin,
  onFailed,
  onOpened,
}: {
  onBack: () => void;
  /** Called before the vault may open. */
  onBegin: () => void;
  onFailed: () => void;
  onOpened: (recoveryCode: string) => void;
}) {
  const { queries } = useDesk();
  const [typed, setTyped] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const input = useRef<InputRef>(null);
  const unlock = useMutation(
    queries.vault.unlock.mutationOptions({
      onMutate: onBegin,
      onSuccess: () => onOpened(typed),
      onError: () => {
        onFailed();
        input.current?.focus();
      },
    }),
  );
  const problem = sayIncomplete(typed);
  const submit = () => {
    if (unlock.isPending) return;
    setSubmitted(true);
    if (problem === null) unlock.mutate({ recoveryCode: typed });
    else input.current?.focus();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Flex vertical gap={16}>
        <RecoveryCodeInput
          ref={input}
          value={typed}
          onChange={setTyped}
          problem={submitted ? problem : null}
          readOnly={unlock.isPending}
          autoFocus
        />
        <UnlockError
          error={unlock.error}
          busy={unlock.isPending}
          onTakeOver={() => unlock.mutate({ recoveryCode: typed, takeOver: true })}
        />
        <Flex gap={8} justify="space-between">
          <Button size="large" disabled={unlock.isPending} onClick={onBack}>
            改用口令
          </Button>
          <Button size="large" type="primary" htmlType="submit" loading={unlock.isPending}>
            {unlock.isPending ? '正在打开，大约一秒' : '打开'}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}
