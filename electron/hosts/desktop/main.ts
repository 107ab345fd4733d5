import { join, resolve } from 'node:path';
import { programDir } from '#backend/places.ts';
import { chosenVault } from '../chosenVault.ts';
import { usualConfigDir, usualVaultDir } from '../usualFolders.ts';
import { runDesktop } from './desktop.ts';

const { env, platform } = process;

runDesktop({
  platform,
  rendererDir: join(programDir, 'dist', 'renderer'),
  vaultPlaces: async () => {
    const usual = usualVaultDir(env);
    const named = env['BEIAN_VAULT'];
    // Who names the folder at every start needs nothing remembered.
    if (named !== undefined) return { vaultDir: resolve(named), usualVaultDir: usual };
    const { read, remember } = chosenVault(usualConfigDir(env));
    return { vaultDir: (await read()) ?? usual, usualVaultDir: usual, rememberVault: remember };
  },
});
