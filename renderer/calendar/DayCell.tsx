import { memo } from 'react';
import type { CalendarDay } from '#shared/api/calendar.ts';
import type { Day } from '#shared/filing/date.ts';
import { calendarWords, cellInWords, workMark } from './calendarWords.ts';

/** One day of the month: how much of each kind is due, and whose the first ones are. */
export const DayCell = memo(function DayCell({
  day,
  outside,
  today,
  chosen,
  onChoose,
}: {
  day: CalendarDay;
  /** True for a day of the month before or after. */
  outside: boolean;
  today: boolean;
  chosen: boolean;
  onChoose: (day: Day) => void;
}) {
  const mark = workMark(day);
  return (
    <div role="gridcell" aria-selected={chosen} className="beian-day-cell">
      <button
        type="button"
        className="beian-day"
        tabIndex={chosen ? 0 : -1}
        data-day={day.day}
        data-work={day.work}
        data-outside={outside || undefined}
        data-chosen={chosen || undefined}
        aria-current={today ? 'date' : undefined}
        onClick={() => onChoose(day.day)}
      >
        {/* Figures alone say little when heard. */}
        <span className="beian-visually-hidden">{cellInWords(day)}</span>
        <span className="beian-day-head" aria-hidden>
          <span className="beian-day-number beian-number" data-today={today || undefined}>
            {dayNumber(day.day, outside)}
          </span>
          {mark && (
            <span className="beian-day-mark" data-work={day.work}>
              {mark}
            </span>
          )}
        </span>
        {day.counts.length > 0 && (
          <span className="beian-day-counts" aria-hidden>
            {day.counts.map(({ kind, count }) => (
              <span key={kind} className="beian-due beian-number" data-due={kind}>
                {calendarWords[kind].short} {count}
              </span>
            ))}
          </span>
        )}
        <span className="beian-day-lines">
          {day.items.map(({ caseNumber, kind, miniProgramName, subjectName }) => (
            <span key={`${caseNumber} ${kind}`} className="beian-day-line">
              {miniProgramName ?? subjectName ?? caseNumber}
            </span>
          ))}
        </span>
      </button>
    </div>
  );
});

/** 27, and 12/1 where another month begins. */
function dayNumber(day: Day, outside: boolean): string {
  const [, month, date] = day.split('-').map(Number);
  return outside ? `${month}/${date}` : String(date);
}
