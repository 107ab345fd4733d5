import { build } from 'vite';
import { requireChromium } from '../support/requireChromium.ts';
import { makeSharedFolder } from './sharedFolder.ts';

/**
 * Once before all specs: Chromium is there, the renderer is built from the sources as they are, and specs have a folder to
 * share. Answers with what is to be done once after them.
 */
export default async function prepare(): Promise<() => Promise<void>> {
  requireChromium();
  await build({ configFile: new URL('../../vite.config.ts', import.meta.url).pathname, logLevel: 'warn' });
  return makeSharedFolder();
}
