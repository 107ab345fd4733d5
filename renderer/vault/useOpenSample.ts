import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDesk } from '../app/deskContext.ts';
import { wasCancelled } from '../app/readError.ts';
import { useHeldEditors } from '../case/form/useHeldEditors.ts';
import { useReportError } from '../parts/useReportError.ts';
import { useAskBeforeClosing } from './useAskBeforeClosing.tsx';

/** The sample office on its way. */
export interface SampleOpening {
  /** Null while it is not being opened. */
  readonly progress: { readonly done: number; readonly total: number; readonly label: string } | null;
  /** Opens it in place of the vault that is open, which is locked; what that would cut short is asked about. */
  readonly open: () => void;
  readonly cancel: () => void;
}

/** Opens the sample office, which takes a while the first time. A cancelled opening is no error. */
export function useOpenSample(): SampleOpening {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const held = useHeldEditors();
  const ask = useAskBeforeClosing();
  const [progress, setProgress] = useState<SampleOpening['progress']>(null);
  const stop = useRef<AbortController | null>(null);
  const { mutate } = useMutation({
    mutationFn: async () => {
      if (!(await ask('打开示例资料库', true))) return;
      const abort = new AbortController();
      stop.current = abort;
      setProgress({ done: 0, total: 0, label: '正在准备' });
      try {
        for await (const event of await client.vault.openSample(undefined, { signal: abort.signal })) {
          if (event.type === 'progress') setProgress(event);
          else held.forgetAll();
        }
      } catch (error) {
        if (!wasCancelled(error, abort.signal)) throw error;
      }
    },
    onError: report,
    onSettled: async () => {
      await cache.invalidateQueries({ queryKey: queries.vault.status.queryKey() });
      setProgress(null);
    },
  });
  return { progress, open: () => mutate(), cancel: () => stop.current?.abort() };
}
