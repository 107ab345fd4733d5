import { z } from 'zod';

/** `2026-11-23 14:05` as a person in China types it. */
const typed = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/;

/** The moment (ISO, UTC) of a day and minute by the clock in China; null when it is none. */
export function chinaMoment(text: string): string | null {
  const [, day, minute] = typed.exec(text.trim()) ?? [];
  const moment = new Date(`${day}T${minute}:00+08:00`);
  if (day === undefined || !z.iso.date().safeParse(day).success || Number.isNaN(moment.getTime())) return null;
  return moment.toISOString();
}
