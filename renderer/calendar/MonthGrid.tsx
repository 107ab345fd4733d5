import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { DueCalendar } from '#shared/api/calendar.ts';
import { monthOf } from '#shared/calendar/monthDays.ts';
import type { Day } from '#shared/filing/date.ts';
import { stepDay } from './calendarKeys.ts';
import { monthInWords } from './calendarWords.ts';
import { DayCell } from './DayCell.tsx';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** A month in weeks; one day is looked at, and the keyboard goes from day to day. */
export function MonthGrid({
  calendar: { month, today, days },
  stale,
  chosen,
  onChoose,
}: {
  calendar: Pick<DueCalendar, 'month' | 'today' | 'days'>;
  /** True while it shows another month than the one asked for. */
  stale: boolean;
  chosen: Day;
  onChoose: (day: Day) => void;
}) {
  const grid = useRef<HTMLDivElement>(null);
  // Set by a key that leads on: its day may be on a page that is still on its way.
  const follows = useRef(false);
  useEffect(() => {
    const cell = follows.current ? grid.current?.querySelector<HTMLElement>(`[data-day="${chosen}"]`) : null;
    if (!cell || stale) return;
    follows.current = false;
    cell.focus();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const to = stepDay(chosen, event.key);
    if (to === null) return;
    event.preventDefault();
    follows.current = true;
    onChoose(to);
  };
  const weeks = Array.from({ length: days.length / weekdays.length }, (_, week) =>
    days.slice(week * weekdays.length, (week + 1) * weekdays.length),
  );
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={monthInWords(month)}
      aria-busy={stale}
      className="beian-month"
      onKeyDown={onKeyDown}
      style={{ gridTemplateRows: `auto repeat(${weeks.length}, minmax(64px, 1fr))` }}
    >
      <div role="row" className="beian-month-row">
        {weekdays.map((weekday) => (
          <span key={weekday} role="columnheader" aria-label={`星期${weekday}`} className="beian-weekday">
            {weekday}
          </span>
        ))}
      </div>
      {weeks.map((week) => (
        <div key={week[0]?.day} role="row" className="beian-month-row">
          {week.map((day) => (
            <DayCell
              key={day.day}
              day={day}
              outside={monthOf(day.day) !== month}
              today={day.day === today}
              chosen={day.day === chosen}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
