import { useMutation } from '@tanstack/react-query';
import { Button, Flex, type InputRef } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useDesk } from '../app/deskContext.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { RecoveryCodeInput } from './RecoveryCodeInput.tsx';
import { sayIncomplete, saySlip } from './sayTyped.ts';

/**
 * Has the recovery code typed back and confirms it.
 *
 * While the window still knows the `code`, a wrong group is named at once; what it is stays untold.
 */
export function TypeBackRecovery({
  code,
  onConfirmed,
  children,
}: {
  code: string | null;
  onConfirmed: () => void;
  /** Further buttons. */
  children?: ReactNode;
}) {
  const { queries } = useDesk();
  const [typed, setTyped] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const input = useRef<InputRef>(null);
  const confirm = useMutation(queries.vault.confirmRecovery.mutationOptions({ onSuccess: onConfirmed }));
  const slip = code === null ? null : saySlip(typed, code);
  const problem = slip ?? sayIncomplete(typed);
  // A slip is told while typing; that something is missing only once the person thinks it is complete.
  const told = submitted ? problem : slip;
  const submit = () => {
    if (confirm.isPending) return;
    setSubmitted(true);
    if (problem === null) confirm.mutate({ recoveryCode: typed });
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
          onChange={(value) => {
            setTyped(value);
            confirm.reset();
          }}
          problem={told}
          readOnly={confirm.isPending}
          autoFocus
        />
        <ErrorNote error={confirm.error} />
        <Flex gap={8} wrap justify="flex-end">
          {children}
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            {confirm.isPending ? '正在核对' : '核对'}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}
