import { DatePicker } from 'antd';
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
    <DatePicker
      aria-label={label}
      placeholder="不填就是现在"
      showTime={{ format: 'HH:mm' }}
      format={format}
      value={value === null ? null : dayjs(chinaMinute(new Date(value)))}
      onChange={(picked) => onChange(picked ? chinaMoment(picked.format(format)) : null)}
      style={{ width: '100%' }}
    />
  );
}
