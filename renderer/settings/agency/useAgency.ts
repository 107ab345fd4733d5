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

const mutationKey = ['agency.save'];

/**
 * The agency, and its fields saved one at a time.
 *
 * Each save changes one field of what is stored by then. Saves follow each other; the screen does not wait for them.
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
    mutationKey,
    scope: { id: 'agency' },
    mutationFn: async (change: Partial<Agency>) => client.agency.save({ ...(await client.agency.get()), ...change }),
    // Asked again only after the last of several: an answer in between would take back what still waits.
    onSettled: async () => {
      if (cache.isMutating({ mutationKey }) === 1) await announceChange(cache);
    },
  });
  const write = async (change: Partial<Agency>): Promise<boolean> => {
    // An answer that is still on its way would bring back what was there before.
    await cache.cancelQueries({ queryKey: key });
    cache.setQueryData<Agency>(key, (held) => held && { ...held, ...change });
    return mutateAsync(change).then(
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
