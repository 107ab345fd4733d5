import { compact } from '#shared/identity/normalise.ts';

/** Anything `compact` would change; most text has none of it, and asking is quicker than changing. */
const uneven = /[^\x21-\x7e\p{Script=Han}]/u;

/** Text as it is compared: half-width, lower case, without blanks and invisible characters. */
export function fold(text: string): string {
  return (uneven.test(text) ? compact(text) : text).toLowerCase();
}

/** The same without dashes: 138-0013-8000 is 13800138000, and 2026-0012 is found by 20260012. */
export function foldNumber(text: string): string {
  return fold(text).replaceAll('-', '');
}
