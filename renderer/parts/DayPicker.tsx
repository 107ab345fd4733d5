import { CalendarOutlined } from '@ant-design/icons';
import { Button, Calendar, Popover } from 'antd';
import { useState } from 'react';
import { readDay } from '#shared/identity/day.ts';
import { CalendarHead } from './CalendarHead.tsx';
import { dayjs } from './chineseDays.ts';

/** A calendar behind a button, for those who would rather point. */
export function DayPicker({
  of,
  text,
  today,
  onPick,
}: {
  /** The id of what says which day it picks. */
  of: string;
  text: string;
  today: string;
  onPick: (day: string) => void;
}) {
  const [open, setOpen] = useState(false);
  const read = readDay(text);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={
        <div style={{ width: 300 }}>
          <Calendar
            fullscreen={false}
            headerRender={CalendarHead}
            defaultValue={dayjs(read.ok ? read.day : today)}
            onSelect={(day, { source }) => {
              if (source !== 'date') return;
              setOpen(false);
              onPick(day.format('YYYY-MM-DD'));
            }}
          />
        </div>
      }
    >
      <Button
        type="text"
        size="small"
        icon={<CalendarOutlined />}
        aria-label="打开日历"
        aria-describedby={of}
        style={{ height: 20, width: 20, marginInlineEnd: -4 }}
      />
    </Popover>
  );
}
