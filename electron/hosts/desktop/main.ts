import { join, resolve } from 'node:path';
import { programDir } from '#backend/places.ts';
import { usualVaultDir } from '../usualVaultDir.ts';
import { runDesktop } from './desktop.ts';

runDesktop({
  platform: process.platform,
  vaultDir: resolve(process.env['BEIAN_VAULT'] ?? usualVaultDir(process.env)),
  rendererDir: join(programDir, 'dist', 'renderer'),
});
