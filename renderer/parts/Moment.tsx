import { chinaMinute } from '#shared/calendar/chinaDay.ts';

/** A moment as the office's clock shows it, to the minute. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} className="beian-number">
      {chinaMinute(new Date(at))}
    </time>
  );
}
