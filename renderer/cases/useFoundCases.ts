import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { findCasesInput } from '#shared/api/cases.ts';
import { useDesk } from '../app/deskContext.ts';
import { usePreference } from '../app/preferences.ts';
import { useKept } from '../parts/useKept.ts';
import { useSteady } from '../parts/useSteady.ts';
import { type CaseFilter, caseFilterSchema, everyCase, queryOf } from './caseFilter.ts';

/** While cases wait to be judged, the list is asked for again this often (ms). */
const untilJudged = 1500;
/** How long an answer to an earlier text is worth keeping (ms). */
const keepAnswers = 30_000;

/** What the search box of the case table holds; it outlives the screen, not the opened vault. */
export function useCaseText() {
  return useKept('cases.text', '');
}

/** The filter of the case table, remembered from day to day; the same object while it says the same. */
export function useCaseFilter(): [CaseFilter, (filter: CaseFilter) => void] {
  const [filter, remember] = usePreference('cases.filter', caseFilterSchema, everyCase);
  const written = JSON.stringify(filter);
  const same = useMemo(() => caseFilterSchema.parse(JSON.parse(written)), [written]);
  return [same, useSteady(remember)];
}

/** Whether the table shows the 回收站; nobody begins a day in there. */
export function useInsideBin() {
  return useKept('cases.bin', false);
}

/**
 * The cases that match, as one types; with `removed` those in the 回收站.
 *
 * The box never waits: the search follows with the newest text, an outdated request is aborted, and the rows found
 * last stay until the next answer. `question` is what is being asked, for comparing.
 */
export function useFoundCases(filter: CaseFilter, text: string, removed: boolean) {
  const { queries } = useDesk();
  const written = useDeferredValue(JSON.stringify(queryOf(filter, text, removed)));
  const input = useMemo(() => findCasesInput.parse(JSON.parse(written)), [written]);
  const found = useQuery(
    queries.cases.find.queryOptions({
      input,
      placeholderData: keepPreviousData,
      gcTime: keepAnswers,
      refetchInterval: ({ state }) => (state.data && state.data.unjudged > 0 ? untilJudged : false),
    }),
  );
  return { ...found, question: written };
}
