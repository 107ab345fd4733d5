import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App as AntApp } from 'antd';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import type { VaultStatus } from '#shared/api/vault.ts';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { letGo } from '../parts/heldCopy.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { whenPageIsLeft } from '../parts/whenPageIsLeft.ts';
import { Unlock } from '../start/Unlock.tsx';
import { useOpenSample } from '../vault/useOpenSample.ts';
import { addresses } from './addresses.ts';
import { useDesk } from './deskContext.ts';
import { DoorMessages } from './doorMessages.ts';
import { useDraftKeeper } from './draftKeeperContext.ts';
import { readError } from './readError.ts';
import { createRoutes, loadNextScreens } from './routes.tsx';
import { SampleContext } from './sampleContext.ts';
import { announceVault } from './tabs.ts';

// The passphrase is asked for every morning, so its page is no part of its own: for 300 ms React shows what stands in for
// a part that comes later. These two are seen once.
const FirstStart = lazy(async () => ({ default: (await import('../start/FirstStart.tsx')).FirstStart }));
const OpeningSample = lazy(async () => ({ default: (await import('../start/OpeningSample.tsx')).OpeningSample }));

/** The page a vault's state leads to. */
type Door = 'firstStart' | 'unlock' | 'desk';

const doorOf: Readonly<Record<VaultStatus['state'], Door>> = { missing: 'firstStart', locked: 'unlock', open: 'desk' };

/**
 * What the vault's state lets a person see: create it, open it, or work.
 *
 * A page before the desk stays although the vault is open while it is `standing`: a recovery code is still to be
 * written down, or a new passphrase to be set.
 */
export function Gate() {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const { message } = AntApp.useApp();
  const status = useQuery(queries.vault.status.queryOptions());
  const routes = useMemo(createRoutes, []);
  const [standing, setStanding] = useState<Door | null>(null);
  const sample = useOpenSample();
  const drafts = useDraftKeeper();
  const opened = status.data?.state === 'open' ? status.data.path : null;
  const lastOpened = useRef(opened);

  useEffect(() => {
    if (opened === null) return;
    // The place one was at belongs to the vault one was in.
    if (lastOpened.current !== null && lastOpened.current !== opened) void routes.navigate(addresses.board);
    lastOpened.current = opened;
    const stopKeeping = drafts.open(opened);
    const stopLeaving = whenPageIsLeft(() => void drafts.flush());
    // A closed vault leaves nothing of its contents in the window, and another one begins afresh.
    return () => {
      stopLeaving();
      stopKeeping();
      letGo();
      const kept = JSON.stringify(queries.vault.status.queryKey());
      cache.removeQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey) !== kept });
    };
  }, [opened, cache, queries, routes, drafts]);

  const shown = status.data && `${status.data.state} ${status.data.path}`;
  const lastShown = useRef(shown);
  useEffect(() => {
    // Every tab passes on what is news to itself: with the last one to know, that ends.
    if (shown !== lastShown.current) announceVault();
    lastShown.current = shown;
  }, [shown]);

  const door = status.data && (standing ?? doorOf[status.data.state]);
  useEffect(() => {
    if (door !== 'desk') return;
    const soon = requestIdleCallback(() => void loadNextScreens());
    return () => cancelIdleCallback(soon);
  }, [door]);

  if (!status.data) {
    if (status.error) return <ErrorPanel error={readError(status.error)} onRetry={() => void status.refetch()} />;
    return <Waiting what="正在打开备案工作台" />;
  }
  if (sample.progress)
    return (
      <Suspense fallback={<Waiting what="正在打开" />}>
        <OpeningSample progress={sample.progress} onCancel={sample.cancel} />
      </Suspense>
    );
  const stand = (at: Door) => (stays: boolean) => setStanding(stays ? at : null);
  return (
    <SampleContext value={sample}>
      <DoorMessages value={message}>
        <Suspense fallback={<Waiting what="正在打开" />}>
          {door === 'firstStart' && <FirstStart status={status.data} onStanding={stand('firstStart')} />}
          {door === 'unlock' && <Unlock key={status.data.path} status={status.data} onStanding={stand('unlock')} />}
          {door === 'desk' && (
            // Messages, notes and questions belong to the vault they speak of: they go with it, and those that come late
            // find no place any more. What is said at the door itself is said outside.
            <AntApp key={opened} style={{ height: '100%' }}>
              <RouterProvider router={routes} />
            </AntApp>
          )}
        </Suspense>
      </DoorMessages>
    </SampleContext>
  );
}
