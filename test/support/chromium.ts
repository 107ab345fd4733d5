import { type Browser, chromium } from 'playwright';
import { chromiumPath, requireChromium } from './requireChromium.ts';

/**
 * How every Chromium of the tests is started: it has no way out. Nothing but this machine has a name, so whatever a page or
 * the browser itself asks for elsewhere fails at once.
 */
export const chromiumArguments: readonly string[] = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--disable-background-networking',
  '--disable-component-update',
  // Root, as on build machines, cannot use Chromium's own sandbox.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Starts Chromium without a window. */
export async function launchChromium(): Promise<Browser> {
  requireChromium();
  return chromium.launch({ executablePath: chromiumPath() ?? '', args: [...chromiumArguments] });
}
