import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { release } from './standIn/ports.ts';
import type { StandInWebContents } from './standIn/windows.ts';

interface PageMessage {
  readonly source: unknown;
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

/** A page's window, as far as messages go: what is posted arrives later, at every listener of the same origin. */
export interface PageWindow {
  readonly location: { readonly origin: string; readonly protocol: string };
  addEventListener(type: 'message', listener: (event: PageMessage) => void): void;
  removeEventListener(type: 'message', listener: (event: PageMessage) => void): void;
  postMessage(data: unknown, targetOrigin: string, ports?: readonly MessagePort[]): void;
  /** A message as a frame or another window would send it. */
  deliver(message: PageMessage): void;
}

/** A page that was just loaded into a window; its preload script speaks through `ipcRenderer`. */
export function pageIn(
  contents: StandInWebContents,
  ipcRenderer: EventEmitter & Pick<Electron.IpcRenderer, 'send'>,
): PageWindow {
  const { protocol, host } = new URL(contents.mainFrame.url);
  const origin = `${protocol}//${host}`;
  const bus = new EventEmitter();
  const window: PageWindow = {
    location: { origin, protocol },
    addEventListener: (type, listener) => void bus.on(type, listener),
    removeEventListener: (type, listener) => void bus.off(type, listener),
    postMessage: (data, targetOrigin, ports = []) => {
      if (targetOrigin === origin) setImmediate(() => bus.emit('message', { source: window, data, ports }));
    },
    deliver: (message) => void bus.emit('message', message),
  };
  // What an earlier page listened to went with it.
  ipcRenderer.removeAllListeners();
  ipcRenderer.send = (channel) => contents.hear(channel);
  contents.mainFrame.received = (channel, transfer) => {
    ipcRenderer.emit(channel, { ports: transfer.map(release) });
  };
  return window;
}
