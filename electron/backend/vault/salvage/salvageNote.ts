import { join } from 'node:path';
import { type SalvageTold, salvagedSchema } from '#shared/doctor/salvaged.ts';
import { exists } from '../exists.ts';
import { vaultLayout } from '../layout.ts';
import type { Vault } from '../openVault.ts';
import { getSetting, removeSetting } from '../store/settings.ts';
import { unlessDamaged } from '../unlessDamaged.ts';
import { salvagedName } from './fillDatabase.ts';

/**
 * What came of the last salvage of an open vault; null once somebody has read it, and where there was none. The broken database may have
 * gone since: an erasure takes it along, somebody moves it, and what is made of a backup never had it.
 */
export async function salvageToTell({ db, dir }: Pick<Vault, 'db' | 'dir'>): Promise<SalvageTold | null> {
  const held = unlessDamaged(() => getSetting(db, salvagedName), null);
  if (held === null) return null;
  const told = salvagedSchema.safeParse(JSON.parse(held));
  if (!told.success) return null;
  const keptAt = told.data.keptAt === null ? null : join(vaultLayout(dir).unclaimed, told.data.keptAt);
  return { ...told.data, keptAt: keptAt !== null && (await exists(keptAt)) ? keptAt : null };
}

/** Somebody has read it. What is missing is told by doctor all the same. */
export function forgetSalvage({ db }: Pick<Vault, 'db'>): void {
  removeSetting(db, salvagedName);
}
