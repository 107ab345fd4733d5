import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { OpenedCase } from '#shared/api/cases.ts';
import { useDesk } from '../app/deskContext.ts';
import { announceChange } from '../app/tabs.ts';

/** The case on screen, asked again whenever something was saved anywhere. */
export function useOpenedCase(caseNumber: string) {
  const { queries } = useDesk();
  return useQuery(queries.cases.open.queryOptions({ input: { caseNumber } }));
}

/** Puts a freshly answered case on screen and lets everything else that may show it ask again. */
export function useShowCase(): (opened: OpenedCase) => void {
  const { queries } = useDesk();
  const cache = useQueryClient();
  return (opened) => {
    const { number: caseNumber } = opened.application.filingCase;
    cache.setQueryData(queries.cases.open.queryKey({ input: { caseNumber } }), opened);
    void announceChange(cache);
  };
}
