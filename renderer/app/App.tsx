import { useEffect, useState } from 'react';
import { desktopPort } from '../desktopPort.ts';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { startSession } from '../session.ts';
import { ConnectedDesk } from './ConnectedDesk.tsx';
import type { DeskHandle } from './deskContext.ts';
import { PlainStyle } from './PlainStyle.tsx';
import { readError, type ShownError } from './readError.ts';
import { connect, queriesOf } from './transport.ts';

type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'needsLink' }
  | { readonly state: 'failed'; readonly error: ShownError }
  | { readonly state: 'connected'; readonly desk: DeskHandle };

/** The window: connects to its host, then shows the desk. */
export function App() {
  const [connection, setConnection] = useState<Connection>({ state: 'connecting' });
  useEffect(() => openConnection(setConnection), []);
  if (connection.state === 'connected') return <ConnectedDesk desk={connection.desk} />;
  return (
    <PlainStyle>
      {connection.state === 'connecting' && <Waiting what="正在打开备案工作台" />}
      {connection.state === 'needsLink' && <ErrorPanel error={linkUsedUp} />}
      {connection.state === 'failed' && (
        <ErrorPanel error={connection.error} onRetry={() => openConnection(setConnection)} />
      )}
    </PlainStyle>
  );
}

function openConnection(show: (connection: Connection) => void): void {
  show({ state: 'connecting' });
  reach().then(show, (error: unknown) => show({ state: 'failed', error: readError(error) }));
}

async function reach(): Promise<Connection> {
  const port = desktopPort();
  if (!port && (await startSession()) === 'needsLink') return { state: 'needsLink' };
  const client = connect(await port);
  const host = await client.host.describe();
  return { state: 'connected', desk: { client, queries: queriesOf(client), host } };
}

const linkUsedUp: ShownError = {
  code: 'disconnected',
  message: '这个打开链接已经用过，或者过期了。',
  remedy: '请回到启动备案工作台的窗口，按一下回车键，用新给出的链接打开。为了安全，每个链接只能用一次。',
  details: {},
};
