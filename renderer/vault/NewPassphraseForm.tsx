import { zodResolver } from '@hookform/resolvers/zod';
import { Checkbox, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { advisePassphrase, leastPassphrase } from '#shared/vault/passphrase.ts';
import { type NewPassphrase, newPassphraseSchema } from './newPassphrase.ts';
import { PassphraseAdvice } from './PassphraseAdvice.tsx';
import { PassphraseInput } from './PassphraseInput.tsx';
import { WeakPassphraseQuestion } from './WeakPassphraseQuestion.tsx';

/** Makes up a passphrase: typed twice, with advice on it; a weak one is asked about. `children` are the buttons, one of them submitting. */
export function NewPassphraseForm({
  label = '口令',
  before,
  busy,
  autoFocus = false,
  names = [],
  onSubmit,
  children,
}: {
  label?: string;
  /** What stands above the two fields. */
  before?: ReactNode;
  busy: boolean;
  autoFocus?: boolean;
  /** Names anybody would try here, such as the agency's. */
  names?: readonly string[];
  onSubmit: (passphrase: string) => void;
  children: ReactNode;
}) {
  const [shown, setShown] = useState(false);
  const { control, handleSubmit, watch } = useForm<NewPassphrase>({
    resolver: zodResolver(newPassphraseSchema),
    defaultValues: { passphrase: '', again: '' },
    mode: 'onTouched',
  });
  const typed = watch('passphrase');
  const advice = advisePassphrase(typed, names);
  const [asked, setAsked] = useState<string | null>(null);
  const submit = ({ passphrase }: NewPassphrase) => {
    if (busy) return;
    if (advice.grade === 'weak') setAsked(passphrase);
    else onSubmit(passphrase);
  };
  return (
    <form noValidate onSubmit={(event) => void handleSubmit(submit)(event)}>
      <Flex vertical gap={16}>
        {before}
        <Controller
          name="passphrase"
          control={control}
          render={({ field, fieldState }) => (
            <PassphraseInput
              {...field}
              label={label}
              shown={shown}
              isNew
              readOnly={busy}
              autoFocus={autoFocus}
              hint={
                typed === '' ? (
                  `至少 ${leastPassphrase} 个字符，可以是一句话。别用生日、电话、店名这类别人也知道的词。`
                ) : (
                  <PassphraseAdvice advice={advice} />
                )
              }
              problem={typed === '' ? fieldState.error?.message : null}
            />
          )}
        />
        <Controller
          name="again"
          control={control}
          render={({ field, fieldState }) => (
            <PassphraseInput
              {...field}
              label={`再输一遍${label}`}
              shown={shown}
              isNew
              readOnly={busy}
              problem={fieldState.error?.message}
            />
          )}
        />
        <Checkbox checked={shown} onChange={({ target }) => setShown(target.checked)}>
          显示口令
        </Checkbox>
        {children}
      </Flex>
      {asked !== null && (
        <WeakPassphraseQuestion
          sentence={advice.sentence}
          onUse={() => onSubmit(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </form>
  );
}
