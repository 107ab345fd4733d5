import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type {} from 'electron';

type PortMembers = Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'>;

/**
 * Electron's port in the main process over a real one of Node: no message is delivered before `start`.
 *
 * Docs: `close` is emitted when the *remote* end becomes disconnected. Node emits it for one's own `close()` as well.
 */
export class StandInPortMain extends EventEmitter implements PortMembers {
  #port: MessagePort | null;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => this.emit('close'));
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    this.#open().postMessage(
      message,
      transfer.map((port) => release(port)),
    );
  }

  start(): void {
    // Node starts a port with its first listener, Electron with this call.
    this.#open().on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }

  close(): void {
    this.#port?.removeAllListeners('close');
    this.#port?.close();
  }

  /** The port itself, which then belongs to the page it was sent to. */
  release(): MessagePort {
    const port = this.#open();
    this.#port = null;
    port.removeAllListeners('close');
    return port;
  }

  #open(): MessagePort {
    if (!this.#port) throw new Error('this port was sent away');
    return this.#port;
  }
}

/** What Electron does with the transfer list: only its own ports may travel. */
export function release(port: unknown): MessagePort {
  if (!(port instanceof StandInPortMain)) throw new TypeError('only MessagePortMain objects can be transferred');
  return port.release();
}

type ChannelMembers = { readonly [Name in keyof Electron.MessageChannelMain]: PortMembers };

export class StandInMessageChannelMain implements ChannelMembers {
  readonly port1: StandInPortMain;
  readonly port2: StandInPortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new StandInPortMain(port1);
    this.port2 = new StandInPortMain(port2);
  }
}
