import { build } from 'vite';
import { requireChromium } from '../support/requireChromium.ts';

/** Once before all specs: Chromium is there, and the renderer is built from the sources as they are. */
export default async function prepare(): Promise<void> {
  requireChromium();
  await build({ configFile: new URL('../../vite.config.ts', import.meta.url).pathname, logLevel: 'warn' });
}
