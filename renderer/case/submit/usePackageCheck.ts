import { useEffect, useRef, useState } from 'react';
import type { CheckedPackage } from '#shared/packages/checkedPackage.ts';
import { useDesk } from '../../app/deskContext.ts';
import { wasCancelled } from '../../app/readError.ts';

type Wanted = Parameters<ReturnType<typeof useDesk>['client']['packages']['check']>[0];

/** How far looking a package through again is, or what came of it. */
export type PackageCheck =
  | { readonly state: 'idle' }
  | { readonly state: 'checking'; readonly done: number; readonly total: number; readonly label: string }
  | { readonly state: 'checked'; readonly checked: CheckedPackage }
  | { readonly state: 'failed'; readonly error: unknown };

/** Looks a package through again; another one, leaving the screen, or `cancel` ends what is under way. */
export function usePackageCheck() {
  const { client } = useDesk();
  const [check, setCheck] = useState<PackageCheck>({ state: 'idle' });
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);
  const run = async (wanted: Wanted) => {
    under.current?.abort();
    const stop = new AbortController();
    under.current = stop;
    const { signal } = stop;
    const tell = (news: PackageCheck) => {
      if (under.current === stop && !signal.aborted) setCheck(news);
    };
    tell({ state: 'checking', done: 0, total: 0, label: '' });
    try {
      for await (const event of await client.packages.check(wanted, { signal })) {
        if (event.type === 'progress') tell({ ...event, state: 'checking' });
        else tell({ state: 'checked', checked: event });
      }
    } catch (error) {
      if (!wasCancelled(error, signal)) tell({ state: 'failed', error });
    }
  };
  const reset = () => {
    under.current?.abort();
    under.current = null;
    setCheck({ state: 'idle' });
  };
  return { check, run: (wanted: Wanted) => void run(wanted), cancel: reset, reset };
}
