import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether Electron itself can be started here, and in plain words why not. */
export type ElectronRuntime = { readonly there: true } | { readonly there: false; readonly reason: string };

const folder = join(import.meta.dirname, '..', '..', 'node_modules', 'electron');

/**
 * Looks for Electron's runtime where its npm package looks for it, without fetching it.
 *
 * Source: node_modules/electron/index.js (`path.txt`, `dist`, ELECTRON_OVERRIDE_DIST_PATH).
 */
export function findElectronRuntime(environment: NodeJS.ProcessEnv = process.env): ElectronRuntime {
  const pathFile = join(folder, 'path.txt');
  const named = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null;
  const elsewhere = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  const program = elsewhere ? join(elsewhere, named ?? 'electron') : join(folder, 'dist', named ?? 'electron');
  if (!existsSync(program)) {
    return { there: false, reason: 'Electron’s runtime is not installed; `npx install-electron` fetches it' };
  }
  if (process.platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) {
    return { there: false, reason: 'Electron’s runtime is here, but no display to open a window on (try xvfb-run)' };
  }
  return { there: true };
}
