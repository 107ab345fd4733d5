import { Input } from 'antd';
import { useState } from 'react';
import { maskNumber } from '#shared/filing/maskNumber.ts';
import { LabelledField } from '../../parts/LabelledField.tsx';

/** One text of the agency. A masked one shows its middle only while it has the focus. */
export function AgencyInput({
  label,
  value,
  onChange,
  onLeave,
  longest,
  masked,
  hint,
  problem,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onLeave: () => void;
  /** Characters. */
  longest: number;
  masked: boolean;
  hint: string | null;
  problem: string | undefined;
}) {
  const [focused, setFocused] = useState(false);
  return (
    <LabelledField label={label} hint={hint} problem={problem}>
      {(ties) => (
        <Input
          {...ties}
          value={masked && !focused ? maskNumber(value) : value}
          onChange={({ target }) => onChange(target.value)}
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(false);
            onLeave();
          }}
          onPressEnter={({ currentTarget }) => currentTarget.blur()}
          status={problem ? 'error' : ''}
          maxLength={longest}
          autoComplete="off"
        />
      )}
    </LabelledField>
  );
}
