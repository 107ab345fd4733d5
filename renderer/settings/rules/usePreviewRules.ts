import { useEffect, useState } from 'react';
import type { NewRules, RulesChange } from '#shared/api/rules.ts';
import { useDesk } from '../../app/deskContext.ts';

/** How far the comparison of all cases is. */
export type RulesPreview =
  | { readonly state: 'comparing'; readonly done: number; readonly total: number }
  | { readonly state: 'compared'; readonly change: RulesChange }
  | { readonly state: 'failed'; readonly error: unknown };

const beginning: RulesPreview = { state: 'comparing', done: 0, total: 0 };

/** Compares what other rules would change, from the first look on and whenever `wanted` is another object; taken away, it stops. */
export function usePreviewRules(wanted: NewRules): RulesPreview {
  const { client } = useDesk();
  const [preview, setPreview] = useState<RulesPreview>(beginning);
  useEffect(() => {
    const stop = new AbortController();
    const tell = (now: RulesPreview) => {
      if (!stop.signal.aborted) setPreview(now);
    };
    const compare = async () => {
      for await (const event of await client.rules.preview(wanted, { signal: stop.signal })) {
        if (event.type === 'compared') tell({ state: 'compared', change: event.change });
        else tell({ state: 'comparing', done: event.done, total: event.total });
      }
    };
    setPreview(beginning);
    compare().catch((error: unknown) => tell({ state: 'failed', error }));
    return () => stop.abort();
  }, [client, wanted]);
  return preview;
}
