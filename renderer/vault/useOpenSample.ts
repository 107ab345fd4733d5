import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { wasCancelled } from '../app/readError.ts';
import { useDesk } from '../app/deskContext.ts';

/** How far the sample office is laid out. */
export interface SampleProgress {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

/**
 * Opens the sample office, which takes a while the first time.
 *
 * `progress` is null while nothing is being opened. A cancelled opening is no error.
 */
export function useOpenSample() {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const [progress, setProgress] = useState<SampleProgress | null>(null);
  const stop = useRef<AbortController | null>(null);
  const work = useMutation({
    mutationFn: async () => {
      const abort = new AbortController();
      stop.current = abort;
      setProgress({ done: 0, total: 0, label: '正在准备' });
      try {
        for await (const event of await client.vault.openSample(undefined, { signal: abort.signal })) {
          if (event.type === 'progress') setProgress(event);
        }
      } catch (error) {
        if (!wasCancelled(error, abort.signal)) throw error;
      } finally {
        setProgress(null);
        await cache.invalidateQueries({ queryKey: queries.vault.status.queryKey() });
      }
    },
  });
  return {
    progress,
    error: work.error,
    open: () => work.mutate(),
    cancel: () => stop.current?.abort(),
  };
}
