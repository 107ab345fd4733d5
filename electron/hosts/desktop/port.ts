import { RPCHandler } from '@orpc/server/message-port';
import { type IpcMainEvent, MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import type { Backend } from '#backend/createBackend.ts';
import { portDelivery, portRequest } from '#shared/api/desktopPort.ts';
import { declaredErrors } from '../declaredErrors.ts';
import { deskOrigin, isDeskPage } from './deskScheme.ts';

/**
 * Gives the desk's page a message port to the backend whenever it asks: at its start, and after each reload.
 *
 * The page may ask before the backend has loaded; what it sends waits in the port until `start`. One port at a time:
 * a new one ends the work of the page before. What nobody foresaw goes to `report`, without anything personal.
 */
export function servePort(contents: WebContents, backend: Promise<Backend>, report: (fault: string) => void): void {
  let current: MessagePortMain | null = null;
  contents.ipc.on(portRequest, (event) => {
    if (!mayHavePort(event, contents)) return;
    if (current) end(current);
    const { port1: ours, port2: theirs } = new MessageChannelMain();
    current = ours;
    event.senderFrame?.postMessage(portDelivery, null, [theirs]);
    backend.then(
      ({ router, context }) => {
        if (current !== ours) return;
        new RPCHandler(router, declaredErrors(report)).upgrade(ours, { context });
        ours.start();
      },
      // Whoever started the backend says why it failed; here there is nobody left to serve.
      () => ours.close(),
    );
  });
}

/**
 * Closes a port and calls off the work asked for through it.
 *
 * Electron promises `close` for the end of the other side alone, and that is what oRPC waits for; hence the event.
 */
function end(port: MessagePortMain): void {
  port.close();
  port.emit('close');
}

/**
 * True for the desk's own page in the top frame of this window: no frame inside it, no other page, no worker.
 *
 * Checked by address and by origin, because a frame's origin can differ from its address (sandboxed frames).
 */
function mayHavePort({ senderFrame: frame, sender, type }: IpcMainEvent, contents: WebContents): boolean {
  if (type !== 'frame' || sender !== contents || !frame || frame.detached) return false;
  return frame.parent === null && frame.origin === deskOrigin && isDeskPage(frame.url);
}
