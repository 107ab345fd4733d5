import { createRouterClient } from '@orpc/server';
import { openDesk, type VaultPlaces } from './desk.ts';
import type { HostAbilities } from './hostAbilities.ts';
import { openPool } from './jobs/pool.ts';
import { router } from './router.ts';
import { loadPackWithFiles } from './rules/loadRulePack.ts';

export interface BackendOptions extends VaultPlaces {
  /** Where the rule pack lies; its usual place when left out. */
  readonly rulePackDir?: string;
  /** What the host can do beyond carrying calls; nothing when left out. */
  readonly host?: HostAbilities;
  readonly now?: () => Date;
  readonly threads?: number;
  readonly workFactor?: number;
}

/**
 * The one backend that every host serves: the router, its context, and a client for callers in this process.
 *
 * Nothing is locked or opened until a procedure asks; `close` ends the workers and closes the vault.
 */
export async function createBackend({ rulePackDir, threads, now = () => new Date(), ...options }: BackendOptions) {
  const shipped = await loadPackWithFiles(rulePackDir);
  const pool = openPool(threads, options.host?.startProcess);
  const desk = openDesk({ ...options, shipped, pool, now });
  const context = { desk };
  return {
    router,
    context,
    client: createRouterClient(router, { context }),
    close: async () => {
      desk.watch.close();
      desk.lockVault();
      await pool.close();
    },
  };
}

export type Backend = Awaited<ReturnType<typeof createBackend>>;

/** The typed client of the contract, the same over every transport. */
export type Client = Backend['client'];
