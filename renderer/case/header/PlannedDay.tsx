import { useId } from 'react';
import { useToday } from '../../app/useToday.ts';
import { DayField } from '../form/DayField.tsx';
import { headField } from './headField.ts';

/** The day the case is to be submitted; validities are counted from it. */
export function PlannedDay({ held }: { held: string | null }) {
  const today = useToday();
  const id = useId();
  return (
    <DayField
      look={headField(id, 'filingCase.plannedOn', '计划提交日')}
      held={held}
      rules={{ control: 'day', kind: null, today, provinces: [] }}
    />
  );
}
