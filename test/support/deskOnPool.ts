import { createRouterClient } from '@orpc/server';
import { type BackendOptions, type Client, createBackend } from '#backend/createBackend.ts';
import { type Desk, openDesk } from '#backend/desk.ts';
import type { JobPool } from '#backend/jobs/pool.ts';
import { router } from '#backend/router.ts';
import { loadPackWithFiles } from '#backend/rules/loadRulePack.ts';

export interface OpenedDesk {
  readonly desk: Desk;
  readonly client: Client;
  readonly close: () => Promise<void>;
}

let shared: JobPool | null = null;
let shipped: ReturnType<typeof loadPackWithFiles> | null = null;

/** From here on desks without a host of their own work with this pool; null: each with one of its own again. See onePool.ts. */
export function shareDesksPool(pool: JobPool | null): void {
  shared = pool;
}

/** A desk as the program makes it, with its own pool or the one that is shared. */
export async function deskOnPool(
  options: Omit<BackendOptions, 'rulePackDir'> & { readonly now: () => Date },
): Promise<OpenedDesk> {
  if (shared === null || options.host) {
    const { context, client, close } = await createBackend(options);
    return { desk: context.desk, client, close };
  }
  shipped ??= loadPackWithFiles();
  const desk = openDesk({ ...options, shipped: await shipped, pool: shared });
  const close = async () => {
    desk.watch.close();
    desk.lockVault();
  };
  return { desk, client: createRouterClient(router, { context: { desk } }), close };
}
