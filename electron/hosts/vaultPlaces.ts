import type { VaultPlaces } from '#backend/desk.ts';
import { chosenVault } from './chosenVault.ts';
import { type Environment, usualConfigDir, usualVaultDir } from './usualFolders.ts';

/**
 * Where a window looks for its vault: the folder named at this start, else the one chosen last, else the usual one.
 *
 * Who names the folder at every start needs nothing remembered. `named` is absolute, or null.
 */
export async function vaultPlaces(named: string | null, environment: Environment): Promise<VaultPlaces> {
  if (named !== null) return { vaultDir: named };
  const usual = usualVaultDir(environment);
  const { read, remember } = chosenVault(usualConfigDir(environment));
  return { vaultDir: (await read()) ?? usual, usualVaultDir: usual, rememberVault: remember };
}
