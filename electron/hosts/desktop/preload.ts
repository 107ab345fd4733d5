import { ipcRenderer } from 'electron';
import { portDelivery, portRequest } from '#shared/api/desktopPort.ts';

/** As much of the page's window as this script touches; the compiler of this folder knows no DOM. */
interface PageWindow {
  readonly location: { readonly origin: string };
  addEventListener(
    type: 'message',
    listener: (event: { readonly source: unknown; readonly data: unknown }) => void,
  ): void;
  postMessage(message: string, targetOrigin: string, transfer: readonly unknown[]): void;
}
declare const window: PageWindow;

/**
 * All the page gets from Electron: one message port, on request, and nothing else.
 *
 * Sandboxed preload scripts are plain CommonJS in one file with no Node beyond `require('electron')`; the build makes
 * this that file. The port goes on with window.postMessage, which is how Electron's documentation hands a port to a
 * context-isolated page ("MessagePorts in Electron").
 */
window.addEventListener('message', (event) => {
  if (event.source === window && event.data === portRequest) ipcRenderer.send(portRequest);
});
ipcRenderer.on(portDelivery, (event) => {
  window.postMessage(portDelivery, window.location.origin, event.ports);
});
