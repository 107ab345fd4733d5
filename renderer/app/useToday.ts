import { useState } from 'react';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import type { Day } from '#shared/filing/date.ts';

/** The day in China when the screen was opened. What depends on the very day is judged by the backend. */
export function useToday(): Day {
  const [today] = useState(() => chinaDay(new Date()));
  return today;
}
