import { Button, Flex, type InputRef } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { PassphraseInput } from '../../vault/PassphraseInput.tsx';

/** Asks for the passphrase before something that a desk left open for a minute must not allow. */
export function ProvePassphrase({
  about,
  action,
  working,
  busy,
  error,
  onSubmit,
  onCancel,
}: {
  about?: ReactNode;
  /** What the button does, and what it says while that is going on. */
  action: string;
  working: string;
  busy: boolean;
  error: unknown;
  onSubmit: (passphrase: string) => void;
  onCancel: () => void;
}) {
  const [passphrase, setPassphrase] = useState('');
  const input = useRef<InputRef>(null);
  useEffect(() => {
    if (error) input.current?.focus({ cursor: 'all' });
  }, [error]);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase === '') input.current?.focus();
        else if (!busy) onSubmit(passphrase);
      }}
    >
      <Flex vertical gap={16}>
        {about}
        <PassphraseInput
          ref={input}
          label="现在的口令"
          value={passphrase}
          onChange={setPassphrase}
          shown={false}
          readOnly={busy}
          autoFocus
        />
        <ErrorNote error={error} />
        <Flex gap={8} justify="flex-end">
          <Button disabled={busy} onClick={onCancel}>
            取消
          </Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {busy ? working : action}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}
