import { Input } from 'antd';
import { useToday } from '../app/useToday.ts';
import { DayPicker } from './DayPicker.tsx';
import type { FieldTies } from './LabelledField.tsx';

/** A day as in the form of a case: typed in any usual way, or picked. What the text means is read by whoever asks. */
export function DayInput({
  ties,
  text,
  onText,
  onLeave,
}: {
  ties: FieldTies;
  text: string;
  onText: (text: string) => void;
  /** The text is finished for now. */
  onLeave: () => void;
}) {
  const today = useToday();
  return (
    <Input
      {...ties}
      {...(ties['aria-invalid'] ? { status: 'error' as const } : {})}
      autoFocus
      autoComplete="off"
      className="beian-number"
      placeholder="如 20261231"
      value={text}
      onChange={({ target }) => onText(target.value)}
      onBlur={onLeave}
      suffix={<DayPicker of={ties.id} text={text} today={today} onPick={onText} />}
    />
  );
}
