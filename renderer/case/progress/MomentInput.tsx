import { DatePicker, Flex } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { chinaMinute } from '#shared/calendar/chinaDay.ts';
import { chinaMoment } from '#shared/calendar/chinaMoment.ts';
import { useMinute } from '../../board/useMinute.ts';
import { dayjs } from '../../parts/chineseDays.ts';

const format = 'YYYY-MM-DD HH:mm';

/** A day and minute by the clock in China, whatever this machine's time zone; null means now, and shows it. */
export function MomentInput({
  value,
  onChange,
  label,
}: {
  value: string | null;
  onChange: (moment: string | null) => void;
  label: string;
}) {
  const now = useMinute();
  // Whoever is at it is not disturbed by the next minute.
  const [begun, setBegun] = useState<number | null>(null);
  const shown = value === null ? new Date(begun ?? now) : new Date(value);
  return (
    <Flex vertical onKeyDown={keepEnter}>
      <DatePicker
        aria-label={label}
        showTime={{ format: 'HH:mm' }}
        format={format}
        allowClear={value !== null}
        value={dayjs(chinaMinute(shown))}
        onChange={(picked) => onChange(picked ? chinaMoment(picked.format(format)) : null)}
        onFocus={() => setBegun(now)}
        onBlur={() => setBegun(null)}
        style={{ width: '100%' }}
      />
    </Flex>
  );
}

/** Enter opens the calendar and takes what was typed; it must not send the form off besides. */
function keepEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}
