import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { notFixable } from '#shared/scans/fixable.ts';
import { useDesk } from '../app/deskContext.ts';
import { constant } from '../app/tabs.ts';
import type { ScanAhead } from './scansAhead.ts';

/** Cases looked through for the preview: more of them would keep the desk busy for what nobody leafs through. */
export const mostLookedThrough = 200;

/** The scans found so far, in the order they are worked on. */
export interface LookedThrough {
  readonly scans: readonly ScanAhead[];
  /** Cases looked through. */
  readonly cases: number;
  readonly error: unknown;
}

const nothingYet: LookedThrough = { scans: [], cases: 0, error: null };

/** Looks through the scans of the cases, one case after the other, while `wanted`; anew each time it becomes so. */
export function useScansAhead(cases: readonly string[], wanted: boolean): LookedThrough {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const [found, setFound] = useState(nothingYet);
  useEffect(() => {
    if (!wanted) return;
    const cancel = new AbortController();
    const { signal } = cancel;
    setFound(nothingYet);
    async function scansOf(caseNumber: string): Promise<ScanAhead[]> {
      const { materials } = await client.cases.open({ caseNumber }, { signal });
      return Promise.all(
        materials.map(async ({ scanId, slot, facts, fix, givenName }) => ({
          caseNumber,
          scanId,
          slot,
          name: givenName,
          kind: materialSlot(slot).scanKind,
          never: notFixable(facts),
          fixed: fix !== null,
          proposed: await cache.fetchQuery({
            ...queries.scans.proposeFix.queryOptions({ input: { scanId } }),
            ...constant,
          }),
        })),
      );
    }
    void (async () => {
      try {
        for (const caseNumber of cases.slice(0, mostLookedThrough)) {
          const scans = await scansOf(caseNumber);
          if (signal.aborted) return;
          setFound((held) => ({ ...held, scans: [...held.scans, ...scans], cases: held.cases + 1 }));
        }
      } catch (error) {
        if (!signal.aborted) setFound((held) => ({ ...held, error }));
      }
    })();
    return () => cancel.abort();
  }, [client, queries, cache, cases, wanted]);
  return found;
}
