import type { CaseRow } from '#shared/api/cases.ts';
import { useToday } from '../app/useToday.ts';
import { CutText } from '../parts/CutText.tsx';
import { shortDate } from '../stageBoard/shortDate.ts';

/** What is due next in a case and when, short enough that both can be read in their column. */
export function NextDate({ date: { day, what } }: { date: NonNullable<CaseRow['nextDate']> }) {
  const today = useToday();
  return <CutText text={`${shortDate(day, Date.parse(today))} ${what}`} whole={`${day} ${what}`} />;
}
