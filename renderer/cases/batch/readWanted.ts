import type { ManyField } from '#shared/api/cases.ts';
import { readDay } from '#shared/identity/day.ts';

/** What the typed text asks for; `problem` is null while nothing was typed. */
export type Wanted =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: string | null };

/** Reads what many cases are to hold: a name as it is, a day in any usual way of writing. */
export function readWanted(field: ManyField, text: string): Wanted {
  const typed = text.trim();
  if (typed === '') return { ok: false, problem: null };
  if (field === 'staff') return { ok: true, value: typed };
  const read = readDay(typed);
  return read.ok ? { ok: true, value: read.day } : { ok: false, problem: `${read.reason}。` };
}
