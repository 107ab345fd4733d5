import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { IntakeNews } from '#shared/api/intake.ts';
import { useDesk } from '../app/deskContext.ts';
import { useKept } from '../parts/useKept.ts';
import { useWatching } from './useTray.ts';

/** Milliseconds after which it is asked again while a folder is watched: files come in by themselves then. */
const watchedEvery = 5000;

/** What waits in the tray and what of it is new: came after the last item somebody has seen there. When the vault is opened nothing is new. */
export function useIntakeNews() {
  const { queries } = useDesk();
  const watched = useWatching().data?.folder != null;
  const [seen, keepSeen] = useKept<number | null>('intake.seen', null);
  const { data } = useQuery(
    queries.intake.news.queryOptions({
      input: { after: seen ?? Number.MAX_SAFE_INTEGER },
      refetchInterval: watched ? watchedEvery : false,
      // Counts must not jump back while another question is on its way.
      placeholderData: (held: IntakeNews | undefined) => held,
    }),
  );
  const newest = data?.newest;
  useEffect(() => {
    if (newest !== undefined) keepSeen((held) => held ?? newest);
  }, [newest, keepSeen]);
  return { pending: data?.pending ?? 0, fresh: seen === null ? 0 : (data?.fresh ?? 0) };
}

/** Behind which item all are new, null while nobody knows; `sawAll` says that everything so far was seen. Counts draw nothing anew here. */
export function useSeenIntake(): { readonly seen: number | null; readonly sawAll: () => void } {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const [seen, keepSeen] = useKept<number | null>('intake.seen', null);
  const sawAll = () => {
    const answers = cache.getQueriesData<IntakeNews>({ queryKey: queries.intake.news.key() });
    const newest = Math.max(...answers.map(([, news]) => news?.newest ?? 0));
    // Before anybody knows what there was, and after the vault was closed, there is nothing to note.
    if (answers.length > 0) keepSeen((held) => (held === null ? null : Math.max(held, newest)));
  };
  return { seen, sawAll };
}
