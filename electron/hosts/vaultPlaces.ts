import type { VaultPlaces } from '#backend/desk.ts';
import { chosenVault } from './chosenVault.ts';
import { type Environment, usualConfigDir, usualVaultDir } from './usualFolders.ts';

/**
 * Where a window looks for its vault: the folder named at this start, else the one chosen last, else the usual one.
 *
 * Who names the folder at every start needs nothing remembered. `named` is absolute, or null.
 */
export async function vaultPlaces(named: string | null, environment: Environment): Promise<VaultPlaces> {
  const usedBefore = () => usedVaults(environment);
  if (named !== null) return { vaultDir: named, usedBefore };
  const usual = usualVaultDir(environment);
  const { read, remember } = chosenVault(usualConfigDir(environment));
  return { vaultDir: (await read()) ?? usual, usualVaultDir: usual, rememberVault: remember, usedBefore };
}

/** The folders of vaults used on this computer: the one a window had last, and the usual one. */
export async function usedVaults(environment: Environment): Promise<string[]> {
  const last = await chosenVault(usualConfigDir(environment)).read();
  return [...(last === null ? [] : [last]), usualVaultDir(environment)];
}
