import { portDelivery, portRequest } from '#shared/api/desktopPort.ts';

/** Whether the desktop app shows this page: it is known by the scheme its pages have. */
export function inDesktopApp(): boolean {
  return location.protocol === 'app:';
}

/** The message port of the desktop app, already started; null in a browser. Ask once: a second port ends the first. */
export function desktopPort(): Promise<MessagePort> | null {
  if (!inDesktopApp()) return null;
  return new Promise((resolve) => {
    const take = (event: MessageEvent) => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== portDelivery || !port) return;
      window.removeEventListener('message', take);
      // Listeners are added with addEventListener, which does not start a port by itself.
      port.start();
      resolve(port);
    };
    window.addEventListener('message', take);
    window.postMessage(portRequest, location.origin);
  });
}
