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
  return createORPCClient(new HttpLink({ url: `${location.origin}/api`, fetch: outliving }));
}

/** Bytes a request may have to outlive its page: browsers allow 64 KiB for all of them together (Fetch standard). */
const mostOutliving = 30_000;

/** The procedures that save what is typed. */
const savesTyping = new Set(['cases.edit', 'agency.edit', 'drafts.keep']);

/**
 * Edits are sent so that they arrive even when the page goes away meanwhile: a reload in the middle of typing loses
 * nothing. A message port needs no such care.
 */
function outliving(
  request: Request,
  init: RequestInit,
  _options: unknown,
  path: readonly string[],
  input: unknown,
): Promise<Response> {
  const keepalive = savesTyping.has(path.join('.')) && new Blob([JSON.stringify(input)]).size < mostOutliving;
  return fetch(request, { ...init, keepalive });
}

/** Query and mutation options for every procedure. */
export function queriesOf(client: Client) {
  return createTanstackQueryUtils(client);
}
export type Queries = ReturnType<typeof queriesOf>;
