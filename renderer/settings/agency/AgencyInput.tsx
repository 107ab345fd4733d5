import { typingEvents } from '../../case/form/useTyping.ts';
import { LabelledField } from '../../parts/LabelledField.tsx';
import { MaskedInput } from '../../parts/MaskedInput.tsx';

/** One text of the agency. A masked one shows its middle while its eye is held, or while it is worked on. */
export function AgencyInput({
  label,
  value,
  onChange,
  onReveal,
  onLeave,
  longest,
  masked,
  hint,
  problem,
}: {
  label: string;
  value: string;
  /** `settled` is false while an input method composes. */
  onChange: (value: string, settled: boolean) => void;
  /** A masked one is shown whole. */
  onReveal: () => void;
  onLeave: () => void;
  /** Characters. */
  longest: number;
  masked: boolean;
  hint: string | null;
  problem: string | undefined;
}) {
  return (
    <LabelledField label={label} hint={hint} problem={problem}>
      {(ties) => (
        <MaskedInput
          {...ties}
          {...typingEvents(onChange)}
          masked={masked}
          value={value}
          onReveal={onReveal}
          onBlur={onLeave}
          onPressEnter={({ currentTarget }) => currentTarget.blur()}
          status={problem ? 'error' : ''}
          maxLength={longest}
          autoComplete="off"
        />
      )}
    </LabelledField>
  );
}
