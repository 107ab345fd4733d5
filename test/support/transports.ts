import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import type { Backend, Client } from '#backend/createBackend.ts';
import { declaredErrors } from '../../electron/hosts/declaredErrors.ts';
import { clientOver, freshBackend, letIn, startBrowserDesk } from './browserDesk.ts';

export interface Connected extends AsyncDisposable {
  readonly client: Client;
  readonly backend: Backend;
}

/** Every way a call can travel, each to a backend of its own. */
export const transports: readonly { readonly name: string; connect(): Promise<Connected> }[] = [
  { name: 'a direct call', connect: connectDirectly },
  { name: 'a message port', connect: connectPorts },
  { name: 'HTTP', connect: connectHttp },
];

async function connectDirectly(): Promise<Connected> {
  const { backend, [Symbol.asyncDispose]: dispose } = await freshBackend();
  return { client: backend.client, backend, [Symbol.asyncDispose]: dispose };
}

async function connectPorts(): Promise<Connected> {
  const { backend, [Symbol.asyncDispose]: dispose } = await freshBackend();
  const { port1, port2 } = new MessageChannel();
  const { router, context } = backend;
  new RPCHandler(
    router,
    declaredErrors(() => undefined),
  ).upgrade(port1, { context });
  const client: Client = createORPCClient(new RPCLink({ port: port2 }));
  port1.start();
  port2.start();
  return {
    client,
    backend,
    [Symbol.asyncDispose]: async () => {
      port2.close();
      await dispose();
    },
  };
}

async function connectHttp(): Promise<Connected> {
  const { host, backend, [Symbol.asyncDispose]: dispose } = await startBrowserDesk();
  return { client: clientOver(await letIn(host)), backend, [Symbol.asyncDispose]: dispose };
}
