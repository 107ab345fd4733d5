import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { contract } from '#shared/api/contract.ts';

/** The typed client of the contract, the same over every transport. */
export type Client = ContractRouterClient<typeof contract>;

/** A client over the desktop app's message port, or over HTTP to the browser host that served this page. */
export function connect(port: MessagePort | null): Client {
  if (port) return createORPCClient(new PortLink({ port }));
  return createORPCClient(new HttpLink({ url: `${location.origin}/api` }));
}

/** Query and mutation options for every procedure. */
export function queriesOf(client: Client) {
  return createTanstackQueryUtils(client);
}
export type Queries = ReturnType<typeof queriesOf>;
