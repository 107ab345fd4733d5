import { join, resolve } from 'node:path';
import { programDir } from '#backend/places.ts';
import { vaultPlaces } from '../vaultPlaces.ts';
import { runDesktop } from './desktop.ts';

const { env, platform } = process;

runDesktop({
  platform,
  rendererDir: join(programDir, 'dist', 'renderer'),
  vaultPlaces: () => vaultPlaces(env['BEIAN_VAULT'] === undefined ? null : resolve(env['BEIAN_VAULT']), env),
});
