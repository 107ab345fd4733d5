import { useEffect, useState } from 'react';
import type { VaultStatus } from '#shared/api/vault.ts';
import { desktopPort, inDesktopApp } from '../desktopPort.ts';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { startSession } from '../session.ts';
import { ConnectedDesk } from './ConnectedDesk.tsx';
import type { DeskHandle } from './deskContext.ts';
import { PlainStyle } from './PlainStyle.tsx';
import { readError, type ShownError, signedOut } from './readError.ts';
import { connect, queriesOf } from './transport.ts';

type Session = ReturnType<typeof startSession>;

type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'needsLink' }
  | { readonly state: 'failed'; readonly error: ShownError }
  | { readonly state: 'connected'; readonly desk: DeskHandle; readonly vault: VaultStatus };

/** The window: connects to its host, then shows the desk. `session` is the one asked for while this was loading. */
export function App({ session }: { session: Session }) {
  const [connection, setConnection] = useState<Connection>({ state: 'connecting' });
  useEffect(() => openConnection(setConnection, session), [session]);
  if (connection.state === 'connected') return <ConnectedDesk {...connection} />;
  return (
    <PlainStyle>
      {connection.state === 'connecting' && <Waiting what="正在打开备案工作台" />}
      {connection.state === 'needsLink' && <ErrorPanel error={signedOut} />}
      {connection.state === 'failed' && (
        <ErrorPanel
          error={connection.error}
          onRetry={() => openConnection(setConnection, inDesktopApp() ? session : startSession())}
        />
      )}
    </PlainStyle>
  );
}

function openConnection(show: (connection: Connection) => void, session: Session): void {
  show({ state: 'connecting' });
  reach(session).then(show, (error: unknown) => show({ state: 'failed', error: readError(error) }));
}

async function reach(session: Session): Promise<Connection> {
  const port = desktopPort();
  if ((await session) === 'needsLink') return { state: 'needsLink' };
  const client = connect(await port);
  const [host, vault] = await Promise.all([client.host.describe(), client.vault.status()]);
  return { state: 'connected', desk: { client, queries: queriesOf(client), host }, vault };
}
