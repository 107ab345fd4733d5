import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { ChangedMany, HeldByMany, ManyField } from '#shared/api/cases.ts';
import { useDesk } from '../../app/deskContext.ts';
import { announceChange } from '../../app/tabs.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { type CaseChange, changesBack, changesTo } from '../undoChange.ts';
import { sayChanged, saySkipped } from './changeWords.ts';
import { useBatchUndo } from './useBatchUndo.ts';

/**
 * Changes one thing in many cases; a note offers to put back what each of them held.
 *
 * Cases that somebody else changed since the window showed them, or since the change that is taken back, keep what
 * they hold, and the note says which.
 */
export function useChangeMany() {
  const { client } = useDesk();
  const { notification } = App.useApp();
  const cache = useQueryClient();
  const { offer } = useBatchUndo();
  const report = useReportError();
  const change = async (field: ManyField, changes: CaseChange[]): Promise<ChangedMany> => {
    const answer = await client.cases.changeMany({ field, changes });
    void announceChange(cache);
    return answer;
  };
  const warn = (title: string, description: string) =>
    notification.warning({ title, description, placement: 'bottomRight', duration: 0 });

  return useMutation({
    mutationFn: ({ held, field, value }: { held: HeldByMany; field: ManyField; value: string | null }) =>
      change(field, changesTo(value, held)),
    onSuccess: ({ changed, skipped }, { field, value }) => {
      const done = sayChanged(field, value, changed.length);
      const left = saySkipped(field, skipped);
      const back = changesBack(value, changed);
      if (back.length > 0) offer(done, { type: 'field', field, changes: back }, left);
      else if (left !== null) warn(done, left);
      else notification.success({ title: done, placement: 'bottomRight' });
    },
    onError: report,
  });
}
