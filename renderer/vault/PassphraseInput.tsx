import { Input, type InputRef } from 'antd';
import type { ReactNode, Ref } from 'react';
import { LabelledField } from '../parts/LabelledField.tsx';
import { useCapsLock } from './useCapsLock.ts';

/** A field for a passphrase: hidden unless `shown`, and it says when Caps Lock is on. */
export function PassphraseInput({
  label,
  value,
  onChange,
  onBlur,
  shown,
  isNew = false,
  hint,
  problem,
  readOnly = false,
  autoFocus = false,
  ref,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  shown: boolean;
  /** A passphrase that is being made up, for the browser's own keeper of passwords. */
  isNew?: boolean;
  hint?: ReactNode;
  problem?: string | null | undefined;
  readOnly?: boolean;
  autoFocus?: boolean;
  ref?: Ref<InputRef>;
}) {
  const capsLock = useCapsLock();
  return (
    <LabelledField label={label} hint={capsLock.on ? '大写锁定（Caps Lock）开着。' : hint} problem={problem}>
      {(ties) => (
        <Input
          {...ties}
          {...capsLock.handlers}
          {...(ref ? { ref } : {})}
          type={shown ? 'text' : 'password'}
          size="large"
          value={value}
          onChange={({ target }) => onChange(target.value)}
          onBlur={() => {
            capsLock.handlers.onBlur();
            onBlur?.();
          }}
          status={problem ? 'error' : ''}
          maxLength={1024}
          readOnly={readOnly}
          autoFocus={autoFocus}
          // A hidden one no browser keeps on the disk for a restart; a shown one is text like any other.
          autoComplete={shown ? 'off' : isNew ? 'new-password' : 'current-password'}
          autoCapitalize="off"
          spellCheck={false}
        />
      )}
    </LabelledField>
  );
}
