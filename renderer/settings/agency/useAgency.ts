import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgencyEdit } from '#shared/api/agencyEdits.ts';
import type { Agency } from '#shared/filing/agency.ts';
import { useDesk } from '../../app/deskContext.ts';
import { readError } from '../../app/readError.ts';
import { announceChange } from '../../app/tabs.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { useUnloadGuard } from '../../parts/useUnloadGuard.ts';
import {
  afterConflict,
  afterContinued,
  afterKept,
  afterSaved,
  afterUndone,
  nothingDone,
  reversed,
  sameAgencyValue,
} from './agencyWork.ts';

const mutationKey = ['agency.edit'];

/**
 * The agency, and its fields saved one at a time.
 *
 * Each save names what the person saw in the field; when it holds something else by then, nothing is saved and the edit
 * waits among `conflicts`. Saves follow each other; the screen does not wait for them.
 */
export function useAgency() {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const [work, setWork] = useState(nothingDone);
  const key = queries.agency.get.queryKey();
  const stored = useQuery(queries.agency.get.queryOptions());
  const { mutateAsync, isPending } = useMutation({
    mutationKey,
    scope: { id: 'agency' },
    mutationFn: (edit: AgencyEdit) => client.agency.edit(edit),
    // Asked again only after the last of several: an answer in between would take back what still waits.
    onSettled: async () => {
      if (cache.isMutating({ mutationKey }) === 1) await announceChange(cache);
    },
  });

  useUnloadGuard(isPending);

  const show = ({ field, value }: Pick<AgencyEdit, 'field' | 'value'>) =>
    cache.setQueryData<Agency>(key, (held) => held && { ...held, [field]: value });

  const write = async (edit: AgencyEdit): Promise<'saved' | 'conflict' | 'failed'> => {
    // An answer that is still on its way would bring back what was there before.
    await cache.cancelQueries({ queryKey: key });
    show(edit);
    try {
      await mutateAsync(edit);
      return 'saved';
    } catch (error) {
      if (readError(error).code === 'editConflict') return await showCurrent(edit);
      report(error);
      return 'failed';
    }
  };

  /** Shows what the field holds instead, also while other saves are on their way. */
  const showCurrent = async ({ field }: AgencyEdit): Promise<'conflict' | 'failed'> => {
    try {
      show({ field, value: (await client.agency.get())[field] });
      return 'conflict';
    } catch (error) {
      report(error);
      return 'failed';
    }
  };

  return {
    stored,
    saving: isPending,
    done: work.done,
    last: work.saved.at(-1) ?? null,
    conflicts: work.conflicts,
    save: async (edit: AgencyEdit, continued = false) => {
      if (sameAgencyValue(edit.value, edit.expected)) return;
      const result = await write(edit);
      if (result === 'saved') setWork((held) => (continued ? afterContinued : afterSaved)(held, edit));
      if (result === 'conflict') setWork((held) => afterConflict(held, edit, null));
    },
    undo: async () => {
      const last = work.saved.at(-1);
      if (!last) return;
      const back = reversed(last);
      const result = await write(back);
      if (result === 'saved') setWork((held) => afterUndone(held, last));
      if (result === 'conflict') setWork((held) => afterConflict(held, back, last));
    },
    keepStored: (edit: AgencyEdit) => setWork((held) => afterKept(held, edit)),
  };
}
