import { Segmented } from 'antd';
import type { VaultSecret } from '#shared/api/vault.ts';
import { PassphraseInput } from './PassphraseInput.tsx';
import { RecoveryCodeInput } from './RecoveryCodeInput.tsx';

/** What somebody proves themselves by, as far as it is typed. */
export type TypedSecret = { readonly by: 'passphrase' | 'recoveryCode'; readonly text: string };

export const noSecret: TypedSecret = { by: 'passphrase', text: '' };

/** What was typed, as the desk takes it. */
export function secretOf({ by, text }: TypedSecret): VaultSecret {
  return by === 'passphrase' ? { passphrase: text } : { recoveryCode: text };
}

/** The passphrase, or the recovery code of somebody who forgot it. */
export function SecretField({
  label,
  choice,
  ways,
  value,
  onChange,
  readOnly,
  problem = null,
  autoFocus = false,
}: {
  /** Of the field of the passphrase. */
  label: string;
  /** What the choice is called, and its two ways. */
  choice: string;
  ways: readonly [passphrase: string, recoveryCode: string];
  value: TypedSecret;
  onChange: (value: TypedSecret) => void;
  readOnly: boolean;
  problem?: string | null;
  autoFocus?: boolean;
}) {
  const field = {
    value: value.text,
    onChange: (text: string) => onChange({ ...value, text }),
    readOnly,
    problem,
    autoFocus,
  };
  return (
    <>
      <Segmented<TypedSecret['by']>
        aria-label={choice}
        value={value.by}
        disabled={readOnly}
        onChange={(by) => onChange({ by, text: '' })}
        options={[
          { value: 'passphrase', label: ways[0] },
          { value: 'recoveryCode', label: ways[1] },
        ]}
        style={{ alignSelf: 'flex-start' }}
      />
      {value.by === 'passphrase' ? (
        <PassphraseInput {...field} label={label} shown={false} />
      ) : (
        <RecoveryCodeInput {...field} />
      )}
    </>
  );
}
