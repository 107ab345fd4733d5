import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDesk } from '../../app/deskContext.ts';
import { announceChange } from '../../app/tabs.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { sayRemoved } from './changeWords.ts';
import { useBatchUndo } from './useBatchUndo.ts';

/** Moves cases to the 回收站 (`removed` true) or takes them back, and offers the way back. */
export function useSetRemoved() {
  const { client } = useDesk();
  const cache = useQueryClient();
  const { offer } = useBatchUndo();
  const report = useReportError();
  return useMutation({
    mutationFn: (wanted: { readonly numbers: readonly string[]; readonly removed: boolean }) =>
      client.cases.setRemoved({ numbers: [...wanted.numbers], removed: wanted.removed }),
    onSuccess: ({ changed }, { removed }) => {
      void announceChange(cache);
      if (changed.length > 0)
        offer(sayRemoved(changed, removed), { type: 'removed', numbers: changed, removed: !removed });
    },
    onError: report,
  });
}
