import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDesk } from '../../app/deskContext.ts';
import { announceChange } from '../../app/tabs.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { useUndoNote } from '../../parts/useUndoNote.tsx';
import { putBack } from '../undoChange.ts';

/** What can be changed in many cases at once. */
export type ManyField = 'staff' | 'plannedOn';

/** Changes one thing in many cases; a note offers to put back what each of them held. */
export function useChangeMany() {
  const { client } = useDesk();
  const cache = useQueryClient();
  const offerUndo = useUndoNote();
  const report = useReportError();
  return useMutation({
    mutationFn: ({ numbers, field, value }: { numbers: string[]; field: ManyField; value: string | null }) =>
      client.cases.changeMany({ numbers, change: { field, value } }),
    onSuccess: (changed, { field, value }) => {
      void announceChange(cache);
      offerUndo(said(field, value, changed.length), async () => {
        for (const { numbers, value: before } of putBack(changed))
          await client.cases.changeMany({ numbers, change: { field, value: before } });
        await announceChange(cache);
      });
    },
    onError: report,
  });
}

function said(field: ManyField, value: string | null, count: number): string {
  if (field === 'staff') return value === null ? `${count} 个案件不再指派` : `${count} 个案件已指派给${value}`;
  return value === null ? `${count} 个案件已取消计划提交日` : `${count} 个案件计划 ${value} 提交`;
}
