import { useQueries } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { CaseRow } from '#shared/api/cases.ts';
import { useDesk } from '../app/deskContext.ts';
import { windowsToAsk } from './rowWindows.ts';

/**
 * The rows in view, asked for as one scrolls; undefined while one is on its way.
 *
 * What was seen once is shown at once when it comes back into view, and replaced when its window is answered anew.
 */
export function useCaseRows(
  { numbers, rows }: { readonly numbers: readonly string[]; readonly rows: readonly CaseRow[] },
  range: { readonly first: number; readonly last: number },
): {
  readonly rowOf: (number: string) => CaseRow | undefined;
  /** Why rows in view are missing; null while none are. */
  readonly error: unknown;
  /** Asks anew for the rows that failed. */
  readonly retry: () => void;
} {
  const { queries } = useDesk();
  const seen = useRef(new Map<string, CaseRow>());
  const first = new Map(rows.map((row) => [row.number, row]));
  const asked = windowsToAsk(numbers, range, (number) => first.has(number));
  const answers = useQueries({
    queries: asked.map((each) => queries.cases.rows.queryOptions({ input: { numbers: each } })),
    combine: (results) => ({
      rows: new Map(results.flatMap(({ data }) => (data ?? []).map((row) => [row.number, row] as const))),
      error: results.find(({ error }) => error)?.error ?? null,
      retry: () => {
        for (const { error, refetch } of results) if (error) void refetch();
      },
    }),
  });
  useEffect(() => {
    for (const [number, row] of [...first, ...answers.rows]) seen.current.set(number, row);
  });
  return {
    rowOf: (number) => first.get(number) ?? answers.rows.get(number) ?? seen.current.get(number),
    error: answers.error,
    retry: answers.retry,
  };
}
