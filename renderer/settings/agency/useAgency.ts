import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Agency } from '#shared/filing/agency.ts';
import { useDesk } from '../../app/deskContext.ts';
import { announceChange } from '../../app/tabs.ts';
import { useReportError } from '../../parts/useReportError.ts';

/** What was saved last, so that it can be taken back. */
interface Saved {
  readonly what: string;
  readonly before: Partial<Agency>;
}

/**
 * The agency, and its fields saved one at a time.
 *
 * A save holds what is newest here and changes one field. Saves follow each other; the screen does not wait for them.
 */
export function useAgency() {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const [history, setHistory] = useState<readonly Saved[]>([]);
  const [done, setDone] = useState<'saved' | 'undone' | null>(null);
  const key = queries.agency.get.queryKey();
  const stored = useQuery(queries.agency.get.queryOptions());
  const { mutateAsync, isPending } = useMutation({
    scope: { id: 'agency' },
    mutationFn: (agency: Agency) => client.agency.save(agency),
    onSettled: () => announceChange(cache),
  });
  const write = async (change: Partial<Agency>): Promise<boolean> => {
    const newest = cache.getQueryData<Agency>(key);
    if (!newest) return false;
    const next = { ...newest, ...change };
    // An answer that is still on its way would bring back what was there before.
    await cache.cancelQueries({ queryKey: key });
    cache.setQueryData(key, next);
    return mutateAsync(next).then(
      () => true,
      (error) => {
        report(error);
        return false;
      },
    );
  };
  return {
    stored,
    saving: isPending,
    done,
    last: history.at(-1) ?? null,
    save: async <Field extends keyof Agency>(field: Field, value: Agency[Field], what: string) => {
      const before = cache.getQueryData<Agency>(key)?.[field];
      if (before === undefined) return;
      if (!(await write({ [field]: value }))) return;
      setHistory((saved) => [...saved, { what, before: { [field]: before } }]);
      setDone('saved');
    },
    undo: async () => {
      const last = history.at(-1);
      if (!last || !(await write(last.before))) return;
      setHistory((saved) => saved.slice(0, -1));
      setDone('undone');
    },
  };
}
