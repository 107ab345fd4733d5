import { Input, type InputRef } from 'antd';
import type { Ref } from 'react';
import { recoveryLength, recoveryLettersOf } from '#shared/vault/recoveryCode.ts';
import { LabelledField } from '../parts/LabelledField.tsx';
import { codeFont } from './codeFont.ts';

/** A field for a recovery code. Blanks, hyphens and upper or lower case do not matter. */
export function RecoveryCodeInput({
  value,
  onChange,
  problem,
  readOnly = false,
  autoFocus = false,
  ref,
}: {
  value: string;
  onChange: (value: string) => void;
  problem?: string | null | undefined;
  readOnly?: boolean;
  autoFocus?: boolean;
  ref?: Ref<InputRef>;
}) {
  const typed = recoveryLettersOf(value).length;
  const hint = typed === 0 ? '横线、空格和大小写都不用管。' : `已输入 ${typed} 位，共 ${recoveryLength} 位。`;
  return (
    <LabelledField label="恢复码" hint={hint} problem={problem}>
      {(ties) => (
        <Input
          {...ties}
          {...(ref ? { ref } : {})}
          size="large"
          value={value}
          onChange={({ target }) => onChange(target.value)}
          status={problem ? 'error' : ''}
          maxLength={100}
          readOnly={readOnly}
          autoFocus={autoFocus}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          style={{ fontFamily: codeFont, letterSpacing: 1 }}
        />
      )}
    </LabelledField>
  );
}
