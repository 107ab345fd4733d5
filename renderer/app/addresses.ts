import type { CasePlace } from '#shared/api/board.ts';

export type CaseTab = CasePlace['tab'];

/** Addresses inside the desk, so that no component spells one. `where` is the field the screen scrolls to. */
export const addresses = {
  board: '/',
  cases: '/cases',
  /** The table with the dialog for a new case open. */
  newCase: '/cases?new',
  /** The same cases as cards, a column a stage. */
  stageBoard: '/cases/board',
  /** The small window beside the console. */
  filling: (caseNumber: string) => `/fill/${caseNumber}`,
  /** What is due, month by month. */
  calendar: '/calendar',
  scans: '/scans',
  /** What came in and waits to be sorted. */
  intake: '/intake',
  /** There, what was put aside. */
  putAside: '/intake?putAside',
  import: '/import',
  settings: (section?: string) => (section ? `/settings/${section}` : '/settings'),
  caseAt: (caseNumber: string, tab: CaseTab = 'form', where: string | null = null) =>
    `/cases/${caseNumber}/${tab}${where ? `?where=${encodeURIComponent(where)}` : ''}`,
} as const;
