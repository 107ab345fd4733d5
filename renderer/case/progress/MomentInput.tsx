import { DatePicker, Flex } from 'antd';
import type { KeyboardEvent } from 'react';
import { chinaMinute } from '#shared/calendar/chinaDay.ts';
import { chinaMoment } from '#shared/calendar/chinaMoment.ts';
import { dayjs } from '../../parts/chineseDays.ts';

const format = 'YYYY-MM-DD HH:mm';

/** A day and minute by the clock in China, whatever this machine's time zone; empty means now. */
export function MomentInput({
  value,
  onChange,
  label,
}: {
  value: string | null;
  onChange: (moment: string | null) => void;
  label: string;
}) {
  return (
    <Flex vertical onKeyDown={keepEnter}>
      <DatePicker
        aria-label={label}
        placeholder="不填就是现在"
        showTime={{ format: 'HH:mm' }}
        format={format}
        value={value === null ? null : dayjs(chinaMinute(new Date(value)))}
        onChange={(picked) => onChange(picked ? chinaMoment(picked.format(format)) : null)}
        style={{ width: '100%' }}
      />
    </Flex>
  );
}

/** Enter opens the calendar and takes what was typed; it must not send the form off besides. */
function keepEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}
