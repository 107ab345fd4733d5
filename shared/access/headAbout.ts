import { chinaMinute } from '../calendar/chinaDay.ts';

/** How far the log was at some moment, as it was noted outside of the database. */
export interface NotedHead {
  readonly entries: number;
  /** ISO moment. */
  readonly at: string;
  /** SHA-256 in hex, of the last of these entries; see `entryText`. */
  readonly digest: string;
}

/** What a line of the access log of kind `logAccepted` is about: the note the log did not go on from. Pure. */
export function headAbout({ entries, at, digest }: NotedHead): string {
  return `${entries} ${at} ${digest}`;
}

/** The same as a person reads it; null for what another kind of line is about. Pure. */
export function sayHeadAbout(about: string): string | null {
  const [, entries, at, digest] = /^(\d+) (\S+) ([0-9a-f]{64})$/.exec(about) ?? [];
  if (entries === undefined || at === undefined || digest === undefined) return null;
  return `另外记着：${chinaMinute(new Date(at))} 已有 ${entries} 条，校验值 ${digest.slice(0, 12)}…`;
}
